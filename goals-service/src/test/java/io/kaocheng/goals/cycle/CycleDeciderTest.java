package io.kaocheng.goals.cycle;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.goals.CycleEvent;
import io.kaocheng.contracts.goals.CycleEvent.CycleClosed;
import io.kaocheng.contracts.goals.CycleEvent.CycleOpened;
import io.kaocheng.goals.cycle.CycleDecider.CloseCycle;
import io.kaocheng.goals.cycle.CycleDecider.Cycle;
import io.kaocheng.goals.cycle.CycleDecider.CycleCommand;
import io.kaocheng.goals.cycle.CycleDecider.OpenCycle;
import io.kaocheng.testkit.DeciderSpec;

import org.junit.jupiter.api.Test;

class CycleDeciderTest {

    private static final Code C = Code.of("2026");
    private static final Period YEAR = Period.ofYear(2026);
    private static final CycleOpened OPENED = new CycleOpened(C, "年度考核", YEAR);

    private final DeciderSpec<CycleCommand, Cycle, CycleEvent> spec =
            new DeciderSpec<>(new CycleDecider());

    @Test
    void a_cycle_is_opened_once() {
        spec.given().when(new OpenCycle(C, "年度考核", YEAR)).then(OPENED);
        spec.given(OPENED).when(new OpenCycle(C, "年度考核", YEAR)).unchanged();
        spec.given(OPENED)
                .when(new OpenCycle(C, "年度考核", Period.ofYear(2025)))
                .refused(ProblemCode.ALREADY_EXISTS);
    }

    @Test
    void a_cycle_is_closed_for_good() {
        spec.given(OPENED).when(new CloseCycle(C, "结束")).then(new CycleClosed(C, "结束"));
        spec.given(OPENED, new CycleClosed(C, "结束")).when(new CloseCycle(C, "再次")).unchanged();
        spec.given().when(new CloseCycle(C, "结束")).refused(ProblemCode.UNKNOWN_CYCLE);
    }
}
