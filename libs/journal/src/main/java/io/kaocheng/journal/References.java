package io.kaocheng.journal;

import io.kaocheng.contracts.Code;

import java.util.Map;

/**
 * Read access of a decider to other streams of the same journal and region, and to facts of other
 * journals, all as of the instant of the decision. Streams include what earlier commands of the
 * same transaction decided.
 *
 * <p>References named in {@link Change#referringTo} are loaded beforehand, together with those of
 * all other commands of the transaction. Anything else is loaded on demand, which is one more query
 * while the region's lock is held: meant for following a chain, such as the parents of a unit.
 */
public interface References {

    /** References of a decider that needs none; every access throws. */
    static References none() {
        return new References() {
            @Override
            public Code region() {
                throw new IllegalStateException("the region was asked for where nothing may be");
            }

            @Override
            public <S> S state(StreamKind<?, S, ?> kind, String subject) {
                throw new IllegalStateException(
                        subject + " was requested where no references are allowed");
            }

            @Override
            public <S> Map<String, S> states(Reference.Streams<S> streams) {
                throw new IllegalStateException(
                        streams + " were requested where no references are allowed");
            }

            @Override
            public <T> T facts(Reference.Facts<T> facts) {
                throw new IllegalStateException(
                        facts + " were requested where no references are allowed");
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

    /**
     * Facts of other journals, as this service's projectors keep them; read once per transaction.
     */
    <T> T facts(Reference.Facts<T> facts);
}
