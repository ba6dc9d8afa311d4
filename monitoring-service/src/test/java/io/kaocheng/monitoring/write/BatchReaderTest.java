package io.kaocheng.monitoring.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.chassis.Finding;
import io.kaocheng.chassis.Problem;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.monitoring.write.BatchReader.Row;
import io.kaocheng.monitoring.write.NewObservation.NoData;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class BatchReaderTest {

    private static final String JSON = "application/json";
    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv";

    private static final NewObservation FIGURE =
            new NewObservation(
                    Code.of("east"),
                    Code.of("roads"),
                    Period.parse("202603"),
                    new BigDecimal("1.5"),
                    null,
                    null,
                    null,
                    "月报",
                    null,
                    null,
                    null,
                    null);

    private static List<Row> read(String type, String text) {
        return BatchReader.read(type, text.getBytes(StandardCharsets.UTF_8), 100);
    }

    private static List<Finding> wrong(List<Row> rows) {
        return rows.stream().flatMap(row -> row.findings().stream()).toList();
    }

    @Test
    void a_row_is_the_same_observation_in_every_form() {
        assertThat(
                        List.of(
                                read(
                                        JSON,
                                        "{\"observations\":[{\"unit\":\"east\",\"indicator\":\"roads\",\"period\":\"202603\",\"value\":\"1.5\",\"source\":\" 月报 \"}]}"),
                                read(
                                        NDJSON,
                                        "\n{\"unit\":\"east\",\"indicator\":\"roads\",\"period\":\"202603\",\"value\":\"1.5\",\"source\":\"月报\"}\n"),
                                read(
                                        CSV,
                                        "source,unit,indicator,period,value,note\r\n月报,east,roads,202603,1.5,\r\n")))
                .allSatisfy(
                        rows -> assertThat(rows).containsExactly(new Row(1, FIGURE, List.of())));
    }

    @Test
    void every_example_in_the_description_is_read_as_the_form_it_stands_under() throws Exception {
        JsonNode content =
                ContractJson.mapper()
                        .readTree(Files.readString(Path.of("../docs/openapi/monitoring.json")))
                        .at(
                                "/paths/~1api~1v1~1regions~1{region}~1observations~1batches/post/requestBody/content");
        assertThat(content.properties()).extracting(Map.Entry::getKey).contains(JSON, NDJSON, CSV);
        for (var form : content.properties()) {
            JsonNode example = form.getValue().path("example");
            List<Row> rows =
                    read(
                            form.getKey(),
                            example.isTextual() ? example.asText() : example.toString());
            assertThat(rows).as(form.getKey()).isNotEmpty();
            assertThat(wrong(rows)).as(form.getKey()).isEmpty();
        }
    }

    @Test
    void everything_that_is_wrong_with_a_row_is_told_with_its_place() {
        String row =
                "{\"indicator\":\"Roads\",\"period\":\"202603\",\"value\":1,\"colour\":\"red\"}";
        assertThat(wrong(read(NDJSON, row + "\n" + row)))
                .extracting(Finding::row, Finding::pointer, Finding::code)
                .contains(
                        tuple(1, "/observations/0/unit", "missing-field"),
                        tuple(1, "/observations/0/indicator", "not-a-code"),
                        tuple(1, "/observations/0/value", "wrong-type"),
                        tuple(1, "/observations/0/colour", "unknown-field"))
                .hasSize(8);
        assertThat(wrong(read(CSV, "unit,indicator,period,value\n,Roads,202603,x\n")))
                .extracting(Finding::row, Finding::column, Finding::pointer, Finding::code)
                .containsExactly(
                        tuple(1, "unit", null, "missing-field"),
                        tuple(1, "indicator", null, "not-a-code"),
                        tuple(1, "value", null, "not-a-decimal"));
    }

    @Test
    void a_row_is_one_figure_or_the_reason_why_there_is_none() {
        String key = "{\"unit\":\"east\",\"indicator\":\"roads\",\"period\":\"202603\"";
        assertThat(read(NDJSON, key + ",\"noData\":\"not-due\"}").getFirst().observation())
                .extracting(NewObservation::noData)
                .isEqualTo(NoData.NOT_DUE);
        for (String figures :
                List.of(
                        "",
                        ",\"value\":\"1\",\"noData\":\"blocked\"",
                        ",\"value\":\"1\",\"denominator\":\"2\"")) {
            assertThat(wrong(read(NDJSON, key + figures + "}")))
                    .extracting(Finding::pointer, Finding::code)
                    .containsExactly(tuple("/observations/0/value", "one-of"));
        }
        assertThat(wrong(read(NDJSON, key + ",\"denominator\":\"2\"}")))
                .extracting(Finding::pointer)
                .containsExactly("/observations/0/numerator");
        for (String denominator : List.of("", ",\"denominator\":\"0.0\"")) {
            assertThat(wrong(read(NDJSON, key + ",\"numerator\":\"2\"" + denominator + "}")))
                    .extracting(Finding::pointer)
                    .containsExactly("/observations/0/denominator");
        }
    }

    @Test
    void a_line_that_is_no_json_is_named() {
        Problem problem = catchThrowableOfType(Problem.class, () -> read(NDJSON, "{}\n{\n"));
        assertThat(problem.code()).isEqualTo(ProblemCode.MALFORMED_JSON);
        assertThat(problem.findings()).extracting(Finding::row).containsExactly(2);
    }

    @Test
    void a_header_with_a_column_that_is_not_known_or_without_a_needed_one_is_refused() {
        Problem problem =
                catchThrowableOfType(
                        Problem.class, () -> read(CSV, "unit,period,colour\neast,202603,red\n"));
        assertThat(problem.code()).isEqualTo(ProblemCode.ROWS_INVALID);
        assertThat(problem.findings())
                .extracting(Finding::column)
                .containsExactly("colour", "indicator");
    }
}
