package io.kaocheng.chassis;

import static java.util.stream.Collectors.joining;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Holder;
import io.kaocheng.policy.Role;
import io.kaocheng.policy.Scope;
import io.kaocheng.policy.Verdict.Allowed;
import io.kaocheng.policy.Verdict.ForeignRegion;
import io.kaocheng.policy.Verdict.MissingRole;

import jakarta.enterprise.context.RequestScoped;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The table of {@link Action} asked for the present caller. Everything here refuses by a {@link
 * Problem} 403 that names the missing role, region or unit.
 */
@RequestScoped
public class Policy {

    private final Caller caller;

    Policy(Caller caller) {
        this.caller = caller;
    }

    /** Lets through whoever may do it somewhere. */
    public void require(Action action) {
        Holder holder = caller.holder();
        if (holder.may(action) instanceof MissingRole missing) {
            throw missing(holder, missing);
        }
    }

    /** Lets through whoever may do it in the region, and says to how much of it. */
    public Scope scope(Action action, Code region) {
        Holder holder = caller.holder();
        return switch (holder.mayIn(action, region)) {
            case Allowed(var scope) -> scope;
            case MissingRole missing -> throw missing(holder, missing);
            case ForeignRegion _ ->
                    throw new Problem(
                            ProblemCode.FOREIGN_REGION,
                            "the token is for region "
                                    + names(holder.regions())
                                    + "; needed is "
                                    + region,
                            "您的账号属于辖区 " + names(holder.regions()) + "，此处须为 " + region);
        };
    }

    /** Whether the caller may do it in the region, for what a request does only in some cases. */
    public boolean allows(Action action, Code region) {
        return caller.holder().mayIn(action, region) instanceof Allowed;
    }

    /** Lets through whoever may do it in the region to what is of the unit. */
    public void require(Action action, Code region, Code unit) {
        if (!scope(action, region).covers(unit)) {
            throw foreign(unit);
        }
    }

    /** Lets through whoever may do it in every region at once. */
    public void requireEverywhere(Action action) {
        Holder holder = caller.holder();
        switch (holder.mayEverywhere(action)) {
            case Allowed _ -> {}
            case MissingRole missing -> throw missing(holder, missing);
            case ForeignRegion _ ->
                    throw new Problem(
                            ProblemCode.FOREIGN_REGION,
                            "the token is for region "
                                    + names(holder.regions())
                                    + "; this concerns every region and needs *",
                            "您的账号属于辖区 " + names(holder.regions()) + "，此操作涉及所有辖区，须为 *");
        }
    }

    /** That the token is not for the unit. */
    public static Problem foreign(Code unit) {
        return new Problem(
                ProblemCode.FOREIGN_UNIT,
                "the token is not for the unit " + unit,
                "您的账号不含单位 " + unit);
    }

    private static Problem missing(Holder holder, MissingRole missing) {
        return new Problem(
                ProblemCode.MISSING_ROLE,
                "needed is the role "
                        + called(missing.needed(), Role::english, " or ")
                        + "; your roles: "
                        + (holder.roles().isEmpty()
                                ? "none"
                                : called(holder.roles(), Role::english, ", ")),
                "此操作由"
                        + called(missing.needed(), Role::chinese, "、")
                        + "办理；您的角色："
                        + (holder.roles().isEmpty()
                                ? "无"
                                : called(holder.roles(), Role::chinese, "、")));
    }

    private static String called(
            Collection<Role> roles, Function<Role, String> name, String between) {
        return roles.stream().sorted().map(name).collect(joining(between));
    }

    private static String names(Collection<String> names) {
        List<String> shown = List.copyOf(new TreeSet<>(names));
        return shown.isEmpty() ? "none" : String.join(", ", shown);
    }
}
