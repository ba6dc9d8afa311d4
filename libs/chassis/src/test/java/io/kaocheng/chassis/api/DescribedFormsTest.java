package io.kaocheng.chassis.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.chassis.Problem;
import io.kaocheng.contracts.Code;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestQuery;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class DescribedFormsTest {

    /** A row. */
    public record Row(@Schema(examples = "a") Code row) {}

    /** How far it is. */
    public record Progress(@Schema(examples = "7") int done) {}

    /** Things in several forms. */
    @Path("/rows")
    @Produces(MediaType.APPLICATION_JSON)
    public static class RowsResource {

        @POST
        @Consumes({MediaType.APPLICATION_JSON, "text/csv"})
        @RequestBody(
                content = {
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Row.class)),
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(description = "a column named row"),
                            examples = @ExampleObject(value = "row\na\n"))
                })
        public Row take(@RestQuery @DefaultValue("true") boolean dry, byte[] body) {
            return new Row(Code.of(dry + "" + body.length));
        }

        @GET
        public Progress progress() {
            return new Progress(7);
        }

        @GET
        @Produces(MediaType.SERVER_SENT_EVENTS)
        @EventStream(@EventStream.Event(name = "progress", data = Progress.class))
        public String stream() {
            return "";
        }

        @GET
        @Path("/file")
        @Produces("text/csv")
        @APIResponse(
                responseCode = "200",
                description = "A table",
                content =
                        @Content(
                                mediaType = "text/csv",
                                schema = @Schema(description = "one row a line"),
                                examples = @ExampleObject(value = "row\na\n")))
        public Response file() {
            return Response.ok().build();
        }
    }

    private final ObjectNode described = Description.of(List.of(RowsResource.class));

    @Test
    void each_form_of_a_body_has_its_schema_and_example() {
        var content = described.at("/paths/~1rows/post/requestBody/content");
        assertThat(content.at("/application~1json/schema/$ref").asText())
                .isEqualTo("#/components/schemas/Row");
        assertThat(content.at("/application~1json/example/row").asText()).isEqualTo("a");
        assertThat(content.at("/text~1csv/schema/type").asText()).isEqualTo("string");
        assertThat(content.at("/text~1csv/example").asText()).isEqualTo("row\na\n");
        assertThat(Description.bodies(List.of(RowsResource.class)))
                .containsEntry("takeRow", Row.class);
    }

    @Test
    void a_yes_or_no_is_described_and_read_as_one() {
        var schema = described.at("/paths/~1rows/post/parameters/0/schema");
        assertThat(schema.path("type").asText()).isEqualTo("boolean");
        assertThat(schema.path("default").asBoolean()).isTrue();
        Operation take = operation("take");
        ParametersFilter.check(take, Map.of(), Map.of("dry", List.of("false")));
        assertThatThrownBy(
                        () ->
                                ParametersFilter.check(
                                        take, Map.of(), Map.of("dry", List.of("maybe"))))
                .isInstanceOf(Problem.class);
    }

    @Test
    void a_parameter_that_is_one_is_sent_once() {
        Operation take = operation("take");
        assertThatThrownBy(
                        () ->
                                ParametersFilter.check(
                                        take, Map.of(), Map.of("dry", List.of("true", "false"))))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.findings())
                                        .singleElement()
                                        .satisfies(
                                                f -> {
                                                    assertThat(f.pointer()).isEqualTo("/dry");
                                                    assertThat(f.english())
                                                            .contains("found 2 of it");
                                                }));
    }

    @Test
    void what_is_answered_at_once_and_as_a_stream_is_one_operation() {
        var content = described.at("/paths/~1rows/get/responses/200/content");
        assertThat(content.at("/application~1json/schema/$ref").asText())
                .isEqualTo("#/components/schemas/Progress");
        var stream = content.path("text/event-stream");
        assertThat(stream.at("/schema/x-events/progress/$ref").asText())
                .isEqualTo("#/components/schemas/Progress");
        assertThat(stream.path("example").asText())
                .isEqualTo("event: progress\ndata: {\"done\":7}\n\n");
    }

    @Test
    void a_file_is_described_by_its_method() {
        var file = described.at("/paths/~1rows~1file/get/responses/200");
        assertThat(file.path("description").asText()).isEqualTo("A table");
        assertThat(file.at("/content/text~1csv/example").asText()).isEqualTo("row\na\n");
    }

    private static Operation operation(String name) {
        for (var method : RowsResource.class.getDeclaredMethods()) {
            if (method.getName().equals(name)) {
                return Operation.of(method).orElseThrow();
            }
        }
        throw new IllegalStateException(name);
    }
}
