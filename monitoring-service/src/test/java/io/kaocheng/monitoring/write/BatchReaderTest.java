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

import jakarta.ws.rs.core.MediaType;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
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
        return read(type, text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Row> read(String type, byte[] body) {
        return BatchReader.read(MediaType.valueOf(type), body, 100, 1_000_000);
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
        assertThat(content.properties())
                .extracting(Map.Entry::getKey)
                .contains(JSON, NDJSON, CSV, BatchReader.XLSX);
        for (var form : content.properties()) {
            JsonNode example = form.getValue().path("example");
            if (example.isMissingNode()) {
                // A workbook is no text.
                assertThat(form.getKey()).isEqualTo(BatchReader.XLSX);
                continue;
            }
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

    @Test
    void a_charset_that_is_named_is_used_and_without_one_nothing_is_guessed() {
        Charset chinese = Charset.forName("GB18030");
        String csv = "unit,indicator,period,value,source\neast,roads,202603,1.5,系统\n";
        assertThat(
                        List.of(
                                read(CSV, csv.getBytes(chinese)),
                                read("text/csv; charset=GB18030", csv.getBytes(chinese)),
                                read("text/csv;charset=\"gbk\"", csv.getBytes(chinese)),
                                read("text/csv; charset=utf-8", csv)))
                .allSatisfy(
                        rows ->
                                assertThat(rows.getFirst().observation())
                                        .extracting(NewObservation::source)
                                        .isEqualTo("系统"));
        String unclear = "unit,indicator,period,value,source\neast,roads,202603,1.5,km²\n";
        Problem problem = catchThrowableOfType(Problem.class, () -> read(CSV, unclear));
        assertThat(problem.code()).isEqualTo(ProblemCode.UNREADABLE_ENCODING);
        assertThat(problem.findings().getFirst().english()).contains("name the charset");
    }

    @Test
    void what_spreadsheets_leave_at_the_edge_is_passed_over_and_a_ragged_row_is_one_bad_row() {
        List<Row> rows =
                read(
                        CSV,
                        "unit,indicator,period,value,\neast,roads,202603,1,\n,,,,\n"
                                + "east,roads,202604\n\neast,roads,202605,2\n");
        assertThat(rows).extracting(Row::number).containsExactly(1, 3, 5);
        assertThat(wrong(rows))
                .extracting(Finding::row, Finding::column, Finding::code)
                .containsExactly(tuple(3, null, "cell-count"));
    }

    @Test
    void what_cannot_be_seen_is_trimmed_from_cells_and_shown_in_messages() {
        String blank = String.valueOf((char) 0xa0);
        assertThat(
                        wrong(
                                read(
                                        CSV,
                                        "unit,indicator,period,value\neast"
                                                + blank
                                                + ","
                                                + (char) 0x200b
                                                + "roads,"
                                                + (char) 0xfeff
                                                + "202603,1"
                                                + (char) 0x3000
                                                + "\n")))
                .isEmpty();
        assertThat(
                        wrong(
                                read(
                                        NDJSON,
                                        "{\"unit\":\"pla-a"
                                                + blank
                                                + "\",\"indicator\":\"roads\",\"period\":\"202603\",\"value\":\"1\"}")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.english()).contains("'pla-a\\u00a0'"));
    }

    @Test
    void a_workbook_is_read_as_a_csv_is() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = book.newWorksheet("数据");
            List<String> names = List.of("unit", "indicator", "period", "value", "source");
            for (int i = 0; i < names.size(); i++) {
                sheet.value(0, i, names.get(i));
            }
            sheet.value(1, 0, "east");
            sheet.value(1, 1, "roads");
            sheet.value(1, 2, 202603);
            sheet.value(1, 3, 1.5);
            sheet.value(1, 4, "月报");
        }
        assertThat(read(BatchReader.XLSX, out.toByteArray()))
                .containsExactly(new Row(1, FIGURE, List.of()));
    }

    @Test
    void half_a_character_and_a_zero_with_a_sign_are_no_values() {
        String key = "{\"unit\":\"east\",\"indicator\":\"roads\",\"period\":\"202603\"";
        assertThat(wrong(read(NDJSON, key + ",\"value\":\"1\",\"note\":\"x\\ud83d\"}")))
                .extracting(Finding::pointer, Finding::code)
                .containsExactly(tuple("/observations/0/note", "not-a-text"));
        assertThat(wrong(read(NDJSON, key + ",\"value\":\"-0.0\"}")))
                .extracting(Finding::pointer, Finding::code)
                .containsExactly(tuple("/observations/0/value", "not-a-decimal"));
    }
}
