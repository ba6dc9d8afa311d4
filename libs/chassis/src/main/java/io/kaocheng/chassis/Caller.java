package io.kaocheng.chassis;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ProblemCode;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonString;

import org.eclipse.microprofile.jwt.JsonWebToken;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Who calls, and what the token lets them do: realm roles, scoped by the claims {@code region} and
 * {@code units}, in which {@code *} means all.
 */
@RequestScoped
public class Caller {

    private static final String[] EVERYBODY = {
        "leader",
        "office",
        "indicator-author",
        "indicator-approver",
        "department",
        "reviewer",
        "evaluator",
        "operator",
        "auditor",
        "admin",
        "submissions:write"
    };

    private final SecurityIdentity identity;
    private final JsonWebToken token;

    Caller(SecurityIdentity identity, JsonWebToken token) {
        this.identity = identity;
        this.token = token;
    }

    /** The opaque subject id that stands in entries. */
    public String subject() {
        String subject = token.getSubject();
        return subject != null ? subject : identity.getPrincipal().getName();
    }

    /**
     * What the caller is called, for others to read; absent where the token does not say. No entry
     * holds it: the history names persons by their subject ids only.
     */
    public Optional<String> name() {
        String name = token.getClaim("name");
        String login = token.getClaim("preferred_username");
        // What Keycloak calls a system is its client's name with something in front.
        return Stream.of(name, login)
                .filter(called -> called != null && !called.isBlank())
                .map(called -> called.replaceFirst("^service-account-", ""))
                .findFirst();
    }

    /**
     * Lets through whoever holds one of the roles for the region.
     *
     * @throws Problem 403 naming the missing role or region
     */
    public void mayIn(Code region, String... roles) {
        may(roles);
        Set<String> regions = regions();
        if (!regions.contains("*") && !regions.contains(region.value())) {
            throw new Problem(
                    ProblemCode.FOREIGN_REGION,
                    "the token is for region " + names(regions) + "; needed is " + region,
                    "访问令牌属于辖区 " + names(regions) + "，此处须为 " + region);
        }
    }

    /** Lets through everybody who has any part in the region's assessment. */
    public void mayRead(Code region) {
        mayIn(region, EVERYBODY);
    }

    /** Lets through whoever holds one of the roles. */
    public void may(String... roles) {
        if (identity.isAnonymous()) {
            throw new UnauthorizedException();
        }
        if (Arrays.stream(roles).noneMatch(identity::hasRole)) {
            throw new Problem(
                    ProblemCode.MISSING_ROLE,
                    "needed is the role "
                            + String.join(" or ", roles)
                            + "; the token has "
                            + names(identity.getRoles()),
                    "须具备角色 "
                            + String.join(" 或 ", roles)
                            + "，令牌所含角色为 "
                            + names(identity.getRoles()));
        }
    }

    public boolean is(String role) {
        return identity.hasRole(role);
    }

    /** Whether the token is for the unit. */
    public boolean actsFor(Code unit) {
        return mine().test(unit);
    }

    /** Whether the token is for a unit: read once, for who asks for many. */
    public Predicate<Code> mine() {
        Set<String> units = units();
        return units.contains("*") ? any -> true : unit -> units.contains(unit.value());
    }

    /** The regions the token is for; {@code *} for all. */
    public Set<String> regions() {
        return claim("region");
    }

    /** The units the token is for; {@code *} for all. */
    public Set<String> units() {
        return claim("units");
    }

    private Set<String> claim(String name) {
        Object claim = token.getClaim(name);
        Set<String> values = new LinkedHashSet<>();
        switch (claim) {
            case null -> {}
            case Collection<?> many -> many.forEach(one -> values.add(text(one)));
            default -> values.add(text(claim));
        }
        return values;
    }

    private static String text(Object value) {
        return value instanceof JsonString json ? json.getString() : String.valueOf(value);
    }

    private static String names(Collection<String> names) {
        List<String> shown = List.copyOf(new TreeSet<>(names));
        return shown.isEmpty() ? "none" : String.join(", ", shown);
    }
}
