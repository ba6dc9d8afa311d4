package io.kaocheng.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.SortedMap;

class ShapeTest {

    enum Horizon {
        LONG_TERM,
        @JsonProperty("this-year")
        ANNUAL
    }

    record Sent(
            Code unit,
            @NotBlank @Size(max = 5) String name,
            @Positive @DecimalMax("100") BigDecimal weight,
            Period period,
            LocalDate from,
            Horizon horizon,
            @Otherwise("[]") @Size(max = 2) List<Part> parts,
            @Nullable @Pattern(regexp = "[A-Z]{2}") String mark,
            @Nullable @Min(1) Integer rows,
            @JsonProperty("class") @Nullable Code unitClass,
            @Nullable JsonNode raw) {}

    record Part(@Schema(description = "of the whole", examples = "0.25") BigDecimal share) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    sealed interface Choice {}

    @JsonTypeName("by-code")
    record ByCode(Code code) implements Choice {}

    @JsonTypeName("by-place")
    record ByPlace(Position position, @Nullable Cut cut, @Nullable OffsetDateTime at)
            implements Choice {}

    record OneOf(@Nullable Code unit, @Nullable Code unitClass) {
        OneOf {
            Checks.none()
                    .that((unit == null) != (unitClass == null), "/unit", "one-of", "one", "一")
                    .orRefuse();
        }
    }

    record Many(SortedMap<Code, BigDecimal> shares) {}

    private static final String GOOD =
            """
            {"unit":"edu","name":" 教育 ","weight":"40","period":"2026Q1","from":"2026-01-01",
             "horizon":"this-year","parts":[{"share":"0.5"}],"mark":null,"class":"bureaus"}
            """;

    @Test
    void what_is_right_is_read_as_declared() {
        Sent sent = read(Sent.class, GOOD).orThrow();
        assertThat(sent.unit()).isEqualTo(Code.of("edu"));
        assertThat(sent.name()).isEqualTo("教育");
        assertThat(sent.weight()).isEqualByComparingTo("40");
        assertThat(sent.horizon()).isEqualTo(Horizon.ANNUAL);
        assertThat(sent.parts()).containsExactly(new Part(new BigDecimal("0.5")));
        assertThat(sent.mark()).isNull();
        assertThat(sent.unitClass()).isEqualTo(Code.of("bureaus"));
    }

    @Test
    void everything_wrong_is_found_at_once_with_its_place() {
        assertThat(
                        findings(
                                Sent.class,
                                """
                                {"unit":"A B","name":"too long a name","weight":"0","period":"26",
                                 "from":"soon","horizon":"annual","parts":[{"share":0.5},{}],
                                 "mark":"x","rows":0,"colour":"red"}
                                """))
                .extracting(f -> f.pointer() + " " + f.code())
                .containsExactly(
                        "/unit not-a-code",
                        "/name wrong-length",
                        "/weight out-of-range",
                        "/period not-a-period",
                        "/from not-a-date",
                        "/horizon unknown-value",
                        "/parts/0/share wrong-type",
                        "/parts/1/share missing-field",
                        "/mark wrong-form",
                        "/rows out-of-range",
                        "/colour unknown-field");
    }

    @Test
    void a_finding_names_what_was_found_and_what_would_be_right_in_both_languages() {
        Finding finding = findings(Sent.class, GOOD.replace("\"40\"", "\"140\"")).getFirst();
        assertThat(finding.en()).isEqualTo("weight must be above 0 and at most 100; found 140");
        assertThat(finding.zh()).isEqualTo("weight 须大于 0 且不大于 100，现为 140");
    }

    record Login(
            @Pattern(regexp = "[a-z]{3}", message = "three lower-case letters|三个小写字母") String login,
            @Size(min = 1, max = 3) String mark) {}

    @Test
    void a_form_is_said_in_words_and_beside_it_what_was_found() {
        List<Finding> wrong = findings(Login.class, "{\"login\":\"A B\",\"mark\":\"\"}");
        assertThat(wrong.getFirst().en())
                .isEqualTo("must be three lower-case letters; found 'A B'");
        assertThat(wrong.getFirst().zh()).isEqualTo("须为三个小写字母，现为 'A B'");
        assertThat(wrong.get(1).zh()).isEqualTo("文本字符数须在 1 至 3 之间，现为 0");
        Finding type = findings(Login.class, "{\"login\":[],\"mark\":\"x\"}").getFirst();
        assertThat(type.zh()).isEqualTo("须为字符串，现为数组");
    }

    @Test
    void a_text_that_steers_how_it_is_shown_is_none_and_its_finding_shows_it() {
        for (String sign : List.of("\\u0000", "\\u0007", "\\u202e", "\\u2066", "\\u0085")) {
            List<Finding> wrong = findings(Sent.class, GOOD.replace("教育", "教" + sign + "育"));
            assertThat(wrong).extracting(Finding::code).as(sign).containsExactly("not-a-text");
            assertThat(wrong.getFirst().en()).contains(sign);
        }
        assertThat(read(Sent.class, GOOD.replace("教育", "教\\t\\n育")).orThrow().name())
                .isEqualTo("教\t\n育");
    }

    @Test
    void what_a_record_refuses_is_found_at_the_place_of_the_record() {
        assertThat(findings(OneOf.class, "{}"))
                .containsExactly(new Finding("/unit", "one-of", "one", "一"));
    }

    @Test
    void a_sealed_interface_is_read_by_its_tag() {
        assertThat(read(Choice.class, "{'kind':'by-code','code':'a'}").orThrow())
                .isEqualTo(new ByCode(Code.of("a")));
        assertThat(findings(Choice.class, "{'kind':'by-name'}"))
                .extracting(Finding::en)
                .containsExactly("must be one of by-code, by-place; found 'by-name'");
        assertThat(Shape.write(new ByCode(Code.of("a"))).toString())
                .isEqualTo("{\"kind\":\"by-code\",\"code\":\"a\"}");
    }

    @Test
    void null_is_no_value_in_a_document_and_an_absent_field_in_a_body() {
        assertThat(Shape.read(Sent.class, json(GOOD))).isInstanceOf(Reading.Findings.class);
        assertThat(Shape.readBody(Sent.class, json(GOOD))).isInstanceOf(Reading.Read.class);
        assertThat(findings(Part.class, "{'share':null}"))
                .extracting(Finding::code)
                .containsExactly("missing-field");
    }

    @Test
    void a_key_twice_and_anything_after_the_document_is_malformed() {
        for (String text : List.of("{\"a\":1,\"a\":2}", "{} {}", "", "{", "nothing")) {
            assertThat(Shape.parse(text.getBytes(StandardCharsets.UTF_8)))
                    .as(text)
                    .isInstanceOf(Reading.Findings.class);
        }
    }

    record Loose(String text, JsonNode raw, BigDecimal number) {}

    @Test
    void half_a_character_is_found_anywhere_in_a_body() {
        assertThat(
                        findings(
                                Loose.class,
                                "{'text':'a\\ud83d','raw':{'deep':['\\ude00']},'number':'1'}"))
                .extracting(Finding::pointer, Finding::code)
                .containsExactly(tuple("/text", "not-a-text"), tuple("/raw/deep/0", "not-a-text"));
        ObjectNode named = (ObjectNode) json("{'text':'a','raw':{},'number':'1'}");
        named.withObject("/raw").put("x" + (char) 0xdc00, 1);
        assertThat(Shape.readBody(Loose.class, named))
                .isInstanceOfSatisfying(
                        Reading.Findings.class,
                        found ->
                                assertThat(found.list().toString()).contains("/raw", "not-a-text"));
        assertThat(read(Loose.class, "{'text':'\\ud83d\\ude00','raw':{},'number':'1'}").orThrow())
                .extracting(Loose::text)
                .isEqualTo("😀");
    }

    @Test
    void a_body_holds_no_negative_zero_and_what_was_stored_is_read_as_ever() {
        for (String zero : List.of("-0", "-0.0", "-00.00")) {
            String json = "{'text':'a','raw':{},'number':'" + zero + "'}";
            assertThat(findings(Loose.class, json))
                    .extracting(Finding::pointer, Finding::code)
                    .containsExactly(tuple("/number", "not-a-decimal"));
            assertThat(Shape.read(Loose.class, json(json)).orThrow().number())
                    .isEqualTo(BigDecimal.ZERO);
        }
    }

    record Moment(OffsetDateTime at) {}

    @Test
    void a_parameter_that_is_a_moment_may_have_lost_its_plus_sign() {
        ParameterShape at =
                ParameterShape.of(
                        "at", OffsetDateTime.class, Moment.class.getRecordComponents()[0]);
        assertThat(at.check("2026-11-27T09:00:00 08:00")).isEmpty();
        assertThat(at.check("2026-11-27 09:00:00")).hasSize(1);
        assertThat(ParameterShape.sent(OffsetDateTime.class, "2026-11-27T09:00:00 08:00"))
                .isEqualTo("2026-11-27T09:00:00+08:00");
        assertThat(ParameterShape.sent(String.class, "a 08:00")).isEqualTo("a 08:00");
    }

    @Test
    void a_parameter_that_is_a_text_has_no_control_characters() {
        ParameterShape text =
                ParameterShape.of("text", String.class, Loose.class.getRecordComponents()[0]);
        assertThat(text.check("教育 局")).isEmpty();
        for (String wrong : List.of("a\0b", "\0", "a\nb", "a" + (char) 0xd800)) {
            assertThat(text.check(wrong))
                    .extracting(Finding::pointer, Finding::code)
                    .containsExactly(tuple("/text", "not-a-text"));
        }
    }

    @Test
    void codes_are_the_keys_of_a_map() {
        assertThat(read(Many.class, "{'shares':{'a':'1'}}").orThrow().shares())
                .containsEntry(Code.of("a"), BigDecimal.ONE);
        assertThat(findings(Many.class, "{'shares':{'A/B':'1'}}"))
                .extracting(Finding::pointer)
                .containsExactly("/shares/A~1B");
    }

    @Test
    void what_is_written_is_read_again_and_fits_the_schema() {
        Sent sent = read(Sent.class, GOOD).orThrow();
        JsonNode written = Shape.write(sent);
        assertThat(Shape.readBody(Sent.class, written).orThrow()).isEqualTo(sent);
        assertThat(
                        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                                .getSchema(Shape.schema(Sent.class, "sent"))
                                .validate(written))
                .isEmpty();
    }

    @Test
    void an_example_is_read_by_what_it_is_an_example_of() {
        assertThat(Shape.readBody(Sent.class, Examples.of(Sent.class)).orThrow().unit())
                .isEqualTo(Code.of("edu-bureau"));
        assertThat(Examples.of(Part.class).toString()).isEqualTo("{\"share\":\"0.25\"}");
    }

    record Renamed(
            int now, @Schema(description = "as now", deprecated = true) @Nullable Integer before) {}

    @Test
    void a_field_in_whose_place_another_one_has_come_is_described_as_deprecated() {
        JsonNode fields = Shape.schema(Renamed.class, "renamed").at("/$defs/Renamed/properties");
        assertThat(fields.at("/before/deprecated").asBoolean()).isTrue();
        assertThat(fields.path("now").has("deprecated")).isFalse();
    }

    record Kept(@Schema(implementation = Part.class) JsonNode as) {}

    @Test
    void raw_json_is_described_as_what_it_is_a_form_of() {
        assertThat(Shape.schema(Kept.class, "kept").at("/$defs/Kept/properties/as/$ref").asText())
                .isEqualTo("#/$defs/Part");
        assertThat(Examples.of(Kept.class).toString()).isEqualTo("{\"as\":{\"share\":\"0.25\"}}");
        assertThat(read(Kept.class, "{'as':{'any':1}}").orThrow().as().toString())
                .isEqualTo("{\"any\":1}");
    }

    @Test
    void two_records_of_one_name_cannot_be_described_together() {
        Schemas schemas = new Schemas("#/components/schemas/");
        schemas.of(Part.class);
        assertThatThrownBy(() -> schemas.of(Other.Part.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("two types are called Part");
    }

    private static final class Other {
        record Part(Code code) {}
    }

    private static <T> Reading<T> read(Class<T> type, String json) {
        return Shape.readBody(type, json(json));
    }

    private static List<Finding> findings(Class<?> type, String json) {
        return switch (Shape.readBody(type, json(json))) {
            case Reading.Findings<?>(List<Finding> list) -> list;
            case Reading.Read<?>(Object value) -> throw new AssertionError("read " + value);
        };
    }

    private static JsonNode json(String text) {
        return Shape.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8)).orThrow();
    }

    record Asked(boolean dryRun) {}

    @Test
    void a_parameter_that_is_true_or_false_is_nothing_else() {
        ParameterShape dryRun =
                ParameterShape.of("dryRun", boolean.class, Asked.class.getRecordComponents()[0]);
        assertThat(dryRun.check("true")).isEmpty();
        assertThat(dryRun.check("false")).isEmpty();
        assertThat(List.of("TRUE", "yes", "1", ""))
                .allSatisfy(
                        text ->
                                assertThat(dryRun.check(text))
                                        .singleElement()
                                        .satisfies(
                                                found -> {
                                                    assertThat(found.pointer())
                                                            .isEqualTo("/dryRun");
                                                    assertThat(found.en())
                                                            .contains("true or false");
                                                    assertThat(found.zh()).contains("true 或 false");
                                                }));
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "form")
    sealed interface Figure {}

    sealed interface Round extends Figure {}

    @JsonTypeName("circle")
    record Circle(int radius) implements Round {}

    @JsonTypeName("square")
    record Square(int side) implements Figure {}

    @Test
    void variants_may_be_grouped() throws Exception {
        assertThat(
                        Shape.read(
                                        Figure.class,
                                        ContractJson.mapper()
                                                .readTree("{\"form\":\"circle\",\"radius\":2}"))
                                .orThrow())
                .isEqualTo(new Circle(2));
        assertThat(
                        Shape.read(
                                        Figure.class,
                                        ContractJson.mapper()
                                                .readTree("{\"form\":\"square\",\"side\":2}"))
                                .orThrow())
                .isEqualTo(new Square(2));
        assertThat(Shape.write(new Circle(2)).get("form").textValue()).isEqualTo("circle");
    }

    @Test
    void what_is_no_json_is_told_by_its_place_and_not_by_the_parser_s_own_names() {
        assertThat(malformed("{").en())
                .startsWith("cannot be read as JSON (line 1, column ")
                .doesNotContain("Source", "`", "REDACTED");
        assertThat(malformed("{\"a\":1} {}").en())
                .contains("cannot be read as JSON")
                .doesNotContain("START_OBJECT", "FAIL_ON", "fasterxml", "`");
        assertThat(malformed("{\"unit\":1,\"unit\":2}"))
                .satisfies(
                        f -> {
                            assertThat(f.en()).startsWith("the field 'unit' stands twice");
                            assertThat(f.zh()).startsWith("字段 'unit' 重复（第 1 行，第 ");
                        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"a":}                | 此处不应出现字符 '}'
                    {"a":1]               | 此处不应出现 ']'
                    {"a":[1,2             | 内容不完整
                    {"a":yes}             | 无法识别 'yes'；文本须加英文双引号
                    {"a":"\t"}           | 文本中含未转义的控制字符
                    {"a":"\\x"}         | 反斜杠后不是有效的转义字符
                    {"a":012}             | 数字写法有误
                    {"a":1} {}            | 文档之后还有多余的内容
                    """)
    void what_is_no_json_is_explained_in_chinese_as_well(String text, String reason) {
        assertThat(malformed(text).zh())
                .startsWith("无法按 JSON 解析（第 1 行，第 ")
                .endsWith("列）：" + reason);
    }

    private static Finding malformed(String text) {
        return switch (Shape.parse(text.getBytes(StandardCharsets.UTF_8))) {
            case Reading.Findings<JsonNode>(var findings) -> findings.getFirst();
            case Reading.Read<JsonNode>(var json) -> throw new AssertionError(json);
        };
    }
}
