package io.kaocheng.goals.region;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.goals.RegionEvent;
import io.kaocheng.contracts.goals.RegionEvent.RegionOpened;
import io.kaocheng.goals.region.RegionDecider.OpenRegion;
import io.kaocheng.goals.region.RegionDecider.Region;
import io.kaocheng.testkit.DeciderSpec;

import org.junit.jupiter.api.Test;

class RegionDeciderTest {

    private static final Code QINGHE = Code.of("qinghe");
    private static final RegionOpened OPENED = new RegionOpened(QINGHE, "青河县", "Asia/Shanghai");

    private final DeciderSpec<OpenRegion, Region, RegionEvent> spec =
            new DeciderSpec<>(new RegionDecider());

    @Test
    void a_region_is_opened_once() {
        OpenRegion open = new OpenRegion(QINGHE, "青河县", "Asia/Shanghai");
        spec.given().when(open).then(OPENED);
        spec.given(OPENED).when(open).unchanged();
    }

    @Test
    void an_open_region_is_not_opened_as_another() {
        spec.given(OPENED)
                .when(new OpenRegion(QINGHE, "青河市", "Asia/Shanghai"))
                .refused(ProblemCode.ALREADY_EXISTS);
        spec.given(OPENED)
                .when(new OpenRegion(QINGHE, "青河县", "Africa/Porto-Novo"))
                .refused(ProblemCode.ALREADY_EXISTS);
    }

    @Test
    void a_region_that_was_opened_twice_is_a_broken_history() {
        spec.given(OPENED).neverFollowedBy(OPENED);
    }

    @Test
    void a_command_goes_to_its_region() {
        assertThat(new OpenRegion(QINGHE, "青河县", "Asia/Shanghai").change().subject())
                .isEqualTo("region/qinghe");
    }
}
