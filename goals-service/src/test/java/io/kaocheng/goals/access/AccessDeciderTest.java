package io.kaocheng.goals.access;

import static io.kaocheng.contracts.ProblemCode.ALREADY_EXISTS;
import static io.kaocheng.contracts.ProblemCode.FOREIGN_REGION;
import static io.kaocheng.contracts.ProblemCode.FOREIGN_UNIT;
import static io.kaocheng.contracts.ProblemCode.MISSING_ROLE;
import static io.kaocheng.contracts.ProblemCode.STALE_VALUE;
import static io.kaocheng.contracts.ProblemCode.UNKNOWN_UNIT;
import static io.kaocheng.contracts.ProblemCode.WRONG_STATE;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.goals.Access;
import io.kaocheng.contracts.goals.AccessEvent;
import io.kaocheng.contracts.goals.AccessEvent.AccessChanged;
import io.kaocheng.contracts.goals.AccessEvent.AccessRestored;
import io.kaocheng.contracts.goals.AccessEvent.AccessSuspended;
import io.kaocheng.contracts.goals.AccessEvent.MachineRegistered;
import io.kaocheng.contracts.goals.AccessEvent.PersonInvited;
import io.kaocheng.contracts.goals.AccessEvent.SecretReplaced;
import io.kaocheng.contracts.goals.UnitEvent.UnitRegistered;
import io.kaocheng.goals.access.AccessCommand.ChangeAccess;
import io.kaocheng.goals.access.AccessCommand.InvitePerson;
import io.kaocheng.goals.access.AccessCommand.RegisterMachine;
import io.kaocheng.goals.access.AccessCommand.ReplaceSecret;
import io.kaocheng.goals.access.AccessCommand.RestoreAccess;
import io.kaocheng.goals.access.AccessCommand.SuspendAccess;
import io.kaocheng.goals.access.AccessDecider.Trail;
import io.kaocheng.goals.unit.UnitDecider;
import io.kaocheng.policy.Holder;
import io.kaocheng.policy.Role;
import io.kaocheng.testkit.DeciderSpec;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

class AccessDeciderTest {

    private static final Code ZHAO = Code.of("zhao");
    private static final Code HEXI = Code.of("hexi");
    private static final Grantor ADMIN = grantor("feng", Role.ADMIN, "qinghe", "*");
    private static final Grantor EVERYWHERE = grantor("root", Role.ADMIN, "*", "*");
    private static final Grantor OFFICE = grantor("li", Role.OFFICE, "qinghe", "*");
    private static final Grantor OF_HEXI = grantor("sun", Role.OFFICE, "qinghe", "hexi");
    private static final Access SUBMITS = access("department", "qinghe", "hexi");
    private static final Access REVIEWS = access("reviewer", "qinghe", "*");
    private static final Access LEADS = access("leader", "qinghe", "*");
    private static final AccessEvent INVITED = new PersonInvited(ZHAO, SUBMITS, "新任");

    private final DeciderSpec<AccessCommand, Trail, AccessEvent> spec =
            new DeciderSpec<>(new AccessDecider());

    private static Grantor grantor(String subject, Role role, String region, String unit) {
        return new Grantor(subject, new Holder(Set.of(role), Set.of(region), Set.of(unit)));
    }

    private static Access access(String role, String region, String unit) {
        return new Access(List.of(role), List.of(region), List.of(unit));
    }

    private DeciderSpec<AccessCommand, Trail, AccessEvent>.Given given(AccessEvent... events) {
        return spec.given(events)
                .and(
                        UnitDecider.at(HEXI),
                        new UnitRegistered(
                                HEXI, "河西镇", "township", null, LocalDate.of(2025, 1, 1)));
    }

    private static AccessCommand invite(Access access, Grantor by) {
        return new InvitePerson(ZHAO, List.of(), access, by, "新任");
    }

    private static AccessCommand change(Access found, Access to, Grantor by) {
        return new ChangeAccess(ZHAO, found, found, to, by, "兼任");
    }

    @Test
    void a_person_is_invited_once_under_a_name() {
        given().when(invite(SUBMITS, OFFICE)).then(INVITED);
        given().when(new InvitePerson(ZHAO, List.of(SUBMITS), SUBMITS, OFFICE, "新任"))
                .refused(ALREADY_EXISTS);
    }

    @Test
    void a_machine_is_registered_once_under_a_name() {
        given().when(new RegisterMachine(ZHAO, List.of(), SUBMITS, ADMIN, "接入"))
                .then(new MachineRegistered(ZHAO, SUBMITS, "接入"));
        given().when(new RegisterMachine(ZHAO, List.of(Access.NONE), SUBMITS, ADMIN, "接入"))
                .refused(ALREADY_EXISTS);
    }

    @Test
    void nobody_gives_a_role_above_their_own() {
        given().when(invite(REVIEWS, OFFICE)).then(new PersonInvited(ZHAO, REVIEWS, "新任"));
        given().when(invite(LEADS, OFFICE)).refused(MISSING_ROLE);
        given().when(invite(access("admin", "qinghe", "*"), OFFICE)).refused(MISSING_ROLE);
        given().when(invite(LEADS, ADMIN)).then(new PersonInvited(ZHAO, LEADS, "新任"));
        given().when(invite(SUBMITS, grantor("chen", Role.LEADER, "qinghe", "*")))
                .refused(MISSING_ROLE);
        given().when(invite(access("emperor", "qinghe", "*"), ADMIN)).refused(MISSING_ROLE);
    }

    @Test
    void nobody_gives_a_region_or_a_unit_that_is_not_their_own() {
        given().when(invite(access("department", "*", "hexi"), ADMIN)).refused(FOREIGN_REGION);
        given().when(invite(access("department", "liuhe", "hexi"), ADMIN)).refused(FOREIGN_REGION);
        given().when(invite(access("operator", "*", "*"), EVERYWHERE))
                .then(new PersonInvited(ZHAO, access("operator", "*", "*"), "新任"));
        given().when(invite(REVIEWS, OF_HEXI)).refused(FOREIGN_UNIT);
        given().when(invite(SUBMITS, OF_HEXI)).then(INVITED);
    }

    @Test
    void a_unit_that_is_given_is_registered_in_the_region() {
        given().when(invite(access("department", "qinghe", "nowhere"), ADMIN))
                .refused(UNKNOWN_UNIT);
        given(INVITED)
                .when(change(SUBMITS, access("department", "qinghe", "nowhere"), ADMIN))
                .refused(UNKNOWN_UNIT);
        given().when(invite(access("department", "liuhe", "nowhere"), EVERYWHERE))
                .then(new PersonInvited(ZHAO, access("department", "liuhe", "nowhere"), "新任"));
    }

    @Test
    void what_is_above_the_own_is_not_touched_either() {
        given().when(change(LEADS, SUBMITS, OFFICE)).refused(MISSING_ROLE);
        given().when(change(access("auditor", "*", "*"), SUBMITS, ADMIN)).refused(FOREIGN_REGION);
        given().when(change(REVIEWS, SUBMITS, OF_HEXI)).refused(FOREIGN_UNIT);
        given().when(new ReplaceSecret(ZHAO, LEADS, OFFICE, "遗忘")).refused(MISSING_ROLE);
        given().when(new SuspendAccess(ZHAO, LEADS, false, OFFICE, "离任")).refused(MISSING_ROLE);
        given().when(new RestoreAccess(ZHAO, LEADS, false, OFFICE, "返岗")).refused(MISSING_ROLE);
        given().when(new InvitePerson(ZHAO, List.of(LEADS), SUBMITS, OFFICE, "新任"))
                .refused(MISSING_ROLE);
        given().when(new RegisterMachine(ZHAO, List.of(LEADS), SUBMITS, OFFICE, "接入"))
                .refused(MISSING_ROLE);
        given().when(new RegisterMachine(ZHAO, List.of(), LEADS, OFFICE, "接入"))
                .refused(MISSING_ROLE);
    }

    @Test
    void nobody_changes_their_own_access() {
        Grantor self = grantor("zhao", Role.ADMIN, "*", "*");
        given().when(change(SUBMITS, LEADS, self)).refused(WRONG_STATE);
        given().when(new SuspendAccess(ZHAO, SUBMITS, false, self, "离任")).refused(WRONG_STATE);
    }

    @Test
    void a_change_is_made_of_what_is_there() {
        given(INVITED)
                .when(change(SUBMITS, REVIEWS, ADMIN))
                .then(new AccessChanged(ZHAO, SUBMITS, REVIEWS, "兼任"));
        given(INVITED).when(change(REVIEWS, REVIEWS, ADMIN)).unchanged();
        given(INVITED)
                .when(new ChangeAccess(ZHAO, REVIEWS, SUBMITS, LEADS, ADMIN, "兼任"))
                .refused(STALE_VALUE);
        given(INVITED)
                .when(new ChangeAccess(ZHAO, REVIEWS, SUBMITS, REVIEWS, ADMIN, "兼任"))
                .unchanged();
    }

    @Test
    void somebody_is_suspended_and_let_in_again_and_gets_another_secret() {
        given(INVITED)
                .when(new SuspendAccess(ZHAO, SUBMITS, false, OFFICE, "离任"))
                .then(new AccessSuspended(ZHAO, "离任"));
        given(INVITED).when(new SuspendAccess(ZHAO, SUBMITS, true, OFFICE, "离任")).unchanged();
        given(INVITED)
                .when(new RestoreAccess(ZHAO, SUBMITS, false, OFFICE, "返岗"))
                .then(new AccessRestored(ZHAO, "返岗"));
        given(INVITED).when(new RestoreAccess(ZHAO, SUBMITS, true, OFFICE, "返岗")).unchanged();
        given(INVITED)
                .when(new ReplaceSecret(ZHAO, SUBMITS, OFFICE, "遗忘"))
                .then(new SecretReplaced(ZHAO, "遗忘"));
    }

    @Test
    void a_command_names_its_holder_and_each_unit_that_it_gives() {
        for (AccessCommand giving :
                List.of(
                        invite(SUBMITS, OFFICE),
                        new RegisterMachine(ZHAO, List.of(), SUBMITS, ADMIN, "接入"),
                        change(REVIEWS, SUBMITS, ADMIN))) {
            assertThat(giving.change().subject()).isEqualTo("access/zhao");
            assertThat(giving.change().references()).containsExactly(UnitDecider.at(HEXI));
        }
        assertThat(invite(REVIEWS, OFFICE).change().references()).isEmpty();
        for (AccessCommand giving :
                List.of(
                        new ReplaceSecret(ZHAO, SUBMITS, OFFICE, "遗忘"),
                        new SuspendAccess(ZHAO, SUBMITS, false, OFFICE, "离任"),
                        new RestoreAccess(ZHAO, SUBMITS, false, OFFICE, "返岗"))) {
            assertThat(giving.change().subject()).isEqualTo("access/zhao");
            assertThat(giving.change().references()).isEmpty();
        }
    }

    @Test
    void what_was_recorded_decides_nothing_since_the_directory_holds_what_is_in_force() {
        given(INVITED, new AccessSuspended(ZHAO, "离任")).when(invite(SUBMITS, OFFICE)).then(INVITED);
        AccessDecider decider = new AccessDecider();
        assertThat(decider.evolve(decider.initial(), INVITED)).isEqualTo(new Trail());
    }

    @Test
    void who_is_refused_is_told_what_is_in_the_way() {
        var above = given().when(invite(LEADS, OFFICE)).reasons().getFirst();
        assertThat(above.english()).endsWith(" leader");
        assertThat(above.chinese()).endsWith("角色：领导");
        var stale =
                given(INVITED)
                        .when(new ChangeAccess(ZHAO, REVIEWS, SUBMITS, LEADS, ADMIN, "兼任"))
                        .reasons()
                        .getFirst();
        assertThat(stale.english()).endsWith("reviewer / qinghe / *");
        assertThat(stale.chinese()).endsWith("角色 数据审核；辖区 qinghe；单位 全部单位");
    }
}
