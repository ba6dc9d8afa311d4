package io.kaocheng.reporting;

import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.goals.RegionEvent.RegionOpened;
import io.kaocheng.contracts.goals.UnitClassEvent.UnitClassDefined;
import io.kaocheng.contracts.goals.UnitEvent.UnitRegistered;
import io.kaocheng.contracts.scores.ScoresEvent.BlockScore;
import io.kaocheng.contracts.scores.ScoresEvent.IndicatorScore;
import io.kaocheng.contracts.scores.ScoresEvent.ScoreWithdrawn;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;
import io.kaocheng.testkit.ApiDescriptions;
import io.kaocheng.testkit.Servers;
import io.kaocheng.testkit.Tokens;
import io.kaocheng.testkit.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class ScoreTableIT {

    private static final Code REGION = Code.of("qinghe");
    private static final Code CLASS = Code.of("townships");
    private static final Period YEAR = Period.ofYear(2025);
    private static final String TABLE = "/api/v1/regions/qinghe/score-tables/townships/2025";

    @Test
    void a_table_is_read_printed_and_calculated_with() throws Exception {
        LocalDate day = LocalDate.of(2024, 1, 1);
        List<Event> said =
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
                                Position.parse("scores@3")));
        new Topics(REGION).record(said);
        await("scores", 4);
        await("goals", 4);

        get(TABLE)
                .body("rows.unit", contains("west", "east"))
                .body("rows.rank", contains(1, 2))
                .body("rows[0].total", is("87.4"))
                .body("rows[0].blockScores[0].score", is("90"))
                .body("rows[0].lights.red", is(1))
                .body("className", is("乡镇"))
                .body("blocks", contains("duty"))
                .body("cut", is("goals@4"));

        String csv = get(TABLE + "/csv").contentType("text/csv").extract().asString();
        assertThat(csv).startsWith("\uFEFFrank,unit,name,total").contains("2,east,'=东镇,80");

        String page = get(TABLE + "/print").extract().asString();
        assertThat(page)
                .contains("青河县 · 乡镇 · 2025", "绩效考核得分表", "西镇&lt;b&gt;", "87.4")
                .doesNotContain("<script");
    }

    @Test
    void a_table_nobody_made_is_not_found() {
        get("/api/v1/regions/qinghe/score-tables/nobody/2025").statusCode(404);
        get("/api/v1/regions/qinghe/score-tables/townships/2025x").statusCode(400);
    }

    @Test
    void the_api_is_as_described() throws Exception {
        ApiDescriptions.check("reporting");
    }

    private static UnitScored scored(String unit, String total, int rank) {
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
                        new BlockScore("total", null, new BigDecimal(total), rank),
                        new BlockScore(
                                "total/duty", new BigDecimal("100"), new BigDecimal("90"), 1)),
                List.of(
                        new IndicatorScore(
                                Code.of("level"), "total/duty", 1, null, null, null, "red", null)),
                false,
                Cut.parse("goals@4"),
                "kc-1",
                null,
                null);
    }

    private static ValidatableResponse get(String path) {
        return given().auth()
                .oauth2(Tokens.of("li", "qinghe", List.of("*"), "leader"))
                .get(path)
                .then();
    }

    /** Asks until it has been heard; the test's own time limit ends it. */
    private static void await(String journal, long position) {
        long heard = 0;
        while (heard < position) {
            Integer now =
                    get("/api/v1/regions/qinghe/positions/reporting")
                            .extract()
                            .path("heard." + journal);
            heard = now == null ? 0 : now;
            LockSupport.parkNanos(20_000_000);
        }
    }
}
