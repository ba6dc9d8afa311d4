package io.kaocheng.chassis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kaocheng.policy.Holder;
import io.kaocheng.policy.Role;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;

import jakarta.json.JsonString;

import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

class CallerTest {

    static Caller with(Map<String, ?> claims) {
        return with(claims, Set.of());
    }

    /** Whoever holds the roles, in the region and for the units that the token names. */
    static Caller holding(String region, List<String> units, String... roles) {
        return with(Map.of("sub", "9f1c", "region", region, "units", units), Set.of(roles));
    }

    private static Caller with(Map<String, ?> claims, Set<String> roles) {
        return of(
                QuarkusSecurityIdentity.builder()
                        .setPrincipal(new QuarkusPrincipal("login"))
                        .addRoles(roles)
                        .build(),
                claims);
    }

    private static Caller of(SecurityIdentity identity, Map<String, ?> claims) {
        JsonWebToken token =
                Asked.answering(
                        JsonWebToken.class,
                        (method, argument) ->
                                switch (method) {
                                    case "getSubject" -> claims.get("sub");
                                    case "getClaim" -> claims.get(String.valueOf(argument));
                                    default -> throw new UnsupportedOperationException(method);
                                });
        return new Caller(identity, token);
    }

    @Test
    void entries_name_the_subject_and_where_there_is_none_the_login() {
        assertThat(with(Map.of("sub", "9f1c", "name", "李雷")).subject()).isEqualTo("9f1c");
        assertThat(with(Map.of()).subject()).isEqualTo("login");
    }

    @ParameterizedTest
    @CsvSource({"李雷,li,李雷", "' ',li,li", ",service-account-education,education", ",,"})
    void a_person_is_called_by_name_and_a_system_by_its_client(
            String name, String login, String called) {
        var claims = new HashMap<String, String>();
        claims.put("name", name);
        claims.put("preferred_username", login);
        assertThat(with(claims).name().orElse(null)).isEqualTo(called);
    }

    @Test
    void a_token_says_where_its_roles_hold_and_roles_of_others_are_passed_over() {
        Holder holder =
                holding("qinghe", List.of("hexi", "hedong"), "department", "uma_authorization")
                        .holder();
        assertThat(holder.roles()).containsExactly(Role.DEPARTMENT);
        assertThat(holder.regions()).containsExactly("qinghe");
        assertThat(holder.units()).containsExactlyInAnyOrder("hexi", "hedong");
    }

    @Test
    void claims_are_read_as_one_text_or_as_many_and_as_json_writes_them() {
        JsonString text = Asked.answering(JsonString.class, (_, _) -> "hexi");
        Holder holder =
                with(Map.of("region", List.of("east", "west"), "units", List.of(text))).holder();
        assertThat(holder.regions()).containsExactlyInAnyOrder("east", "west");
        assertThat(holder.units()).containsExactly("hexi");
    }

    @Test
    void a_token_that_names_neither_region_nor_unit_holds_nowhere() {
        Holder holder = with(Map.of()).holder();
        assertThat(holder.regions()).isEmpty();
        assertThat(holder.units()).isEmpty();
    }

    @Test
    void nobody_holds_nothing() {
        SecurityIdentity nobody = QuarkusSecurityIdentity.builder().setAnonymous(true).build();
        assertThatThrownBy(() -> of(nobody, Map.of()).holder())
                .isInstanceOf(UnauthorizedException.class);
    }
}
