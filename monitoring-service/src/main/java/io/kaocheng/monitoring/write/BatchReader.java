package io.kaocheng.monitoring.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.chassis.Finding;
import io.kaocheng.chassis.Problem;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.shape.Reading;
import io.kaocheng.shape.Shape;
import io.kaocheng.tables.Encoding;
import io.kaocheng.tables.Fault;
import io.kaocheng.tables.Table;

import jakarta.ws.rs.core.MediaType;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads the rows of a batch, in whichever of the four forms it comes. What is wrong with a row is
 * kept beside it.
 */
final class BatchReader {

    /** The pointer of a row is this and its index. */
    static final String ROWS = "/observations/";

    static final String NDJSON = "application/x-ndjson";
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final Table.Columns COLUMNS =
            Table.Columns.of(NewObservation.COLUMNS, Shape.needed(NewObservation.class));

    private BatchReader() {}

    /**
     * A row as it was read.
     *
     * @param number from 1
     * @param observation absent where anything is wrong with it
     * @param findings everything that is wrong with the row by itself
     */
    record Row(int number, @Nullable NewObservation observation, List<Finding> findings) {}

    /**
     * @param most rows
     * @param unpacked bytes that a workbook may unpack into
     */
    static List<Row> read(MediaType type, byte[] body, int most, long unpacked) {
        String charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
        List<Row> rows =
                switch (name(type)) {
                    case MediaType.APPLICATION_JSON -> rows(json(body, charset, most));
                    case NDJSON -> rows(ndjson(body, charset, most));
                    case XLSX -> rows(Table.xlsx(body, unpacked, most, COLUMNS), most);
                    default -> rows(Table.csv(body, charset, COLUMNS), most);
                };
        if (rows.isEmpty()) {
            throw new Problem(
                    ProblemCode.INVALID_FIELD, "a batch holds at least one row", "批次至少包含一行");
        }
        return rows;
    }

    /** Whether the rows of such a body are cells under the names of columns. */
    static boolean isTable(MediaType type) {
        return name(type).equals("text/csv") || name(type).equals(XLSX);
    }

    private static String name(MediaType type) {
        return (type.getType() + "/" + type.getSubtype()).toLowerCase(Locale.ROOT);
    }

    private static List<Row> rows(List<JsonNode> objects) {
        List<Row> rows = new ArrayList<>(objects.size());
        for (int i = 0; i < objects.size(); i++) {
            rows.add(row(i, objects.get(i), false));
        }
        return rows;
    }

    private static List<Row> rows(Table table, int most) {
        if (!table.faults().isEmpty()) {
            boolean encoding =
                    table.faults().stream().anyMatch(f -> f.code().equals(Fault.ENCODING));
            throw new Problem(
                    encoding ? ProblemCode.UNREADABLE_ENCODING : ProblemCode.ROWS_INVALID,
                    table.faults().stream().map(BatchReader::finding).toList());
        }
        limit(table.rows().size(), most);
        List<Row> rows = new ArrayList<>(table.rows().size());
        for (io.kaocheng.tables.Row row : table.rows()) {
            // The header is row 0 here.
            int index = row.number() - 2;
            if (!row.faults().isEmpty()) {
                rows.add(
                        new Row(
                                index + 1,
                                null,
                                row.faults().stream().map(BatchReader::finding).toList()));
                continue;
            }
            ObjectNode object = ContractJson.mapper().createObjectNode();
            row.cells().forEach(object::put);
            rows.add(row(index, object, true));
        }
        return rows;
    }

    private static Finding finding(Fault fault) {
        return new Finding(
                null,
                fault.row() == 0 ? null : fault.row() - 1,
                fault.column(),
                fault.code(),
                fault.en(),
                fault.zh());
    }

    private static Row row(int index, JsonNode object, boolean csv) {
        return switch (Shape.readBody(NewObservation.class, object)) {
            case Reading.Read<NewObservation>(NewObservation observation) ->
                    new Row(index + 1, observation, List.of());
            case Reading.Findings<NewObservation>(var wrong) -> {
                String pointer = ROWS + index;
                yield new Row(
                        index + 1,
                        null,
                        wrong.stream()
                                .map(
                                        f ->
                                                placed(
                                                        Finding.at(f.under(pointer)),
                                                        index + 1,
                                                        pointer,
                                                        csv))
                                .toList());
            }
        };
    }

    /** A finding as the caller sees it: by row, and in a CSV by column. */
    static Finding placed(Finding finding, int row, String pointer, boolean csv) {
        String at = finding.pointer();
        String column =
                csv && at != null && at.length() > pointer.length()
                        ? at.substring(pointer.length() + 1)
                        : null;
        return new Finding(
                csv ? null : at, row, column, finding.code(), finding.english(), finding.chinese());
    }

    private static List<JsonNode> json(byte[] body, @Nullable String charset, int most) {
        JsonNode json =
                parsed(
                        charset == null
                                ? body
                                : text(body, charset).getBytes(StandardCharsets.UTF_8),
                        null);
        JsonNode rows = json.get("observations");
        if (!json.isObject() || rows == null || !rows.isArray() || json.size() != 1) {
            throw new Problem(
                    ProblemCode.INVALID_FIELD,
                    List.of(
                            Finding.at(
                                    "/observations",
                                    ProblemCode.INVALID_FIELD,
                                    "the body is an object with one field observations, an array",
                                    "请求体须为仅含 observations 数组的对象")));
        }
        limit(rows.size(), most);
        List<JsonNode> objects = new ArrayList<>(rows.size());
        rows.forEach(objects::add);
        return objects;
    }

    private static List<JsonNode> ndjson(byte[] body, @Nullable String charset, int most) {
        List<JsonNode> objects = new ArrayList<>();
        int number = 0;
        for (String line : text(body, charset).split("\r?\n", -1)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            objects.add(parsed(line.getBytes(StandardCharsets.UTF_8), number));
            limit(objects.size(), most);
        }
        return objects;
    }

    private static JsonNode parsed(byte[] text, @Nullable Integer line) {
        return switch (Shape.parse(text)) {
            case Reading.Read<JsonNode>(JsonNode json) -> json;
            case Reading.Findings<JsonNode>(var wrong) ->
                    throw new Problem(
                            ProblemCode.MALFORMED_JSON,
                            List.of(
                                    new Finding(
                                            null,
                                            line,
                                            null,
                                            ProblemCode.MALFORMED_JSON,
                                            "the body: " + wrong.getFirst().en(),
                                            "请求体：" + wrong.getFirst().zh())));
        };
    }

    private static String text(byte[] body, @Nullable String charset) {
        return switch (Encoding.decode(body, charset)) {
            case Encoding.Decoded.Text(String text) -> text;
            case Encoding.Decoded.Uncertain(Fault fault) ->
                    throw new Problem(ProblemCode.UNREADABLE_ENCODING, List.of(finding(fault)));
        };
    }

    private static void limit(int rows, int most) {
        if (rows > most) {
            throw new Problem(
                    ProblemCode.BODY_TOO_LARGE,
                    "a batch holds at most " + most + " rows; send the rest as another",
                    "每批至多 " + most + " 行，其余请另批报送");
        }
    }
}
