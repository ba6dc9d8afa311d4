package io.kaocheng.goals.access;

import static io.kaocheng.contracts.ProblemCode.ALREADY_EXISTS;
import static io.kaocheng.contracts.ProblemCode.FOREIGN_REGION;
import static io.kaocheng.contracts.ProblemCode.FOREIGN_UNIT;
import static io.kaocheng.contracts.ProblemCode.MISSING_ROLE;
import static io.kaocheng.contracts.ProblemCode.STALE_VALUE;
import static io.kaocheng.contracts.ProblemCode.UNKNOWN_UNIT;
import static io.kaocheng.contracts.ProblemCode.WRONG_STATE;
import static io.kaocheng.journal.Decision.accept;
import static io.kaocheng.journal.Decision.reject;
import static io.kaocheng.journal.Decision.unchanged;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.goals.Access;
import io.kaocheng.contracts.goals.AccessEvent;
import io.kaocheng.contracts.goals.AccessEvent.AccessChanged;
import io.kaocheng.contracts.goals.AccessEvent.AccessRestored;
import io.kaocheng.contracts.goals.AccessEvent.AccessSuspended;
import io.kaocheng.contracts.goals.AccessEvent.MachineRegistered;
import io.kaocheng.contracts.goals.AccessEvent.PersonInvited;
import io.kaocheng.contracts.goals.AccessEvent.SecretReplaced;
import io.kaocheng.goals.access.AccessCommand.ChangeAccess;
import io.kaocheng.goals.access.AccessCommand.InvitePerson;
import io.kaocheng.goals.access.AccessCommand.RegisterMachine;
import io.kaocheng.goals.access.AccessCommand.ReplaceSecret;
import io.kaocheng.goals.access.AccessCommand.RestoreAccess;
import io.kaocheng.goals.access.AccessCommand.SuspendAccess;
import io.kaocheng.goals.access.AccessDecider.Trail;
import io.kaocheng.goals.region.InOpenRegion;
import io.kaocheng.goals.unit.UnitDecider;
import io.kaocheng.journal.Decider;
import io.kaocheng.journal.Decision;
import io.kaocheng.journal.References;
import io.kaocheng.journal.StreamKind;
import io.kaocheng.policy.Holder;
import io.kaocheng.policy.Role;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Who gives whom what. The directory holds what is in force and comes in with the command; the
 * stream is the record of who changed it. Nobody gives, takes or touches what is beyond their own:
 * roles above theirs, regions and units they do not have. Nobody changes their own access.
 */
public final class AccessDecider implements Decider<AccessCommand, Trail, AccessEvent> {

    static final StreamKind<AccessCommand, Trail, AccessEvent> KIND =
            new StreamKind<>(new InOpenRegion<>(new AccessDecider()), AccessEvent.class);

    private static final String ALL = "*";

    /**
     * What was recorded decides nothing: the directory holds what is in force. It was asked when
     * the stream had the version that the change expects, and held all that was recorded by then.
     */
    public record Trail() {}

    /** The units that an access names one by one. */
    static Stream<Code> units(Access access) {
        return access.units().stream().filter(Code::isValid).map(Code::of);
    }

    @Override
    public Trail initial() {
        return new Trail();
    }

    @Override
    public Decision<AccessEvent> decide(
            AccessCommand command, Trail recorded, References references) {
        Code holder = command.holder();
        if (holder.value().equals(command.by().subject())) {
            return reject(
                    WRONG_STATE,
                    "one's own access is changed by another person; found " + holder,
                    "不能更改本人的权限，请由他人办理：" + holder);
        }
        Decision.Reasons wrong = new Decision.Reasons();
        switch (command) {
            case InvitePerson(_, var known, var access, var by, _) -> {
                known.forEach(held -> beyond(held, by.has(), wrong));
                given(access, by.has(), references, wrong);
            }
            case RegisterMachine(_, var known, var access, var by, _) -> {
                known.forEach(held -> beyond(held, by.has(), wrong));
                given(access, by.has(), references, wrong);
            }
            case ChangeAccess(_, var found, _, var access, var by, _) -> {
                beyond(found, by.has(), wrong);
                given(access, by.has(), references, wrong);
            }
            case ReplaceSecret(_, var found, var by, _) -> beyond(found, by.has(), wrong);
            case SuspendAccess(_, var found, _, var by, _) -> beyond(found, by.has(), wrong);
            case RestoreAccess(_, var found, _, var by, _) -> beyond(found, by.has(), wrong);
        }
        if (wrong.any()) {
            return wrong.reject();
        }
        return switch (command) {
            case InvitePerson(_, var known, _, _, _) when !known.isEmpty() -> alreadyExists(holder);
            case InvitePerson(_, _, var access, _, var reason) ->
                    accept(new PersonInvited(holder, access, reason));
            case RegisterMachine(_, var known, _, _, _) when !known.isEmpty() ->
                    alreadyExists(holder);
            case RegisterMachine(_, _, var access, _, var reason) ->
                    accept(new MachineRegistered(holder, access, reason));
            case ChangeAccess(_, var found, _, var access, _, _) when found.equals(access) ->
                    unchanged();
            case ChangeAccess(_, var found, var before, _, _, _) when !found.equals(before) ->
                    reject(
                            STALE_VALUE,
                            "before",
                            "the access is another one meanwhile: " + words(found),
                            "权限已被他人更改，现为：" + inChinese(found));
            case ChangeAccess(_, var found, _, var access, _, var reason) ->
                    accept(new AccessChanged(holder, found, access, reason));
            case ReplaceSecret(_, _, _, var reason) -> accept(new SecretReplaced(holder, reason));
            case SuspendAccess(_, _, var already, _, _) when already -> unchanged();
            case SuspendAccess(_, _, _, _, var reason) ->
                    accept(new AccessSuspended(holder, reason));
            case RestoreAccess(_, _, var already, _, _) when already -> unchanged();
            case RestoreAccess(_, _, _, _, var reason) ->
                    accept(new AccessRestored(holder, reason));
        };
    }

    private static Decision<AccessEvent> alreadyExists(Code holder) {
        return reject(
                ALREADY_EXISTS, "the name is taken already, by " + holder, "名称已被占用：" + holder);
    }

    /** What is to be given: nothing beyond the giver's own, and units that are there. */
    private static void given(
            Access access, Holder grantor, References references, Decision.Reasons wrong) {
        Set<String> unknownRoles = new TreeSet<>(access.roles());
        Role.among(access.roles()).forEach(role -> unknownRoles.remove(role.toString()));
        wrong.unless(
                unknownRoles.isEmpty(),
                MISSING_ROLE,
                "roles",
                "there is no role " + String.join(", ", unknownRoles),
                "没有角色 " + String.join("、", unknownRoles));
        beyond(access, grantor, wrong);
        Code region = references.region();
        if (access.regions().equals(List.of(region.value()))) {
            units(access)
                    .filter(unit -> !UnitDecider.exists(references, unit))
                    .forEach(
                            unit ->
                                    wrong.unless(
                                            false,
                                            UNKNOWN_UNIT,
                                            "units",
                                            "there is no unit " + unit + "; register it first",
                                            "没有单位 " + unit + "，请先登记"));
        }
    }

    /** What a giver may not touch, since it is more than the giver has. */
    private static void beyond(Access access, Holder grantor, Decision.Reasons wrong) {
        Set<Role> above = Role.among(access.roles());
        above.removeAll(Role.givenBy(grantor.roles()));
        wrong.unless(
                above.isEmpty(),
                MISSING_ROLE,
                "roles",
                "only an admin gives, takes or touches " + words(above),
                "仅系统管理人员可以授予、收回或更改角色：" + inChinese(above));
        Set<String> regions = more(access.regions(), grantor.regions());
        wrong.unless(
                regions.isEmpty(),
                FOREIGN_REGION,
                "regions",
                "the own token is not for " + String.join(", ", regions),
                "本人权限不包含辖区 " + String.join("、", regions));
        Set<String> units = more(access.units(), grantor.units());
        wrong.unless(
                units.isEmpty(),
                FOREIGN_UNIT,
                "units",
                "the own token is not for " + String.join(", ", units),
                "本人权限不包含单位 " + String.join("、", units));
    }

    private static Set<String> more(List<String> asked, Set<String> held) {
        Set<String> more = new TreeSet<>(asked);
        if (held.contains(ALL)) {
            more.clear();
        }
        more.removeAll(held);
        return more;
    }

    private static String words(Set<Role> roles) {
        return String.join(", ", roles.stream().map(Role::toString).sorted().toList());
    }

    private static String words(Access access) {
        return String.join(", ", access.roles())
                + " / "
                + String.join(", ", access.regions())
                + " / "
                + String.join(", ", access.units());
    }

    private static String inChinese(Set<Role> roles) {
        return String.join("、", roles.stream().map(Role::chinese).toList());
    }

    private static String inChinese(Access access) {
        return "角色 "
                + named(inChinese(Role.among(access.roles())), "无")
                + "；辖区 "
                + named(all(access.regions(), "全部辖区"), "无")
                + "；单位 "
                + named(all(access.units(), "全部单位"), "无");
    }

    private static String all(List<String> names, String all) {
        return names.contains(ALL) ? all : String.join("、", names);
    }

    private static String named(String names, String none) {
        return names.isEmpty() ? none : names;
    }

    @Override
    public Trail evolve(Trail recorded, AccessEvent event) {
        return recorded;
    }
}
