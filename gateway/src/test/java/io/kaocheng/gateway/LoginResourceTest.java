package io.kaocheng.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginResourceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "https://evil.example",
                "/\\evil.example",
                "javascript:alert(1)",
                "",
                "/a b",
                "/\nx"
            })
    void a_login_never_leads_to_another_site(String to) {
        assertThat(LoginResource.safe(to)).isEqualTo("/");
    }

    @Test
    void a_login_leads_back_to_the_page_it_was_asked_for() {
        assertThat(LoginResource.safe("/?region=qinghe&class=department"))
                .isEqualTo("/?region=qinghe&class=department");
        assertThat(LoginResource.safe(null)).isEqualTo("/");
    }
}
