package io.kaocheng.reporting;

import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.goals.RegionEvent.RegionOpened;
import io.kaocheng.contracts.goals.UnitClassEvent.UnitClassDefined;
import io.kaocheng.contracts.goals.UnitClassEvent.UnitClassRenamed;
import io.kaocheng.contracts.goals.UnitEvent.UnitRegistered;
import io.kaocheng.contracts.goals.UnitEvent.UnitRenamed;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorProposed;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorRenamed;
import io.kaocheng.contracts.scores.ScoresEvent.BlockScore;
import io.kaocheng.contracts.scores.ScoresEvent.IndicatorScore;
import io.kaocheng.contracts.scores.ScoresEvent.ScoreWithdrawn;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;
import io.kaocheng.testkit.ApiDescriptions;
import io.kaocheng.testkit.ParameterSweep;
import io.kaocheng.testkit.Servers;
import io.kaocheng.testkit.Tokens;
import io.kaocheng.testkit.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class ScoreTableIT {

    private static final Code REGION = Code.of("qinghe-tables");
    private static final Code CLASS = Code.of("townships");
    private static final Period YEAR = Period.ofYear(2025);
    private static final String TABLE = "/api/v1/regions/qinghe-tables/score-tables/townships/2025";

    @Test
    void a_table_is_read_printed_and_calculated_with() throws Exception {
        LocalDate day = LocalDate.of(2024, 1, 1);
        List<Event> events =
                List.of(
                        new RegionOpened(REGION, "青河县", "Asia/Shanghai"),
                        new UnitClassDefined(CLASS, "乡镇"),
                        new UnitRegistered(Code.of("east"), "=东镇", "township", null, day),
                        new UnitRegistered(Code.of("west"), "西镇<b>", "township", null, day),
                        scored("east", "80", 2),
                        scored("west", "87.4", 1),
                        scored("gone", "50", 3),
                        new ScoreWithdrawn(
                                Code.of("gone"),
                                YEAR,
                                Cut.NOTHING,
                                "kc-1",
                                Position.parse("scores@3")),
                        new IndicatorProposed(
                                Code.of("level"),
                                "旧水平",
                                "output",
                                "meso",
                                "quantitative",
                                "%",
                                "口径",
                                null,
                                null),
                        new IndicatorRenamed(Code.of("level"), "新水平", "Level of service"));
        new Topics(REGION).record(events);
        await("scores", 4);
        await("goals", 4);
        await("indicators", 2);

        get(TABLE)
                .body("rows.unit", contains("west", "east"))
                .body("rows.rank", contains(1, 2))
                .body("rows[0].total", is("87.4"))
                .body("rows[0].blockScores[0].score", is("90"))
                .body("rows[0].lights.red", is(1))
                .body("className", is("乡镇"))
                .body("blocks", contains("duty"))
                .body("cut", is("goals@4"));

        String east = Tokens.of("zhao", "qinghe-tables", List.of("east"), "department");
        given().auth().oauth2(east).get(TABLE).then().body("rows.unit", contains("east"));
        get(TABLE + "/csv?unit=east").header("Content-Disposition", containsString("east-2025"));
        assertThat(get(TABLE + "/csv?unit=east").extract().asString())
                .contains("2,east,")
                .doesNotContain("west");
        given().auth().oauth2(east).get(TABLE + "/xlsx?unit=east").then().statusCode(200);
        given().auth().oauth2(east).get(TABLE + "/xlsx?unit=west").then().statusCode(403);
        String own = given().auth().oauth2(east).get(TABLE + "/csv").asString();
        assertThat(own).contains("2,east,").doesNotContain("west");

        String csv = get(TABLE + "/csv").contentType("text/csv").extract().asString();
        assertThat(csv).startsWith("\uFEFF位次,单位代码,单位,总分").contains("2,east,'=东镇,80");

        get(TABLE + "/xlsx")
                .contentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        assertThat(englishWorkbook(TABLE + "/xlsx")).contains("Level of service");

        get("/api/v1/regions/qinghe-tables/score-trends/classes?upTo=2025")
                .body("periods", contains("2025"))
                .body("classes[0].unitClass", is("townships"))
                .body("classes[0].items[0].units", is(2))
                .body("classes[0].items[0].mean", is("83.7"))
                .body("classes[0].items[0].best", is("87.4"));
        get("/api/v1/regions/qinghe-tables/score-trends/units/east")
                .body("items[0].total", is("80"))
                .body("items[0].rank", is(2))
                .body("items[0].ranked", is(2))
                .body("items[0].best", is("87.4"))
                .body("items[0].blocks.block", hasItem("total/duty"));
        given().auth()
                .oauth2(east)
                .get("/api/v1/regions/qinghe-tables/score-trends/units/east")
                .then()
                .statusCode(200)
                .body("items[0].total", is("80"))
                .body("items[0].best", nullValue());
        given().auth()
                .oauth2(east)
                .get("/api/v1/regions/qinghe-tables/score-trends/units/west")
                .then()
                .statusCode(403);

        String page = get(TABLE + "/print").extract().asString();
        assertThat(page)
                .contains("青河县 · 乡镇 · 2025年<", "绩效考核得分表", "西镇&lt;b&gt;", "87.4")
                .doesNotContain("<script");
    }

    @Test
    void a_table_as_of_an_entry_is_what_it_was_then_and_is_called_what_it_was_called_then()
            throws Exception {
        Code region = Code.of("past");
        String table = "/api/v1/regions/past/score-tables/townships/2025";
        LocalDate day = LocalDate.of(2024, 1, 1);
        Topics topics = new Topics(region);
        topics.record(
                List.of(
                        new RegionOpened(region, "旧县", "Asia/Shanghai"),
                        new UnitClassDefined(CLASS, "乡镇"),
                        new UnitRegistered(Code.of("east"), "东镇", "township", null, day),
                        new UnitRegistered(Code.of("west"), "西镇", "township", null, day),
                        scored("east", "80", 2),
                        scored("west", "87.4", 1)));
        await("past", "scores", 2);
        await("past", "goals", 4);
        String first = rows(table);
        topics.record(
                List.of(
                        scored("east", "91", 1),
                        scored("west", "87.4", 2),
                        new UnitRenamed(
                                Code.of("east"), "东港镇", LocalDate.of(2025, 7, 1), "Donggang Town"),
                        new UnitClassRenamed(CLASS, "乡镇街道", "Towns"),
                        // Of no table of 2025.
                        new UnitRenamed(Code.of("east"), "远镇", LocalDate.of(2099, 1, 1)),
                        new ScoreWithdrawn(
                                Code.of("west"),
                                YEAR,
                                Cut.NOTHING,
                                "kc-1",
                                Position.parse("scores@4"))));
        await("past", "scores", 5);
        await("past", "goals", 7);

        get("past", table)
                .body("rows.name", contains("东港镇"))
                .body("className", is("乡镇街道"))
                .body("asOf", nullValue());
        assertThat(english(table + "/csv")).contains("Rank,Unit code", "1,east,Donggang Town,91");
        assertThat(english(table + "/print")).contains("Towns").doesNotContain("乡镇街道");
        assertThat(english(table)).as("programs are answered alike").contains("东港镇");
        assertThat(rows(table + "?asOf=scores@2 goals@4")).isEqualTo(first);
        // Without a word on names, those of the facts the scores come from.
        assertThat(rows(table + "?asOf=scores@2")).isEqualTo(first);
        get("past", table + "?asOf=scores@2 goals@5")
                .body("className", is("乡镇"))
                .body("rows.name", contains("西镇", "东港镇"))
                .body("rows.total", contains("87.4", "80"));
        get("past", table + "?asOf=scores@4")
                .body("rows.name", contains("东镇", "西镇"))
                .body("rows.position", contains("scores@3", "scores@4"));
        get("past", table + "?asOf=scores@1")
                .body("rows.unit", contains("east"))
                .body("asOf", is("scores@1"))
                .body("upTo", is("scores@1"));

        assertThat(get("past", table + "/csv?asOf=scores@2").extract().asString())
                .contains("2,east,东镇,80");
        assertThat(
                        get("past", table + "/csv?asOf=scores@2")
                                .extract()
                                .header("Content-Disposition"))
                .contains("townships-2025-scores-2.csv");
        assertThat(get("past", table + "/print?asOf=scores@2").extract().asString())
                .contains("截至 scores@2 所知", "东镇")
                .doesNotContain("东港镇");
        assertThat(get("past", table + "/print").extract().asString()).doesNotContain("所知");
    }

    @Test
    void a_large_table_comes_through_page_by_page_in_its_order() throws Exception {
        Code region = Code.of("large");
        int units = 1_201;
        new Topics(region)
                .record(
                        IntStream.rangeClosed(1, units)
                                .mapToObj(n -> scored("u" + n, "50", n == units ? null : n))
                                .toList());
        await("large", "scores", units);
        List<String> lines =
                get("large", "/api/v1/regions/large/score-tables/townships/2025/csv")
                        .statusCode(200)
                        .contentType("text/csv")
                        .extract()
                        .asString()
                        .lines()
                        .toList();
        assertThat(lines).hasSize(1 + units);
        assertThat(lines.subList(1, units))
                .map(line -> line.substring(0, line.indexOf(',')))
                .containsExactlyElementsOf(
                        IntStream.range(1, units).mapToObj(Integer::toString).toList());
        // Who has no rank stands last.
        assertThat(lines.getLast()).startsWith(",u" + units + ",");

        String table = "/api/v1/regions/large/score-tables/townships/2025";
        List<String> names = get("large", table).statusCode(200).extract().path("rows.unit");
        assertThat(names)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, units).mapToObj(n -> "u" + n).toList());
        String page = get("large", table + "/print").statusCode(200).extract().asString();
        assertThat(page.split("<tr>", -1)).hasSize(2 + units);
        assertThat(page).contains("<td>u" + units + "</td>", "</html>");
    }

    @Test
    void what_is_no_past_is_refused_by_name() {
        String table = TABLE + "?asOf=";
        get(table + "yesterday").statusCode(400).body("type", is("urn:problem:invalid-field"));
        get(table + "scores@none").statusCode(400).body("type", is("urn:problem:invalid-field"));
        get(table + "2999-01-01T00:00:00Z")
                .statusCode(409)
                .body("type", is("urn:problem:cut-in-future"));
        get(table + "goals@1").statusCode(409).body("type", is("urn:problem:unknown-cut"));
        // Whether that entry exists is for the owner to say, who is not there.
        get(table + "scores@999999").statusCode(503).body("type", is("urn:problem:unavailable"));
        get(TABLE + "?at=scores@1")
                .statusCode(400)
                .body("type", is("urn:problem:unknown-parameter"));
    }

    @Test
    void a_table_nobody_made_is_not_found() {
        get("/api/v1/regions/qinghe-tables/score-tables/nobody/2025").statusCode(404);
        get("/api/v1/regions/qinghe-tables/score-tables/nobody/2025/csv")
                .statusCode(404)
                .contentType("application/problem+json");
        get("/api/v1/regions/qinghe-tables/score-tables/townships/2025x").statusCode(400);
    }

    @Test
    void the_api_is_as_described() throws Exception {
        ApiDescriptions.check("reporting");
    }

    @Test
    void what_a_parameter_cannot_be_is_refused_by_its_name_on_every_path() throws Exception {
        ParameterSweep.check("reporting", Code.of("sweep"));
    }

    private static UnitScored scored(String unit, String total, @Nullable Integer rank) {
        return new UnitScored(
                Code.of(unit),
                YEAR,
                CLASS,
                "townships-2025@1",
                new BigDecimal(total),
                rank,
                null,
                BigDecimal.ONE,
                List.of(
                        new BlockScore("total", null, new BigDecimal(total), rank, null, null),
                        new BlockScore(
                                "total/duty",
                                new BigDecimal("100"),
                                new BigDecimal("90"),
                                1,
                                null,
                                null)),
                List.of(
                        new IndicatorScore(
                                Code.of("level"),
                                "total/duty",
                                1,
                                null,
                                null,
                                null,
                                "red",
                                null,
                                null,
                                null,
                                null,
                                null)),
                false,
                Cut.parse("goals@4"),
                "kc-1",
                null,
                null,
                null,
                null);
    }

    /** All parts of a workbook in English, one after the other. */
    private static String englishWorkbook(String path) throws IOException {
        Path file = Files.createTempFile("table", ".xlsx");
        Files.write(
                file,
                given().auth()
                        .oauth2(Tokens.of("li", "qinghe-tables", List.of("*"), "leader"))
                        .header("Accept-Language", "en")
                        .get(path)
                        .asByteArray());
        StringBuilder parts = new StringBuilder();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry part : zip.stream().toList()) {
                parts.append(new String(zip.getInputStream(part).readAllBytes(), UTF_8));
            }
        } finally {
            Files.delete(file);
        }
        return parts.toString();
    }

    private static ValidatableResponse get(String path) {
        return get("qinghe-tables", path);
    }

    private static ValidatableResponse get(String region, String path) {
        return given().auth()
                .oauth2(Tokens.of("li", region, List.of("*"), "leader"))
                .get(path)
                .then();
    }

    private static String english(String path) {
        return given().auth()
                .oauth2(Tokens.of("li", "past", List.of("*"), "leader"))
                .header("Accept-Language", "en")
                .get(path)
                .asString();
    }

    /** The table without what says of when it is. */
    private static String rows(String path) {
        return get("past", path).extract().jsonPath().getList("rows").toString();
    }

    /** Asks until it has been applied; the test's own time limit ends it. */
    private static void await(String journal, long position) {
        await("qinghe-tables", journal, position);
    }

    private static void await(String region, String journal, long position) {
        long heard = 0;
        while (heard < position) {
            Integer now =
                    get(region, "/api/v1/regions/" + region + "/positions/reporting")
                            .extract()
                            .path("heard." + journal);
            heard = now == null ? 0 : now;
            LockSupport.parkNanos(20_000_000);
        }
    }
}
