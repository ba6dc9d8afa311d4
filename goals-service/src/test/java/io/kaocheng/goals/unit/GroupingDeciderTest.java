package io.kaocheng.goals.unit;

import static io.kaocheng.contracts.ProblemCode.NOT_FOUND;
import static io.kaocheng.contracts.ProblemCode.UNIT_ENDED;
import static io.kaocheng.contracts.ProblemCode.UNKNOWN_GROUP;
import static io.kaocheng.contracts.ProblemCode.UNKNOWN_UNIT;
import static io.kaocheng.contracts.ProblemCode.WRONG_STATE;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.goals.GroupingEvent;
import io.kaocheng.contracts.goals.GroupingEvent.UnitGrouped;
import io.kaocheng.contracts.goals.GroupingEvent.UnitUngrouped;
import io.kaocheng.contracts.goals.UnitEvent.UnitAbolished;
import io.kaocheng.contracts.goals.UnitEvent.UnitRegistered;
import io.kaocheng.contracts.goals.UnitGroupEvent.UnitGroupDefined;
import io.kaocheng.goals.unit.GroupingDecider.GroupUnit;
import io.kaocheng.goals.unit.GroupingDecider.GroupingCommand;
import io.kaocheng.goals.unit.GroupingDecider.Membership;
import io.kaocheng.goals.unit.GroupingDecider.UngroupUnit;
import io.kaocheng.testkit.DeciderSpec;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;

class GroupingDeciderTest {

    private static final Code U = Code.of("qingshan-town");
    private static final Code INLAND = Code.of("inland");
    private static final Code COAST = Code.of("coast");
    private static final Code STRONG = Code.of("strong-towns");
    private static final Code TERRAIN = Code.of("terrain");
    private static final LocalDate JAN = LocalDate.of(2026, 1, 1);
    private static final LocalDate MAR = LocalDate.of(2026, 3, 1);
    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);
    private static final GroupingEvent IN = new UnitGrouped(U, INLAND, TERRAIN, JAN);
    private static final GroupingEvent OUT = new UnitUngrouped(U, INLAND, MAR, "区划调整");

    private final DeciderSpec<GroupingCommand, List<Membership>, GroupingEvent> spec =
            new DeciderSpec<>(new GroupingDecider());

    private DeciderSpec<GroupingCommand, List<Membership>, GroupingEvent>.Given given(
            GroupingEvent... events) {
        return spec.given(events)
                .and(
                        UnitDecider.at(U),
                        new UnitRegistered(U, "青山镇", "township", null, JAN),
                        new UnitAbolished(U, MAY, "撤并"))
                .and(GroupDecider.at(INLAND), new UnitGroupDefined(INLAND, "内陆", TERRAIN))
                .and(GroupDecider.at(COAST), new UnitGroupDefined(COAST, "沿海", TERRAIN))
                .and(GroupDecider.at(STRONG), new UnitGroupDefined(STRONG, "强镇", null));
    }

    @Test
    void of_the_groups_of_a_set_a_unit_is_in_one_at_a_time() {
        given().when(new GroupUnit(U, INLAND, JAN)).then(IN);
        given(IN)
                .when(new GroupUnit(U, COAST, MAR))
                .then(
                        new UnitUngrouped(U, INLAND, MAR, null),
                        new UnitGrouped(U, COAST, TERRAIN, MAR));
        given(IN, OUT)
                .when(new GroupUnit(U, COAST, MAR))
                .then(new UnitGrouped(U, COAST, TERRAIN, MAR));
        given(IN, OUT).when(new GroupUnit(U, COAST, JAN)).refused(WRONG_STATE);
        given(new UnitGrouped(U, INLAND, TERRAIN, MAR))
                .when(new GroupUnit(U, COAST, JAN))
                .refused(WRONG_STATE);
    }

    @Test
    void in_groups_without_a_set_it_may_be_besides() {
        given(IN).when(new GroupUnit(U, STRONG, MAR)).then(new UnitGrouped(U, STRONG, null, MAR));
    }

    @Test
    void a_unit_is_in_a_group_once_at_a_time() {
        given(IN).when(new GroupUnit(U, INLAND, JAN)).unchanged();
        given(IN).when(new GroupUnit(U, INLAND, MAR)).refused(WRONG_STATE);
        given(IN, OUT)
                .when(new GroupUnit(U, INLAND, MAR))
                .then(new UnitGrouped(U, INLAND, TERRAIN, MAR));
    }

    @Test
    void it_leaves_a_group_it_is_in_and_not_before_it_came() {
        given(IN).when(new UngroupUnit(U, INLAND, MAR, "区划调整")).then(OUT);
        given(IN, OUT).when(new UngroupUnit(U, INLAND, MAR, "区划调整")).unchanged();
        given(IN, OUT).when(new UngroupUnit(U, INLAND, MAY, "区划调整")).refused(WRONG_STATE);
        given(new UnitGrouped(U, INLAND, TERRAIN, MAR))
                .when(new UngroupUnit(U, INLAND, JAN, "区划调整"))
                .refused(WRONG_STATE);
        given(IN).when(new UngroupUnit(U, COAST, MAR, "区划调整")).refused(NOT_FOUND);
    }

    @Test
    void what_ends_on_its_first_day_never_was() {
        GroupingEvent mistaken = new UnitUngrouped(U, INLAND, JAN, "录入有误");
        given(IN).when(new UngroupUnit(U, INLAND, JAN, "录入有误")).then(mistaken);
        GroupingDecider decider = new GroupingDecider();
        assertThat(decider.evolve(decider.evolve(List.of(), IN), mistaken)).isEmpty();
        given(IN, mistaken).when(new GroupUnit(U, INLAND, JAN)).then(IN);
    }

    @Test
    void units_and_groups_are_those_there_are_on_that_day() {
        spec.given().when(new GroupUnit(U, INLAND, JAN)).refused(UNKNOWN_UNIT);
        given().when(new GroupUnit(U, Code.of("north"), JAN)).refused(UNKNOWN_GROUP);
        given().when(new GroupUnit(U, INLAND, MAY)).refused(UNIT_ENDED);
        given().when(new GroupUnit(U, INLAND, JAN.minusDays(1))).refused(WRONG_STATE);
        given(IN)
                .when(new UngroupUnit(U, INLAND, MAY, "撤并"))
                .then(new UnitUngrouped(U, INLAND, MAY, "撤并"));
    }

    @Test
    void who_is_refused_is_told_the_time_that_is_taken() {
        var open = given(IN).when(new GroupUnit(U, INLAND, MAR)).reasons().getFirst();
        assertThat(open.chinese()).contains("（2026-01-01–）");
        var ended =
                given(IN, OUT).when(new UngroupUnit(U, INLAND, MAY, "区划调整")).reasons().getFirst();
        assertThat(ended.chinese()).contains("（2026-01-01–2026-03-01）");
    }

    @Test
    void a_membership_is_decided_by_its_unit_and_its_group() {
        var change = new GroupUnit(U, INLAND, JAN).change();
        assertThat(change.subject()).isEqualTo("grouping/qingshan-town");
        assertThat(change.references()).containsExactly(UnitDecider.at(U), GroupDecider.at(INLAND));
    }

    @Test
    void a_unit_that_goes_on_is_grouped_as_well_as_one_that_is_to_end() {
        spec.given()
                .and(UnitDecider.at(U), new UnitRegistered(U, "青山镇", "township", null, JAN))
                .and(GroupDecider.at(INLAND), new UnitGroupDefined(INLAND, "内陆", TERRAIN))
                .when(new GroupUnit(U, INLAND, JAN))
                .then(IN);
    }

    @Test
    void of_several_groups_it_leaves_the_one_that_is_named() {
        given(IN, new UnitGrouped(U, STRONG, null, JAN), new UnitUngrouped(U, STRONG, MAR, "区划调整"))
                .when(new UngroupUnit(U, INLAND, MAR, "区划调整"))
                .then(OUT);
    }
}
