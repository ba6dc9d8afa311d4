package io.kaocheng.chassis;

import io.kaocheng.policy.Holder;
import io.kaocheng.policy.Role;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonString;

import org.eclipse.microprofile.jwt.JsonWebToken;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who calls, and what the token says of them: realm roles, scoped by the claims {@code region} and
 * {@code units}, in which {@code *} means all.
 */
@RequestScoped
public class Caller {

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

    /** When the token ends; absent where it does not say. */
    public Optional<Instant> until() {
        long seconds = token.getExpirationTime();
        return seconds > 0 ? Optional.of(Instant.ofEpochSecond(seconds)) : Optional.empty();
    }

    /**
     * What the token lets the caller do, by the table.
     *
     * @throws UnauthorizedException where nobody is known
     */
    public Holder holder() {
        if (identity.isAnonymous()) {
            throw new UnauthorizedException();
        }
        return new Holder(Role.among(identity.getRoles()), claim("region"), claim("units"));
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
}
