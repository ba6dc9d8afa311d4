package io.kaocheng.monitoring.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.chassis.Finding;
import io.kaocheng.chassis.Findings;
import io.kaocheng.chassis.Problem;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.Quoted;
import io.kaocheng.shape.Reading;
import io.kaocheng.shape.Shape;

import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads the rows of a batch, in whichever of the three forms it comes. What is wrong with a row is
 * kept beside it.
 */
final class BatchReader {

    /** The pointer of a row is this and its index. */
    static final String ROWS = "/observations/";

    private static final Charset GB18030 = Charset.forName("GB18030");

    private BatchReader() {}

    /**
     * A row as it was read.
     *
     * @param number from 1
     * @param observation absent where anything is wrong with it
     * @param findings everything that is wrong with the row by itself
     */
    record Row(int number, @Nullable NewObservation observation, List<Finding> findings) {}

    static List<Row> read(String mediaType, byte[] body, int most) {
        String type = mediaType.toLowerCase(Locale.ROOT);
        List<JsonNode> objects;
        boolean csv = false;
        if (type.startsWith("application/json")) {
            objects = json(body, most);
        } else if (type.startsWith("application/x-ndjson")) {
            objects = ndjson(body, most);
        } else {
            objects = csv(body, most);
            csv = true;
        }
        if (objects.isEmpty()) {
            throw new Problem(
                    ProblemCode.INVALID_FIELD, "a batch holds at least one row", "批次至少包含一行");
        }
        List<Row> rows = new ArrayList<>(objects.size());
        for (int i = 0; i < objects.size(); i++) {
            rows.add(row(i, objects.get(i), csv));
        }
        return rows;
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

    private static List<JsonNode> json(byte[] body, int most) {
        JsonNode json = parsed(body, null);
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

    private static List<JsonNode> ndjson(byte[] body, int most) {
        List<JsonNode> objects = new ArrayList<>();
        int number = 0;
        for (String line : text(body).split("\r?\n", -1)) {
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

    private static List<JsonNode> csv(byte[] body, int most) {
        CSVFormat format =
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .setIgnoreEmptyLines(true)
                        .setTrim(true)
                        .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
                        .setAllowMissingColumnNames(false)
                        .get();
        List<JsonNode> objects = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(new StringReader(text(body)), format)) {
            checkHeader(parser.getHeaderNames());
            for (CSVRecord record : parser) {
                ObjectNode object = ContractJson.mapper().createObjectNode();
                List<String> names = parser.getHeaderNames();
                if (record.size() != names.size()) {
                    throw new Problem(
                            ProblemCode.ROWS_INVALID,
                            List.of(
                                    new Finding(
                                            null,
                                            objects.size() + 1,
                                            null,
                                            ProblemCode.INVALID_FIELD,
                                            "the row has "
                                                    + record.size()
                                                    + " cells where the header has "
                                                    + names.size(),
                                            "该行有 "
                                                    + record.size()
                                                    + " 列，表头为 "
                                                    + names.size()
                                                    + " 列")));
                }
                for (int i = 0; i < names.size(); i++) {
                    String cell = record.get(i);
                    if (!cell.isEmpty()) {
                        object.put(names.get(i), cell);
                    }
                }
                objects.add(object);
                limit(objects.size(), most);
            }
        } catch (CSVException | UncheckedIOException | IllegalArgumentException e) {
            throw notCsv(objects.size());
        } catch (IOException e) {
            throw notCsv(objects.size());
        }
        return objects;
    }

    private static Problem notCsv(int rowsBefore) {
        return new Problem(
                ProblemCode.ROWS_INVALID,
                List.of(
                        new Finding(
                                null,
                                rowsBefore + 1,
                                null,
                                ProblemCode.INVALID_FIELD,
                                "cannot be read as CSV (RFC 4180): look for a quote that is not closed or a column named twice",
                                "无法按 CSV（RFC 4180）读取，请检查未闭合的引号或重复的列名")));
    }

    private static void checkHeader(List<String> names) {
        Findings findings = new Findings();
        for (String name : names) {
            if (!NewObservation.COLUMNS.contains(name)) {
                findings.add(
                        new Finding(
                                null,
                                0,
                                name,
                                ProblemCode.INVALID_FIELD,
                                "the column "
                                        + Quoted.of(name)
                                        + " is not known; known are "
                                        + String.join(", ", NewObservation.COLUMNS),
                                "未知的列 "
                                        + Quoted.of(name)
                                        + "；可用的列为 "
                                        + String.join("、", NewObservation.COLUMNS)));
            }
        }
        for (String needed : List.of("unit", "indicator", "period")) {
            if (!names.contains(needed)) {
                findings.add(
                        new Finding(
                                null,
                                0,
                                needed,
                                ProblemCode.INVALID_FIELD,
                                "the column "
                                        + needed
                                        + " is needed; found "
                                        + String.join(", ", names),
                                "缺少列 " + needed));
            }
        }
        findings.refuseIfAny(ProblemCode.ROWS_INVALID);
    }

    /** UTF-8 with or without a byte order mark, else GB18030, as spreadsheets in China save it. */
    private static String text(byte[] body) {
        for (Charset charset : List.of(StandardCharsets.UTF_8, GB18030)) {
            try {
                String text =
                        charset.newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)
                                .decode(ByteBuffer.wrap(body))
                                .toString();
                if (text.indexOf('\0') < 0) {
                    return text.startsWith("\uFEFF") ? text.substring(1) : text;
                }
            } catch (CharacterCodingException e) {
                // Not in this one; the next may do.
            }
        }
        throw new Problem(
                ProblemCode.UNREADABLE_ENCODING,
                "the text is neither UTF-8 nor GB18030; save it as CSV UTF-8",
                "文本既非 UTF-8 也非 GB18030，请另存为 CSV UTF-8");
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
