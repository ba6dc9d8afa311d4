package io.kaocheng.goals.region;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.goals.region.RegionDecider.Open;
import io.kaocheng.goals.region.RegionDecider.Unopened;
import io.kaocheng.journal.Decider;
import io.kaocheng.journal.Decision;
import io.kaocheng.journal.References;

/** The rules of a stream in a region: nothing is recorded before the region has been opened. */
public record InOpenRegion<C, S, E extends Event>(Decider<C, S, E> rules)
        implements Decider<C, S, E> {

    @Override
    public S initial() {
        return rules.initial();
    }

    @Override
    public Decision<E> decide(C command, S state, References references) {
        Code region = references.region();
        return switch (references.state(RegionDecider.KIND, "region/" + region)) {
            case Open _ -> rules.decide(command, state, references);
            case Unopened() ->
                    Decision.reject(
                            ProblemCode.UNKNOWN_REGION,
                            "the region " + region + " has not been opened; open it first",
                            "辖区 " + region + " 尚未开通，请先开通");
        };
    }

    @Override
    public S evolve(S state, E event) {
        return rules.evolve(state, event);
    }
}
