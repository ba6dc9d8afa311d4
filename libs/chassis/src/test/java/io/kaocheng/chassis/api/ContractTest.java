package io.kaocheng.chassis.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.chassis.AsOf;
import io.kaocheng.chassis.Finding;
import io.kaocheng.chassis.Problem;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.shape.FromPath;
import io.kaocheng.shape.FromRequest;
import io.kaocheng.shape.Surroundings;

import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

class ContractTest {

    record NewThing(Code thing, @Schema(examples = "a name") @NotBlank String name) {}

    record LendThing(@FromPath Code thing, LocalDate until, @FromRequest String by) {}

    record FreeThing(@FromPath Code thing, @FromRequest String by) {}

    record Thing(Code thing, @Nullable String name) {}

    @Path("/api/v1/regions/{region}/things")
    static class ThingsResource {

        @GET
        public Page<Thing> things(
                @RestPath Code region,
                @RestQuery @Nullable LocalDate on,
                @RestQuery("class") @Nullable Code unitClass,
                @RestQuery @Nullable AsOf asOf,
                @BeanParam PageRequest page) {
            return new Page<>(List.of(new Thing(region, unitClass == null ? null : "" + on)), null);
        }

        @GET
        @Path("/history")
        public Thing history(@RestPath Code region, @RestQuery @NotBlank String subject) {
            return new Thing(region, subject);
        }

        @POST
        @Refuses(ProblemCode.ALREADY_EXISTS)
        public Acknowledgement add(@RestPath Code region, NewThing thing) {
            return new Acknowledgement(Acknowledgement.Outcome.UNCHANGED, List.of(), null);
        }

        @POST
        @Path("/{thing}/name")
        @RequiresIfMatch
        public Acknowledgement rename(
                @RestPath Code region, @RestPath Code thing, NewThing renamed) {
            return new Acknowledgement(Acknowledgement.Outcome.UNCHANGED, List.of(), null);
        }

        @POST
        @Path("/{thing}/loan")
        public Acknowledgement lend(@RestPath Code region, LendThing command) {
            return new Acknowledgement(Acknowledgement.Outcome.UNCHANGED, List.of(), null);
        }

        @POST
        @Path("/{thing}/secret")
        @RequiresKey
        public Acknowledgement renew(@RestPath Code region, @RestPath Code thing) {
            return new Acknowledgement(Acknowledgement.Outcome.UNCHANGED, List.of(), null);
        }

        @POST
        @Path("/{thing}/freeing")
        public Acknowledgement free(@RestPath Code region, FreeThing command) {
            return new Acknowledgement(Acknowledgement.Outcome.UNCHANGED, List.of(), null);
        }
    }

    private final Operation things = operation("things");

    @Test
    void a_request_is_held_against_what_its_method_declares() {
        ParametersFilter.check(
                things,
                Map.of("region", List.of("qinghe")),
                Map.of(
                        "on", List.of("2026-03-31"),
                        "class", List.of("bureaus"),
                        "asOf", List.of("goals@1"),
                        "limit", List.of("1000"),
                        "cursor", List.of(new PageCursor("a").toString())));
    }

    @Test
    void every_parameter_that_is_wrong_is_told_at_once() {
        Problem problem =
                catchThrowableOfType(
                        Problem.class,
                        () ->
                                ParametersFilter.check(
                                        things,
                                        Map.of("region", List.of("A B")),
                                        Map.of(
                                                "on", List.of("soon"),
                                                "class", List.of("?"),
                                                "limit", List.of("1001"))));
        assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_FIELD);
        assertThat(problem.findings())
                .extracting(Finding::pointer)
                .containsExactly("/region", "/on", "/class", "/limit");
    }

    @Test
    void a_parameter_that_is_not_declared_is_refused_with_those_that_are() {
        Problem problem =
                catchThrowableOfType(
                        Problem.class,
                        () ->
                                ParametersFilter.check(
                                        things, Map.of(), Map.of("colour", List.of("red"))));
        assertThat(problem.code()).isEqualTo(ProblemCode.UNKNOWN_PARAMETER);
        assertThat(problem.findings().getFirst().english())
                .isEqualTo(
                        "the parameter 'colour' is not known here; known are on, class, asOf,"
                                + " limit, cursor");
    }

    @Test
    void a_parameter_that_must_be_sent_is_described_so_and_missed_by_name() {
        Operation history = operation("history");
        for (Map<String, List<String>> query :
                List.of(Map.<String, List<String>>of(), Map.of("subject", List.of("")))) {
            Problem problem =
                    catchThrowableOfType(
                            Problem.class, () -> ParametersFilter.check(history, Map.of(), query));
            assertThat(problem.findings()).extracting(Finding::pointer).containsExactly("/subject");
        }
        assertThat(
                        Description.of(List.of(ThingsResource.class))
                                .at("/paths/~1api~1v1~1regions~1{region}~1things~1history/get")
                                .at("/parameters/1/required")
                                .asBoolean())
                .isTrue();
    }

    @Test
    void a_body_is_read_into_its_record_or_refused_with_everything_that_is_wrong() {
        assertThat(body("{\"thing\":\"a\",\"name\":\" b \"}"))
                .isEqualTo(new NewThing(Code.of("a"), "b"));
        Problem problem =
                catchThrowableOfType(Problem.class, () -> body("{\"thing\":7,\"else\":1}"));
        assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_FIELD);
        assertThat(problem.findings())
                .extracting(Finding::pointer)
                .containsExactly("/thing", "/name", "/else");
    }

    @Test
    void a_body_that_is_no_object_is_malformed() {
        for (String text : List.of("", "[]", "7", "{", "{} {}", "{\"thing\":1,\"thing\":2}")) {
            assertThatThrownBy(() -> body(text))
                    .as(text)
                    .isInstanceOfSatisfying(
                            Problem.class,
                            p -> assertThat(p.code()).isEqualTo(ProblemCode.MALFORMED_JSON));
        }
    }

    @Test
    void a_description_holds_bodies_answers_parameters_problems_and_examples() {
        ObjectNode described = Description.of(List.of(ThingsResource.class));
        var post = described.at("/paths/~1api~1v1~1regions~1{region}~1things/post");
        assertThat(post.path("operationId").asText()).isEqualTo("addThing");
        var body = post.at("/requestBody/content/application~1json");
        assertThat(body.at("/schema/$ref").asText()).isEqualTo("#/components/schemas/NewThing");
        assertThat(body.path("example").toString())
                .isEqualTo("{\"thing\":\"edu-bureau\",\"name\":\"a name\"}");
        assertThat(post.at("/responses/201/content/application~1json/schema/$ref").asText())
                .isEqualTo("#/components/schemas/Acknowledgement");
        assertThat(post.at("/responses/409/description").asText()).contains("already-exists");
        var get = described.at("/paths/~1api~1v1~1regions~1{region}~1things/get");
        assertThat(get.path("parameters"))
                .extracting(p -> p.path("name").asText())
                .containsExactly("region", "on", "class", "asOf", "limit", "cursor");
        assertThat(get.at("/parameters/4/schema/maximum").asInt()).isEqualTo(1000);
        assertThat(
                        described
                                .at("/components/schemas/ThingPage/properties/items/items/$ref")
                                .asText())
                .isEqualTo("#/components/schemas/Thing");
    }

    @Test
    void a_change_that_needs_the_version_seen_is_described_so() {
        ObjectNode described = Description.of(List.of(ThingsResource.class));
        var rename =
                described.at("/paths/~1api~1v1~1regions~1{region}~1things~1{thing}~1name/post");
        var match = rename.at("/parameters/2");
        assertThat(match.path("name").asText()).isEqualTo("If-Match");
        assertThat(match.path("in").asText()).isEqualTo("header");
        assertThat(match.path("required").asBoolean()).isTrue();
        assertThat(rename.at("/responses/412/description").asText()).contains("stale-version");
        assertThat(rename.at("/responses/428/description").asText())
                .contains("precondition-missing");
        var add = described.at("/paths/~1api~1v1~1regions~1{region}~1things/post");
        assertThat(add.path("responses").has("428")).isFalse();
    }

    @Test
    void a_change_that_needs_a_key_is_described_so() {
        ObjectNode described = Description.of(List.of(ThingsResource.class));
        var renew =
                described.at("/paths/~1api~1v1~1regions~1{region}~1things~1{thing}~1secret/post");
        assertThat(renew.path("parameters"))
                .anySatisfy(
                        parameter -> {
                            assertThat(parameter.path("name").asText())
                                    .isEqualTo("Idempotency-Key");
                            assertThat(parameter.path("in").asText()).isEqualTo("header");
                            assertThat(parameter.path("required").asBoolean()).isTrue();
                        });
    }

    @Test
    void what_a_command_has_from_the_path_and_the_caller_is_neither_sent_nor_described_as_sent() {
        var request = new Surroundings(Map.of("thing", "ladder"), type -> "li");
        byte[] sent = "{\"until\":\"2026-03-31\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(RecordBodies.read(LendThing.class, sent, request))
                .isEqualTo(new LendThing(Code.of("ladder"), LocalDate.of(2026, 3, 31), "li"));
        assertThat(RecordBodies.read(FreeThing.class, new byte[] {'{', '}'}, request))
                .isEqualTo(new FreeThing(Code.of("ladder"), "li"));
        for (String name : List.of("thing", "by")) {
            byte[] more =
                    ("{\"until\":\"2026-03-31\",\"" + name + "\":\"x\"}")
                            .getBytes(StandardCharsets.UTF_8);
            Problem refused =
                    catchThrowableOfType(
                            Problem.class, () -> RecordBodies.read(LendThing.class, more, request));
            assertThat(refused.findings()).extracting(Finding::pointer).containsExactly("/" + name);
        }
        ObjectNode described = Description.of(List.of(ThingsResource.class));
        var lend = described.at("/paths/~1api~1v1~1regions~1{region}~1things~1{thing}~1loan/post");
        assertThat(lend.path("parameters").findValuesAsText("name"))
                .containsExactly("region", "thing");
        assertThat(described.at("/components/schemas/LendThing/properties").properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("until");
        assertThat(lend.at("/requestBody/content/application~1json/example").toString())
                .isEqualTo("{\"until\":\"2026-03-31\"}");
        var free =
                described.at("/paths/~1api~1v1~1regions~1{region}~1things~1{thing}~1freeing/post");
        assertThat(free.has("requestBody")).isFalse();
    }

    private static NewThing body(String text) {
        return RecordBodies.read(
                NewThing.class, text.getBytes(StandardCharsets.UTF_8), Surroundings.NONE);
    }

    private static Operation operation(String name) {
        for (var method : ThingsResource.class.getDeclaredMethods()) {
            if (method.getName().equals(name)) {
                return Operation.of(method).orElseThrow();
            }
        }
        throw new IllegalStateException(name);
    }
}
