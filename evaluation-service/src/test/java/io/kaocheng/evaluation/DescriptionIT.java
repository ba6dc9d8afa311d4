package io.kaocheng.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
import io.kaocheng.policy.Role;
import io.kaocheng.testkit.ApiDescriptions;
import io.kaocheng.testkit.BodySweep;
import io.kaocheng.testkit.ParameterSweep;
import io.kaocheng.testkit.Person;
import io.kaocheng.testkit.RefusalSweep;
import io.kaocheng.testkit.Servers;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class DescriptionIT {

    @Test
    void the_api_is_as_described() throws Exception {
        ApiDescriptions.check("evaluation");
    }

    @Test
    void a_text_that_is_none_and_a_region_never_opened_are_refused_at_every_write()
            throws Exception {
        BodySweep.check(
                "evaluation",
                Code.of("sweep"),
                "/api/v1/regions/{region}/runs",
                "/api/v1/regions/{region}/calibrations/batches");
    }

    @Test
    void whatever_layer_refuses_the_answer_is_a_whole_problem_document() throws Exception {
        RefusalSweep.check(RestAssured.port, "/api/v1/regions/sweep/runs", Code.of("sweep"));
    }

    @Test
    void what_a_parameter_cannot_be_is_refused_by_its_name_on_every_path() throws Exception {
        ParameterSweep.check("evaluation", Code.of("sweep"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999", "abc", "-1", "18446744073709551616"})
    void a_place_that_was_never_given_out_resets_a_stream(String place) throws Exception {
        HttpResponse<InputStream> stream = open(place);
        assertThat(stream.headers().firstValue("X-Accel-Buffering")).contains("no");
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            List<String> first = new ArrayList<>();
            while (first.size() < 3) {
                String line = lines.readLine();
                assertThat(line).as(first.toString()).isNotNull();
                if (!line.isEmpty() && !line.startsWith(":")) {
                    first.add(line.replace(": ", ":"));
                }
            }
            assertThat(first).contains("event:reset", "data:{\"position\":\"scores@0\"}");
        }
    }

    @Test
    void streams_of_one_caller_are_limited_and_keep_nobody_else_waiting() throws Exception {
        Person greedy = Person.of(Role.LEADER, "greedy", Code.of("nothing-scored"));
        List<HttpResponse<InputStream>> open = new ArrayList<>();
        try {
            for (int i = 0; i < 150; i++) {
                open.add(open(greedy, "0"));
            }
            assertThat(open.stream().filter(one -> one.statusCode() == 200)).hasSize(20);
            for (HttpResponse<InputStream> refused : open.subList(20, 150)) {
                assertThat(refused.statusCode()).isEqualTo(429);
                assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            }
            Person other = Person.of(Role.LEADER, "other", Code.of("nothing-scored"));
            for (int i = 0; i < 50; i++) {
                other.asks().get("/api/v1/regions/nothing-scored/scores").then().statusCode(200);
            }
            try (InputStream events = open(other, "0").body()) {
                assertThat(events).isNotNull();
            }
        } finally {
            for (HttpResponse<InputStream> one : open) {
                one.body().close();
            }
        }
    }

    private static HttpResponse<InputStream> open(String place) throws Exception {
        return open(Person.of(Role.LEADER, "reader", Code.of("nothing-scored")), place);
    }

    private static HttpResponse<InputStream> open(Person reader, String place) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                "http://localhost:"
                                                        + RestAssured.port
                                                        + "/api/v1/regions/nothing-scored/scores/stream"))
                                .header("Authorization", "Bearer " + reader.token())
                                .header("Last-Event-ID", place)
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
    }

    @Inject MeterRegistry meters;

    @Test
    void what_an_alarm_is_raised_on_can_be_measured_before_the_first_night() {
        assertThat(meters.get("kaocheng.verification.differences").gauge().value()).isZero();
    }
}
