package io.kaocheng.evaluation;

import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.kaocheng.contracts.Code;
import io.kaocheng.policy.Role;
import io.kaocheng.testkit.ApiDescriptions;
import io.kaocheng.testkit.ParameterSweep;
import io.kaocheng.testkit.Person;
import io.kaocheng.testkit.Servers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

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

    private static HttpResponse<InputStream> open(String place) throws Exception {
        Person reader = Person.of(Role.LEADER, "reader", Code.of("nothing-scored"));
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

    @Test
    void what_an_alarm_is_raised_on_can_be_measured_before_the_first_night() {
        given().get("/q/metrics")
                .then()
                .body(containsString("kaocheng_verification_differences 0.0"));
    }
}
