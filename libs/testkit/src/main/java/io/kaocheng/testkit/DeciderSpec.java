package io.kaocheng.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.journal.Change;
import io.kaocheng.journal.CorruptStreamException;
import io.kaocheng.journal.Decider;
import io.kaocheng.journal.Decision;
import io.kaocheng.journal.Reference;
import io.kaocheng.journal.References;
import io.kaocheng.journal.Rejection;
import io.kaocheng.journal.StreamKind;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Given-when-then specification of a decider: given events, when a command, then events or a
 * rejection.
 */
public final class DeciderSpec<C, S, E extends Event> {

    /** The region of all examples. */
    public static final Code REGION = Code.of("qinghe");

    private final Decider<C, S, E> decider;

    public DeciderSpec(Decider<C, S, E> decider) {
        this.decider = decider;
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // Only read.
    public final Given given(E... events) {
        S state = decider.initial();
        for (E event : List.of(events)) {
            state = decider.evolve(state, event);
        }
        return new Given(state);
    }

    /** A stream with its events, and the streams and facts the command may refer to. */
    public final class Given {
        private final S state;
        private final Known known = new Known();

        private Given(S state) {
            this.state = state;
        }

        /** Adds another stream of the same journal with its events. */
        @SafeVarargs
        @SuppressWarnings("varargs") // Only read.
        public final <S2, E2 extends Event> Given and(
                StreamKind<?, S2, E2> kind, String subject, E2... events) {
            S2 other = kind.decider().initial();
            for (E2 event : List.of(events)) {
                other = kind.decider().evolve(other, event);
            }
            known.streams.put(subject, new Stream(kind, other));
            return this;
        }

        /** Adds another stream of the same journal, as a command refers to it, with its events. */
        @SuppressWarnings("unchecked") // The events are those of its kind, or evolving fails.
        public <S2> Given and(Reference.Stream<S2> stream, Event... events) {
            return and((StreamKind<?, S2, Event>) stream.kind(), stream.subject(), events);
        }

        /** Adds facts of other journals, as the reference returns them. */
        public <T> Given and(Reference.Facts<T> reference, T facts) {
            known.facts.put(reference, facts);
            return this;
        }

        public Then when(C command) {
            return new Then(decider.decide(command, state, known));
        }

        /** Events that nothing could have recorded here: a history that holds one is broken. */
        @SafeVarargs
        @SuppressWarnings("varargs") // Only read.
        public final void neverFollowedBy(E... events) {
            for (E event : List.of(events)) {
                assertThatThrownBy(() -> decider.evolve(state, event))
                        .as("%s after %s", event, state)
                        .isInstanceOf(CorruptStreamException.class);
            }
        }
    }

    private record Stream(StreamKind<?, ?, ?> kind, Object state) {}

    private static final class Known implements References {
        private final Map<String, Stream> streams = new LinkedHashMap<>();
        private final Map<Reference.Facts<?>, Object> facts = new HashMap<>();

        @Override
        public Code region() {
            return REGION;
        }

        @Override
        @SuppressWarnings("unchecked") // A subject's prefix names its kind.
        public <S2> S2 state(StreamKind<?, S2, ?> kind, String subject) {
            Stream stream = streams.get(subject);
            return stream == null ? kind.decider().initial() : (S2) stream.state();
        }

        @Override
        public <S2> Map<String, S2> states(Reference.Streams<S2> wanted) {
            Map<String, S2> found = new LinkedHashMap<>();
            streams.forEach(
                    (subject, stream) -> {
                        if (stream.kind().equals(wanted.kind())) {
                            found.put(subject, state(wanted.kind(), subject));
                        }
                    });
            return found;
        }

        @Override
        @SuppressWarnings("unchecked") // Put in by its reference.
        public <T> T facts(Reference.Facts<T> wanted) {
            Object found = facts.get(wanted);
            if (found == null) {
                throw new IllegalStateException("the example does not give " + wanted);
            }
            return (T) found;
        }
    }

    /** The decision. */
    public final class Then {
        private final Decision<E> decision;

        private Then(Decision<E> decision) {
            this.decision = decision;
        }

        @SafeVarargs
        @SuppressWarnings("varargs") // Only read.
        public final void then(E... events) {
            assertThat(accepted().events()).isEqualTo(List.of(events));
        }

        public void unchanged() {
            assertThat(accepted().events()).isEmpty();
        }

        /** Checks the result that the caller gets besides the entries. */
        public Then withResult(Record result) {
            assertThat(accepted().result()).isEqualTo(result);
            return this;
        }

        private Decision.Accepted<E> accepted() {
            return switch (decision) {
                case Decision.Accepted<E> accepted -> accepted;
                case Decision.Rejected<E> rejected ->
                        throw new AssertionError("refused: " + rejected.reasons());
                case Decision.Instead<E> instead ->
                        throw new AssertionError("decided instead: " + instead.change());
            };
        }

        /** The change that is decided in its place. */
        public Change<?, ?, ?> instead() {
            return switch (decision) {
                case Decision.Instead<E>(var change) -> change;
                case Decision.Accepted<E> _, Decision.Rejected<E> _ ->
                        throw new AssertionError("decided at once: " + decision);
            };
        }

        /** The reasons of the rejection. */
        public List<Rejection> reasons() {
            return switch (decision) {
                case Decision.Accepted<E> accepted ->
                        throw new AssertionError("accepted: " + accepted.events());
                case Decision.Rejected<E> rejected -> rejected.reasons();
                case Decision.Instead<E> instead ->
                        throw new AssertionError("decided instead: " + instead.change());
            };
        }

        /** Refused for these reasons and no others, in words of both languages. */
        public void refused(ProblemCode... codes) {
            assertThat(reasons()).extracting(Rejection::code).containsExactly(codes);
            for (Rejection reason : reasons()) {
                assertThat(reason.english()).isNotBlank();
                assertThat(reason.chinese())
                        .containsPattern("\\p{IsHan}")
                        .as("a state or kind by its word, not by its code")
                        .doesNotContainPattern("(状态|类型|方向)为 *“?\\p{IsLatin}|角色： *\\p{IsLatin}");
            }
        }
    }
}
