package io.kaocheng.journal;

import io.kaocheng.contracts.Code;

import java.util.Map;

/**
 * What a decider may look up besides its own stream: other streams of the same journal and region,
 * and facts of other journals, all as of the instant in which it decides. Streams are seen with
 * what earlier commands of the same transaction decided.
 *
 * <p>What a command names in {@link Change#referringTo} was loaded before, together with that of
 * all other commands of the transaction. Anything else is loaded when it is asked for, which is one
 * more question while the region's lock is held: meant for walking up a chain, such as the parents
 * of a unit.
 */
public interface References {

    /** For rules that look nothing up; asking it for anything is a defect. */
    static References none() {
        return new References() {
            @Override
            public Code region() {
                throw new IllegalStateException("the region was asked for where nothing may be");
            }

            @Override
            public <S> S state(StreamKind<?, S, ?> kind, String subject) {
                throw new IllegalStateException(subject + " was looked up where nothing may be");
            }

            @Override
            public <S> Map<String, S> states(Reference.Streams<S> streams) {
                throw new IllegalStateException(streams + " were looked up where nothing may be");
            }

            @Override
            public <T> T facts(Reference.Facts<T> facts) {
                throw new IllegalStateException(facts + " were looked up where nothing may be");
            }
        };
    }

    /** The region whose journal's lock is held. */
    Code region();

    /** The state of a stream; its kind's initial state where it has no entries. */
    <S> S state(StreamKind<?, S, ?> kind, String subject);

    /**
     * The states of all streams that a query finds, by subject. Streams of the kind that earlier
     * commands of the transaction changed are among them whether the query finds them or not, so a
     * rule checks on the state what the query asks for.
     */
    <S> Map<String, S> states(Reference.Streams<S> streams);

    /** Facts of other journals, as this service's projectors keep them. */
    <T> T facts(Reference.Facts<T> facts);
}
