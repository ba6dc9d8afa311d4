package io.kaocheng.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Position;
import io.kaocheng.evaluation.facts.Histories;
import io.kaocheng.journal.Recorded;
import io.kaocheng.policy.Role;
import io.kaocheng.testkit.Person;
import io.kaocheng.testkit.Servers;
import io.kaocheng.testkit.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;

import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** Nothing that a unit reads here says anything of another one, whatever is read. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class OthersFiguresIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Code REGION = Code.of("others-figures");
    private static final String OWN = Histories.UNITS.get(0).value();
    private static final String OTHER = Histories.UNITS.get(1).value();
    private static final String PERIOD = "202601";
    private static final Person OFFICE = Person.of(Role.OFFICE, "li", REGION);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Those who may read some of what this service answers, of their own units at most. */
    private static List<Person> confined() {
        List<Person> all = new ArrayList<>();
        for (Role role :
                List.of(
                        Role.DEPARTMENT,
                        Role.REVIEWER,
                        Role.EVALUATOR,
                        Role.SUBMISSIONS_WRITE,
                        Role.INDICATOR_AUTHOR)) {
            all.add(Person.of(role, "confined", REGION).forUnits(OWN));
            all.add(Person.of(role, "confined", REGION).forUnits());
        }
        return all;
    }

    @Test
    void scores_explanations_runs_and_the_stream_of_other_units_are_refused_or_left_out()
            throws Exception {
        List<Event> year =
                Histories.history(new Random(7)).entries.stream().map(Recorded::event).toList();
        new Topics(REGION).record(year);
        String table = "/scores/" + Histories.CLASS + "/" + PERIOD;
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isAbout(OFFICE.asks().get(path(table)), OTHER)
                || !isAbout(OFFICE.asks().get(path(table)), OWN)) {
            assertThat(System.nanoTime()).as("nothing was scored").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }

        List<String> told = new ArrayList<>();
        int asked = 0;
        for (String path : readings()) {
            for (Person person : confined()) {
                Response answer = person.asks().get(path(path));
                asked++;
                if (answer.statusCode() >= 500 || isAbout(answer, OTHER)) {
                    told.add(person.roles() + " of " + person.units() + " reads " + path);
                }
                if (path.contains(OTHER) && answer.statusCode() < 400) {
                    told.add(person.roles() + " of " + person.units() + " may read " + path);
                }
            }
        }
        assertThat(told).isEmpty();
        assertThat(asked).isGreaterThan(80);
        // Its own it does see.
        Person department = Person.of(Role.DEPARTMENT, "zhao", REGION).forUnits(OWN);
        assertThat(isAbout(department.asks().get(path(table)), OWN)).isTrue();

        String position =
                OFFICE.asks()
                        .get(path("/scores/units/" + OWN + "/" + PERIOD))
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("position");
        long last = Position.parse(position).sequence();
        String sent = assertTimeoutPreemptively(PATIENCE, () -> streamed(department, last));
        assertThat(sent).contains("\"" + OWN + "\"").doesNotContain("\"" + OTHER + "\"");
    }

    /** Every path that is described as one to read, about the other unit where it is about one. */
    private static List<String> readings() throws Exception {
        JsonNode described =
                JSON.readTree(Files.readString(Path.of("../docs/openapi/evaluation.json")));
        List<String> paths = new ArrayList<>();
        for (var path : described.path("paths").properties()) {
            JsonNode get = path.getValue().path("get");
            if (get.isMissingNode()
                    || get.at("/responses/200/content").has("text/event-stream")
                    || !path.getKey().startsWith("/api/v1/regions/{region}/")) {
                continue;
            }
            String filled =
                    path.getKey()
                            .replace("/api/v1/regions/{region}", "")
                            .replace("{unit}", OTHER)
                            .replace("{unitClass}", Histories.CLASS.value())
                            .replace("{period}", PERIOD);
            for (JsonNode parameter : get.path("parameters")) {
                filled =
                        filled.replace(
                                "{" + parameter.path("name").asText() + "}",
                                parameter.path("example").asText("1"));
            }
            paths.add(filled);
        }
        return paths;
    }

    private static boolean isAbout(Response answer, String unit) {
        // What was asked for is repeated by the path of a refusal.
        return answer.statusCode() < 400 && answer.asString().contains("\"" + unit + "\"");
    }

    private static String path(String below) {
        return "/api/v1/regions/" + REGION + below;
    }

    /** What comes from the beginning on, up to an entry that is sent to the person. */
    private static String streamed(Person person, long last) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> answer =
                    http.send(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    "http://localhost:"
                                                            + RestAssured.port
                                                            + path("/scores/stream")))
                                    .header("Authorization", "Bearer " + person.token())
                                    .header("Last-Event-ID", "0")
                                    .build(),
                            HttpResponse.BodyHandlers.ofInputStream());
            StringBuilder all = new StringBuilder();
            try (BufferedReader lines =
                    new BufferedReader(
                            new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                boolean isLast = false;
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    all.append(line).append('\n');
                    isLast |= line.replace(" ", "").equals("id:" + last);
                    if (isLast && line.isEmpty()) {
                        break;
                    }
                }
            }
            http.shutdownNow();
            return all.toString();
        }
    }
}
