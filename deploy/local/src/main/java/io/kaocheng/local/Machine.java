package io.kaocheng.local;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A machine client of the REST API (client credentials), with the claims of its token.
 *
 * @param client its id in Keycloak
 * @param region the claim; {@code *} for all
 * @param units the claim; {@code *} for all
 * @param roles realm roles
 * @param tokenSeconds how long a token of it is good; the realm's five minutes if not given
 * @param note what it is for
 */
public record Machine(
        String client,
        String region,
        List<String> units,
        List<String> roles,
        @Nullable Integer tokenSeconds,
        @Nullable String note) {

    public Machine {
        units = List.copyOf(units);
        roles = List.copyOf(roles);
    }

    public Machine(String client, String region, List<String> units, List<String> roles) {
        this(client, region, units, roles, null, null);
    }
}
