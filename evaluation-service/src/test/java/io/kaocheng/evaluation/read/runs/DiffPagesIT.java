package io.kaocheng.evaluation.read.runs;

import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.chassis.Journals;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.evaluation.RunEvent.Manifest;
import io.kaocheng.contracts.evaluation.RunEvent.Plan;
import io.kaocheng.contracts.evaluation.RunEvent.RunPlanned;
import io.kaocheng.contracts.evaluation.RunEvent.Scope;
import io.kaocheng.contracts.scores.ScoresEvent.IndicatorScore;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;
import io.kaocheng.evaluation.run.RunCommand.PlanRun;
import io.kaocheng.evaluation.run.RunKind;
import io.kaocheng.journal.Origin;
import io.kaocheng.journal.Submission;
import io.kaocheng.testkit.Servers;
import io.kaocheng.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;

import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

/** Results put beside a run by hand, read page by page and as a file. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
@TestProfile(DiffPagesIT.NobodyWorks.class)
class DiffPagesIT {

    /**
     * Leaves a planned run as it is: no task reaches a worker, and nobody takes it up as abandoned.
     */
    public static final class NobodyWorks implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("kaocheng.relay.enabled", "false", "replay.abandoned-after", "1d");
        }
    }

    private static final Code REGION = Code.of("pages");
    private static final String RUN = "c".repeat(64);
    private static final int UNITS = 1_203;

    @Inject Journals journals;
    @Inject DataSource source;

    @BeforeEach
    void results() throws SQLException {
        RunPlanned planned =
                new RunPlanned(
                        RUN,
                        new Manifest(
                                RunKind.AS_OF.toString(),
                                REGION,
                                Scope.ALL,
                                Cut.NOTHING,
                                "kc-1",
                                null,
                                null,
                                "a test",
                                "li"),
                        null,
                        new Plan(0, 0, 0, 0));
        var _ =
                journals.writer(Journal.EVALUATION)
                        .submit(
                                Submission.atomic(
                                        REGION,
                                        List.of(new PlanRun(planned).change()),
                                        Origin.of("li")))
                        .join();
        try (Connection connection = source.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                """
                        insert into run_result (region, run, period, unit_class, unit, before, after, digest, changed)
                        values (?, ?, '2026', 'towns', ?, ?, ?, '', ?)
                        on conflict do nothing
                        """)) {
            for (int i = 0; i < UNITS; i++) {
                boolean changed = i % 3 == 0;
                insert.setString(1, REGION.value());
                insert.setString(2, RUN);
                insert.setString(3, unit(i).value());
                insert.setString(4, i == 1 ? null : score(i, 1, "green"));
                insert.setString(5, i == 2 ? null : score(i, changed ? 3 : 1, light(changed)));
                insert.setBoolean(6, changed || i == 1 || i == 2);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static String light(boolean changed) {
        return changed ? "red" : "green";
    }

    private static Code unit(int i) {
        return Code.of("u%04d".formatted(i));
    }

    private static String score(int i, int rank, String light) {
        return ContractJson.write(
                new UnitScored(
                        unit(i),
                        Period.ofYear(2026),
                        Code.of("towns"),
                        "annual@1",
                        new BigDecimal(100 - rank),
                        rank,
                        null,
                        BigDecimal.ONE,
                        List.of(),
                        List.of(
                                new IndicatorScore(
                                        Code.of("roads"),
                                        "all",
                                        1,
                                        BigDecimal.ONE,
                                        BigDecimal.TEN,
                                        BigDecimal.ONE,
                                        light,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null)),
                        false,
                        Cut.parse("goals@1"),
                        "kc-1",
                        null,
                        null,
                        null,
                        null));
    }

    private static JsonPath get(String query) {
        return given().auth()
                .oauth2(Tokens.of("li", REGION.value(), List.of("*"), "operator"))
                .get("/api/v1/regions/" + REGION + "/runs/" + RUN + "/diff" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** The units of all pages, each page asked for after the one before it. */
    private static List<String> units(String filter) {
        List<String> units = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            JsonPath page =
                    get("?limit=500&" + filter + (cursor == null ? "" : "&cursor=" + cursor));
            units.addAll(page.getList("items.unit", String.class));
            cursor = page.getString("next");
        } while (cursor != null);
        return units;
    }

    @Test
    void pages_hold_every_difference_once_and_in_order() {
        assertThat(units("changed=false")).hasSize(UNITS).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void the_largest_change_comes_first_where_that_is_asked_for() {
        for (String order : List.of("size", "loss", "moved")) {
            List<String> units = units("order=" + order);
            assertThat(units).as(order).hasSize(UNITS).doesNotHaveDuplicates();
            assertThat(units.subList(0, 401))
                    .allMatch(unit -> Integer.parseInt(unit.substring(1)) % 3 == 0);
            // Without a score on both sides there is no change to be ordered by.
            assertThat(units.subList(UNITS - 2, UNITS)).containsExactly("u0001", "u0002");
        }
        assertThat(units("order=gain").subList(UNITS - 403, UNITS - 2))
                .allMatch(unit -> Integer.parseInt(unit.substring(1)) % 3 == 0);
    }

    @Test
    void pages_of_what_is_asked_for_leave_the_rest_out() {
        int changed = 401;
        assertThat(units("changed=true")).hasSize(changed + 2).isSorted();
        assertThat(units("light=true")).hasSize(changed).isSorted();
        assertThat(units("moved=2")).hasSize(changed);
        assertThat(units("moved=3")).isEmpty();
        assertThat(units("unit=u0007")).containsExactly("u0007");
        assertThat(units("class=villages")).isEmpty();
        assertThat(units("period=2025")).isEmpty();
    }

    @Test
    void totals_count_the_whole_run_on_every_page() {
        JsonPath page = get("?limit=1&unit=u0007");
        assertThat(page.getInt("totals.units")).isEqualTo(UNITS);
        // Who has a score on one side only has not changed it.
        assertThat(page.getInt("totals.changed")).isEqualTo(401);
        assertThat(page.getInt("totals.unchanged")).isEqualTo(UNITS - 403);
        assertThat(page.getInt("totals.appeared")).isEqualTo(1);
        assertThat(page.getInt("totals.withdrawn")).isEqualTo(1);
        assertThat(page.getList("within.classes")).containsExactly("towns");
        assertThat(page.getList("within.periods")).containsExactly("2026");
        assertThat(page.getList("within.units")).hasSize(UNITS);
        assertThat(page.getList("lights.from")).containsExactly("green");
        assertThat(page.getList("lights.to")).containsExactly("red");
        assertThat(page.getList("lights.count")).containsExactly(401);
    }

    @Test
    void totals_of_a_run_that_came_to_its_end_are_counted_once() throws SQLException {
        change("update run set root = repeat('d', 64) where region = ? and run = ?");
        assertThat(get("?limit=1").getInt("totals.units")).isEqualTo(UNITS);
        change("delete from run_result where region = ? and run = ? and unit > 'u0500'");
        JsonPath page = get("?limit=1000&changed=true&class=towns");
        assertThat(page.getList("items")).hasSize(501 / 3 + 2);
        assertThat(page.getInt("totals.units")).isEqualTo(UNITS);
        assertThat(page.getList("lights.count")).containsExactly(401);
    }

    @Test
    void a_page_reads_no_more_of_the_run_than_it_holds() throws SQLException {
        Differences.Filter all =
                new Differences.Filter(false, false, 0, null, null, null, DiffOrder.PLACE);
        Differences.Filter changed =
                new Differences.Filter(true, false, 0, null, null, null, DiffOrder.PLACE);
        assertThat(read(all)).isEqualTo(11);
        assertThat(read(changed)).isEqualTo(11);
    }

    /** How many rows the first page of ten takes from the table, whatever is left out later. */
    private int read(Differences.Filter filter) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement explain =
                        connection.prepareStatement(
                                "explain (analyze, format json) " + Differences.select(filter))) {
            connection.createStatement().execute("analyze run_result");
            explain.setString(1, REGION.value());
            explain.setString(2, RUN);
            for (int i = 3; i <= 5; i++) {
                explain.setString(i, "");
            }
            explain.setLong(6, 11);
            try (var row = explain.executeQuery()) {
                row.next();
                JsonPath plan = JsonPath.from(row.getString(1));
                String scan = "[0].Plan.Plans[0].";
                assertThat(plan.getString(scan + "'Node Type'"))
                        .as(row.getString(1))
                        .contains("Index");
                Number left = plan.get(scan + "'Rows Removed by Filter'");
                return (int) plan.getDouble(scan + "'Actual Rows'")
                        + (left == null ? 0 : left.intValue());
            }
        }
    }

    private void change(String statement) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement change = connection.prepareStatement(statement)) {
            change.setString(1, REGION.value());
            change.setString(2, RUN);
            change.executeUpdate();
        }
    }

    @Test
    void files_hold_every_difference_asked_for() {
        String csv = file("csv?changed=true").asString();
        assertThat(csv).startsWith("\ufeff").endsWith("\r\n");
        assertThat(csv.lines()).hasSize(1 + 403);
        assertThat(file("csv").asString().lines())
                .as("however many more than are fetched at once")
                .hasSize(1 + UNITS);
        assertThat(file("csv?light=true").asString().lines()).hasSize(1 + 401);
        byte[] xlsx = file("xlsx").asByteArray();
        assertThat(new String(xlsx, 0, 2, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("PK");
    }

    private static io.restassured.response.ExtractableResponse<io.restassured.response.Response>
            file(String path) {
        return given().auth()
                .oauth2(Tokens.of("li", REGION.value(), List.of("*"), "operator"))
                .get("/api/v1/regions/" + REGION + "/runs/" + RUN + "/diff/" + path)
                .then()
                .statusCode(200)
                .extract();
    }
}
