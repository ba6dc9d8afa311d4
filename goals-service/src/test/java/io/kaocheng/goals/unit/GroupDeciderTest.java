package io.kaocheng.goals.unit;

import static io.kaocheng.contracts.ProblemCode.ALREADY_EXISTS;
import static io.kaocheng.contracts.ProblemCode.NOT_FOUND;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.goals.UnitGroupEvent;
import io.kaocheng.contracts.goals.UnitGroupEvent.UnitGroupDefined;
import io.kaocheng.contracts.goals.UnitGroupEvent.UnitGroupRenamed;
import io.kaocheng.goals.unit.GroupDecider.DefineGroup;
import io.kaocheng.goals.unit.GroupDecider.Group;
import io.kaocheng.goals.unit.GroupDecider.GroupCommand;
import io.kaocheng.goals.unit.GroupDecider.RenameGroup;
import io.kaocheng.testkit.DeciderSpec;

import org.junit.jupiter.api.Test;

import java.util.List;

class GroupDeciderTest {

    private static final Code INLAND = Code.of("inland");
    private static final Code TERRAIN = Code.of("terrain");
    private static final UnitGroupEvent DEFINED = new UnitGroupDefined(INLAND, "内陆乡镇", TERRAIN);

    private final DeciderSpec<GroupCommand, List<Group>, UnitGroupEvent> spec =
            new DeciderSpec<>(new GroupDecider());

    @Test
    void a_group_is_defined_once_with_the_set_it_is_of() {
        spec.given().when(new DefineGroup(INLAND, "内陆乡镇", TERRAIN)).then(DEFINED);
        spec.given(DEFINED).when(new DefineGroup(INLAND, "内陆乡镇", TERRAIN)).unchanged();
        spec.given(DEFINED).when(new DefineGroup(INLAND, "内陆乡镇", null)).refused(ALREADY_EXISTS);
        spec.given(DEFINED).when(new DefineGroup(INLAND, "内陆", TERRAIN)).refused(ALREADY_EXISTS);
    }

    @Test
    void a_group_is_renamed_and_keeps_its_set() {
        UnitGroupEvent renamed = new UnitGroupRenamed(INLAND, "内陆");
        spec.given(DEFINED).when(new RenameGroup(INLAND, "内陆")).then(renamed);
        spec.given(DEFINED, renamed).when(new RenameGroup(INLAND, "内陆")).unchanged();
        spec.given(DEFINED, renamed).when(new DefineGroup(INLAND, "内陆", TERRAIN)).unchanged();
        spec.given().when(new RenameGroup(INLAND, "内陆")).refused(NOT_FOUND);
    }

    @Test
    void every_change_of_a_group_has_the_next_version() {
        GroupDecider decider = new GroupDecider();
        List<Group> defined = decider.evolve(List.of(), DEFINED);
        assertThat(defined).containsExactly(new Group(INLAND, "内陆乡镇", TERRAIN, 1));
        assertThat(decider.evolve(defined, new UnitGroupRenamed(INLAND, "内陆")))
                .containsExactly(new Group(INLAND, "内陆", TERRAIN, 2));
        assertThat(new RenameGroup(INLAND, "内陆").change().subject()).isEqualTo("group/inland");
    }

    @Test
    void a_history_that_defines_twice_or_renames_what_is_not_there_is_broken() {
        spec.given().neverFollowedBy(new UnitGroupRenamed(INLAND, "内陆"));
        spec.given(DEFINED).neverFollowedBy(DEFINED);
    }
}
