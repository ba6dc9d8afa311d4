package io.kaocheng.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.journal.Decider;
import io.kaocheng.journal.Decision;

import java.util.List;

/**
 * A decider by example: given these events, when this is asked, then these events, or this refusal.
 */
public final class DeciderSpec<C, S, E extends Event> {

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

    /** A stream with a past. */
    public final class Given {
        private final S state;

        private Given(S state) {
            this.state = state;
        }

        public Then when(C command) {
            return new Then(decider.decide(command, state));
        }
    }

    /** What was decided. */
    public final class Then {
        private final Decision<E> decision;

        private Then(Decision<E> decision) {
            this.decision = decision;
        }

        @SafeVarargs
        @SuppressWarnings("varargs") // Only read.
        public final void then(E... events) {
            assertThat(decision).isEqualTo(new Decision.Accepted<>(List.of(events)));
        }

        public void unchanged() {
            assertThat(decision).isEqualTo(new Decision.Accepted<>(List.of()));
        }

        /** Refused for that reason, in words of both languages. */
        public void refused(ProblemCode code) {
            assertThat(decision)
                    .isInstanceOfSatisfying(
                            Decision.Rejected.class,
                            rejected -> {
                                assertThat(rejected.reason().code()).isEqualTo(code);
                                assertThat(rejected.reason().english()).isNotBlank();
                                assertThat(rejected.reason().chinese())
                                        .containsPattern("\\p{IsHan}");
                            });
        }
    }
}
