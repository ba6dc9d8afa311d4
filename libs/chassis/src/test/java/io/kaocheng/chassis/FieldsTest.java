package io.kaocheng.chassis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;

class FieldsTest {

    private final Findings findings = new Findings();

    private Fields fields(String json) {
        return Fields.of(bytes(json), findings);
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    private List<String> pointers() {
        return findings.all().stream().map(found -> String.valueOf(found.pointer())).toList();
    }

    @Test
    void what_is_right_is_read_as_what_it_is() {
        Fields fields =
                fields(
                        "{'unit':'hexi','period':'2026Q3','value':'85.2','from':'2026-03-31',"
                                + "'name':' 河西 ','layer':'meso','final':true,'rank':3,'tree':{'a':1}}");

        assertThat(fields.code("unit").get()).isEqualTo(Code.of("hexi"));
        assertThat(fields.period("period").get()).isEqualTo(Period.parse("2026Q3"));
        assertThat(fields.decimal("value").get()).isEqualTo(new BigDecimal("85.2"));
        assertThat(fields.date("from").get()).isEqualTo(LocalDate.of(2026, 3, 31));
        assertThat(fields.text("name", 4).get()).isEqualTo("河西");
        assertThat(fields.oneOf("layer", List.of("micro", "meso")).get()).isEqualTo("meso");
        assertThat(fields.optionalBoolean("final").get()).isTrue();
        assertThat(fields.optionalInteger("rank").get()).isEqualTo(3);
        assertThat(fields.object("tree").get().path("a").asInt()).isEqualTo(1);
        fields.nothingElse();
        assertThat(findings.isEmpty()).isTrue();
        assertThatCode(findings::refuseIfAny).doesNotThrowAnyException();
    }

    @Test
    void everything_wrong_is_found_at_once_and_each_in_its_place() {
        Fields fields =
                fields("{'unit':'A B','period':'soon','value':85.2,'from':'31.3.2026','colour':1}");
        fields.code("unit");
        fields.period("period");
        fields.decimal("value");
        fields.date("from");
        fields.text("name", 10);
        fields.nothingElse();

        assertThat(pointers())
                .containsExactly("/unit", "/period", "/value", "/from", "/name", "/colour");
        assertThat(findings.all())
                .allSatisfy(
                        found -> {
                            assertThat(found.code()).isEqualTo("invalid-field");
                            assertThat(found.message(Locale.ENGLISH))
                                    .doesNotContainPattern("\\p{IsHan}");
                            assertThat(found.message(Locale.CHINESE)).containsPattern("\\p{IsHan}");
                        });
        assertThat(findings.all().getLast().english()).contains("unit, period, value, from, name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'unit':null}"})
    void what_is_needed_and_missing_is_named_and_what_may_be_absent_is_nothing(String json) {
        assertThat(fields(json).optionalCode("unit").orNull()).isNull();
        assertThat(findings.isEmpty()).isTrue();

        Field<Code> needed = fields(json).code("unit");
        assertThat(pointers()).containsExactly("/unit");
        assertThatThrownBy(needed::get).isInstanceOf(NoSuchElementException.class);
        assertThat(needed.or(Code.of("other"))).isEqualTo(Code.of("other"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '^',
            value = {
                "{'x':7}, found a number",
                "{'x':[]}, found an array",
                "{'x':{}}, found an object",
                "{'x':true}, found true or false"
            })
    void a_value_of_another_kind_is_called_by_its_kind(String json, String said) {
        fields(json).text("x", 10);
        assertThat(findings.all())
                .singleElement()
                .satisfies(f -> assertThat(f.english()).contains(said));
    }

    @Test
    void a_text_has_at_least_one_character_at_most_as_many_as_said_and_no_nul() {
        fields("{'a':'  ','b':'12345','c':'1\\u00002'}").text("a", 4);
        fields("{'a':'  ','b':'12345','c':'1\\u00002'}").text("b", 4);
        fields("{'a':'  ','b':'12345','c':'1\\u00002'}").text("c", 4);
        fields("{'d':'1234'}").text("d", 4);
        assertThat(pointers()).containsExactly("/a", "/b", "/c");
    }

    @Test
    void only_whole_numbers_booleans_and_objects_are_what_they_are_said_to_be() {
        Fields fields = fields("{'n':1.5,'m':99999999999,'b':'true','o':[]}");
        fields.optionalInteger("n");
        fields.optionalInteger("m");
        fields.optionalBoolean("b");
        fields.optionalObject("o");
        assertThat(pointers()).containsExactly("/n", "/m", "/b", "/o");
    }

    @Test
    void objects_of_a_list_are_read_under_their_numbers() {
        List<Fields> rows = fields("{'rows':[{'unit':'a'},{'unit':'B'},7]}").objects("rows", 3);
        rows.forEach(row -> row.code("unit"));

        assertThat(rows).extracting(Fields::pointer).containsExactly("/rows/0", "/rows/1");
        assertThat(pointers()).containsExactly("/rows/2", "/rows/1/unit");
    }

    @Test
    void a_list_is_a_list_holds_one_at_least_and_no_more_than_said() {
        assertThat(fields("{'rows':[]}").objects("rows", 1)).isEmpty();
        assertThat(fields("{}").objects("rows", 1)).isEmpty();
        assertThat(fields("{'rows':7}").objects("rows", 1)).isEmpty();
        assertThat(fields("{'rows':[{},{}]}").objects("rows", 1)).isEmpty();
        assertThat(pointers()).containsExactly("/rows", "/rows", "/rows", "/rows");
        assertThat(fields("{'rows':[{}]}").objects("rows", 1)).hasSize(1);
        assertThat(fields("{}").optionalObjects("rows", 1)).isEmpty();
        assertThat(findings.all()).hasSize(4);
    }

    @Test
    void a_name_with_slashes_and_tildes_is_a_lawful_pointer() {
        Fields fields = fields("{'a/b':1,'c~d':2}");
        fields.nothingElse();
        assertThat(pointers()).containsExactly("/a~1b", "/c~0d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "7", "'text'", "{", "{'a':1,'a':2}", "{} {}", "{'a':1}x"})
    void what_is_no_single_json_object_is_malformed(String body) {
        Problem problem = catchThrowableOfType(Problem.class, () -> fields(body));
        assertThat(problem.code()).isEqualTo(ProblemCode.MALFORMED_JSON);
        assertThat(problem.findings())
                .singleElement()
                .satisfies(
                        found -> {
                            assertThat(found.english()).doesNotContain("fasterxml");
                            assertThat(found.chinese()).containsPattern("\\p{IsHan}");
                        });
    }

    @Test
    void an_intention_needs_no_body_and_takes_an_empty_object_only() {
        Fields.none(bytes(""));
        Fields.none(bytes("{}"));
        assertThatThrownBy(() -> Fields.none(bytes("{'a':1}"))).isInstanceOf(Problem.class);
    }

    @Test
    void findings_are_refused_together_under_the_kind_asked_for_or_that_of_the_first() {
        assertThatCode(findings::refuseAsFound).doesNotThrowAnyException();
        findings.add(Finding.at("/unit", ProblemCode.UNKNOWN_UNIT, "no such unit", "没有该单位"));
        findings.add(Finding.at("/x", ProblemCode.INVALID_FIELD, "wrong", "有误"));

        assertThat(catchThrowableOfType(Problem.class, findings::refuseIfAny).code())
                .isEqualTo(ProblemCode.INVALID_FIELD);
        assertThat(
                        catchThrowableOfType(
                                        Problem.class,
                                        () -> findings.refuseIfAny(ProblemCode.ROWS_INVALID))
                                .code())
                .isEqualTo(ProblemCode.ROWS_INVALID);
        Problem first = catchThrowableOfType(Problem.class, findings::refuseAsFound);
        assertThat(first.code()).isEqualTo(ProblemCode.UNKNOWN_UNIT);
        assertThat(first.findings()).hasSize(2);
    }

    @Test
    void more_findings_than_anybody_reads_are_not_kept() {
        for (int i = 0; i < 1_500; i++) {
            findings.add(Finding.at("/" + i, ProblemCode.INVALID_FIELD, "wrong", "有误"));
        }
        assertThat(findings.all()).hasSize(1_000);
    }

    @Test
    void a_finding_in_a_row_is_the_same_with_its_row() {
        Finding finding = Finding.at("/a", ProblemCode.DUPLICATE_ROW, "twice", "重复");
        assertThat(finding.inRow(7))
                .isEqualTo(new Finding("/a", 7, null, ProblemCode.DUPLICATE_ROW, "twice", "重复"));
    }
}
