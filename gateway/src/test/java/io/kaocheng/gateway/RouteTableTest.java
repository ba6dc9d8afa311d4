package io.kaocheng.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.contracts.ContractJson;
import io.vertx.core.http.HttpMethod;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

class RouteTableTest {

    private static final Set<String> SERVICES =
            Set.of("gateway", "goals", "indicators", "monitoring", "evaluation", "reporting");

    private final RouteTable packaged = RouteTable.of(packaged());

    @ParameterizedTest
    @CsvSource({
        "GET,/api/v1/me,gateway",
        "GET,/api/v1/session,gateway",
        "GET,/api/v1/regions,goals",
        "POST,/api/v1/regions/qinghe/units/edu-bureau/parent,goals",
        "POST,/api/v1/regions/qinghe/targets/batches,goals",
        "POST,/api/v1/regions/qinghe/indicators/a/versions/1/approval,indicators",
        "GET,/api/v1/regions/qinghe/schemes,indicators",
        "POST,/api/v1/regions/qinghe/observations/batches,monitoring",
        "GET,/api/v1/regions/qinghe/alerts,monitoring",
        "GET,/api/v1/regions/qinghe/scores/stream,evaluation",
        "GET,/api/v1/regions/qinghe/scores/department/202601,evaluation",
        "GET,/api/v1/regions/qinghe/explanations/u/2026,evaluation",
        "GET,/api/v1/regions/qinghe/trace/monitoring@1,evaluation",
        "GET,/api/v1/regions/qinghe/cuts,evaluation",
        "POST,/api/v1/regions/qinghe/runs,evaluation",
        "GET,/api/v1/regions/qinghe/runs/0a1b2c3d/progress,evaluation",
        "GET,/api/v1/regions/qinghe/runs/0a1b2c3d/diff/xlsx,evaluation",
        "GET,/api/v1/regions/qinghe/editions/townships/2025/1,evaluation",
        "GET,/api/v1/regions/qinghe/verification,evaluation",
        "GET,/api/v1/regions/qinghe/score-tables/c/2026/print,reporting",
        "GET,/api/v1/regions/qinghe/journals/scores/entries,evaluation",
        "GET,/api/v1/regions/qinghe/journals/goals/history,goals",
        "GET,/api/v1/regions/qinghe/positions/monitoring,monitoring",
        "GET,/api/v1/regions/qinghe/parked/evaluation,evaluation",
        "POST,/api/v1/journals/scores/refill,evaluation",
        "POST,/api/v1/views/goals/units/rebuild,goals",
        "HEAD,/api/v1/regions,goals",
        "OPTIONS,/api/v1/regions/qinghe/runs,evaluation"
    })
    void a_path_leads_to_the_service_that_describes_it(String method, String path, String service) {
        boolean stream = path.endsWith("/stream") || path.endsWith("/progress");
        assertThat(packaged.match(HttpMethod.valueOf(method), read(path)))
                .isEqualTo(new RouteTable.Match.Found(service, stream));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api",
                "/api/v2/regions",
                "/api/v1/regions/qinghe/nothing",
                "/api/v1/regions/qinghe/units/a/b/c",
                "/api/v1/journals",
                "/api/v1/views/x/y",
                "/api/v1/views/x/y/rebuild",
                "/api/v1/regions/qinghe/positions/nobody",
                "/api/v1/regions/qinghe/journals/secrets/entries",
                "/api/v1/secrets",
                "/q/metrics"
            })
    void a_path_nobody_describes_leads_nowhere(String path) {
        assertThat(packaged.match(HttpMethod.GET, read(path)))
                .isEqualTo(new RouteTable.Match.Nothing());
    }

    @Test
    void another_method_on_a_known_path_is_told_which_there_are() {
        assertThat(packaged.match(HttpMethod.DELETE, read("/api/v1/regions")))
                .isEqualTo(new RouteTable.Match.OtherMethods(Set.of("GET", "POST")));
    }

    @Test
    void every_described_path_is_answered_by_exactly_its_service() {
        packaged()
                .forEach(
                        (service, description) -> {
                            for (var path : description.path("paths").properties()) {
                                String example =
                                        path.getKey()
                                                .replace("{service}", service)
                                                .replace("{journal}", service)
                                                .replaceAll("\\{[^}]+}", "x-1");
                                assertThat(packaged.match(HttpMethod.OPTIONS, read(example)))
                                        .as(path.getKey())
                                        .isEqualTo(new RouteTable.Match.Found(service, false));
                            }
                        });
    }

    @Test
    void a_name_is_preferred_to_an_open_segment_and_an_open_one_is_tried_where_it_fails() {
        RouteTable table =
                RouteTable.of(
                        Map.of(
                                "one", describes("/api/a/{b}/c", "get"),
                                "two", describes("/api/a/b/d", "get")));
        assertThat(table.match(HttpMethod.GET, read("/api/a/b/c")))
                .isEqualTo(new RouteTable.Match.Found("one", false));
        assertThat(table.match(HttpMethod.GET, read("/api/a/b/d")))
                .isEqualTo(new RouteTable.Match.Found("two", false));
    }

    @Test
    void two_services_that_claim_one_path_are_named_with_it() {
        assertThatThrownBy(
                        () ->
                                RouteTable.of(
                                        Map.of(
                                                "one", describes("/api/a/{b}", "get"),
                                                "two", describes("/api/a/{c}", "post"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one")
                .hasMessageContaining("two")
                .hasMessageContaining("/api/a/{c}");
    }

    @Test
    void a_segment_half_name_half_parameter_is_refused() {
        assertThatThrownBy(() -> RouteTable.of(Map.of("one", describes("/api/{a}.csv", "get"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("/api/{a}.csv");
    }

    static JsonNode describes(String path, String method) {
        var description = ContractJson.mapper().createObjectNode();
        description.putObject("paths").putObject(path).putObject(method);
        return description;
    }

    private static RequestPath read(String path) {
        return RequestPath.read(path).orElseThrow();
    }

    static Map<String, JsonNode> packaged() {
        Map<String, JsonNode> documents = new LinkedHashMap<>();
        for (String service : SERVICES) {
            try (InputStream document =
                    RouteTableTest.class.getResourceAsStream("/openapi/" + service + ".json")) {
                documents.put(service, ContractJson.mapper().readTree(document));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return documents;
    }
}
