package io.kaocheng.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Optional;

class RoutesTest {

    @ParameterizedTest
    @CsvSource({
        "/api/v1/regions,goals",
        "/api/v1/regions/qinghe/units/edu-bureau/parent,goals",
        "/api/v1/regions/qinghe/targets/batches,goals",
        "/api/v1/regions/qinghe/indicators/a/versions/1/approval,indicators",
        "/api/v1/regions/qinghe/schemes,indicators",
        "/api/v1/regions/qinghe/observations/batches,monitoring",
        "/api/v1/regions/qinghe/alerts,monitoring",
        "/api/v1/regions/qinghe/scores/stream,evaluation",
        "/api/v1/regions/qinghe/explanations/u/2026,evaluation",
        "/api/v1/regions/qinghe/trace/monitoring@1,evaluation",
        "/api/v1/regions/qinghe/cuts,evaluation",
        "/api/v1/regions/qinghe/runs,evaluation",
        "/api/v1/regions/qinghe/runs/0a1b2c3d/progress,evaluation",
        "/api/v1/regions/qinghe/runs/0a1b2c3d/diff/xlsx,evaluation",
        "/api/v1/regions/qinghe/editions,evaluation",
        "/api/v1/regions/qinghe/editions/townships/2025/1,evaluation",
        "/api/v1/regions/qinghe/verification,evaluation",
        "/api/v1/regions/qinghe/score-tables/c/2026/print,reporting",
        "/api/v1/regions/qinghe/journals/scores/entries,evaluation",
        "/api/v1/regions/qinghe/journals/goals/history,goals",
        "/api/v1/regions/qinghe/positions/monitoring,monitoring",
        "/api/v1/regions/qinghe/parked/evaluation,evaluation",
        "/api/v1/journals/scores/refill,evaluation",
        "/api/v1/views/goals/units/rebuild,goals"
    })
    void a_path_leads_to_the_service_that_owns_its_noun(String path, String service) {
        assertThat(Routes.service(path)).contains(service);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api",
                "/api/v2/regions",
                "/api/v1/regions/qinghe/nothing",
                "/api/v1/journals",
                "/api/v1/views/x/y",
                "/api/v1/regions/qinghe/positions/nobody",
                "/api/v1/secrets"
            })
    void another_path_leads_nowhere(String path) {
        assertThat(Routes.service(path)).isEqualTo(Optional.empty());
    }

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
