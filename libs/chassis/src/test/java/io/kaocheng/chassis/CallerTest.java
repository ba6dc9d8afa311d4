package io.kaocheng.chassis;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;

import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;

class CallerTest {

    static Caller with(Map<String, ?> claims) {
        SecurityIdentity identity =
                QuarkusSecurityIdentity.builder()
                        .setPrincipal(new QuarkusPrincipal("login"))
                        .build();
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
        var claims = new java.util.HashMap<String, String>();
        claims.put("name", name);
        claims.put("preferred_username", login);
        assertThat(with(claims).name().orElse(null)).isEqualTo(called);
    }
}
