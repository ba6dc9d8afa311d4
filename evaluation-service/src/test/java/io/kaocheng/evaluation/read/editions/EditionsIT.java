package io.kaocheng.evaluation.read.editions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.evaluation.EditionEvent.Causes;
import io.kaocheng.contracts.evaluation.EditionEvent.EditionPublished;
import io.kaocheng.contracts.evaluation.EditionEvent.Row;
import io.kaocheng.contracts.goals.UnitEvent.UnitRegistered;
import io.kaocheng.contracts.indicators.SchemeEvent.SchemeEnacted;
import io.kaocheng.contracts.scores.ScoresEvent.BlockScore;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;
import io.kaocheng.evaluation.facts.Histories;
import io.kaocheng.evaluation.read.runs.NamesOf;
import io.kaocheng.policy.Role;
import io.kaocheng.scoring.scheme.Scheme;
import io.kaocheng.testkit.Person;
import io.kaocheng.testkit.Servers;
import io.kaocheng.testkit.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import jakarta.inject.Inject;

import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import javax.sql.DataSource;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class EditionsIT {

    private static final Code REGION = Code.of("editions");
    private static final OffsetDateTime DAY = OffsetDateTime.parse("2026-07-01T09:00:00.123456Z");
    private static final Code OTHER = Code.of("editions-parked");
    private static final String EDITIONS = "/api/v1/regions/" + REGION + "/editions";
    private static final String OTHERS = "/api/v1/regions/" + OTHER + "/editions";

    private final Person office = Person.of(Role.OFFICE, "li", REGION);
    private final Person other = Person.of(Role.OFFICE, "li", OTHER);

    @Inject DataSource source;

    private void published(Connection connection, String unitClass, String period, int days)
            throws SQLException {
        published(connection, REGION, unitClass, period, days);
    }

    private static void published(
            Connection connection, Code region, String unitClass, String period, int days)
            throws SQLException {
        EditionPublished edition =
                new EditionPublished(
                        Code.of(unitClass),
                        Period.parse(period),
                        1,
                        "a".repeat(64),
                        Cut.parse("goals@1"),
                        "kc-1",
                        "0".repeat(64),
                        null,
                        "公布",
                        "li",
                        List.of(
                                new Row(
                                        Code.of("east"),
                                        new BigDecimal("91.20"),
                                        1,
                                        null,
                                        null,
                                        null)));
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                insert into edition (region, unit_class, period, number, run, document, published)
                values (?, ?, ?, 1, ?, ?, ?)
                """)) {
            insert.setString(1, region.value());
            insert.setString(2, unitClass);
            insert.setString(3, period);
            insert.setString(4, edition.run());
            insert.setString(5, ContractJson.write(edition));
            insert.setObject(6, DAY.plusDays(days));
            insert.executeUpdate();
        }
    }

    private ValidatableResponse get(String path) {
        return office.asks().get(path).then();
    }

    @Test
    void editions_come_in_pages_the_newest_first_and_with_their_rows_one_by_one() throws Exception {
        try (Connection connection = source.getConnection()) {
            published(connection, "bureaus", "202601", 0);
            // Of one run, and so of one moment.
            published(connection, "towns", "202602", 1);
            published(connection, "bureaus", "202602", 1);
            published(connection, "bureaus", "202603", 1);
        }
        List<String> all = new ArrayList<>();
        String next = null;
        do {
            ValidatableResponse page =
                    get(EDITIONS + "?limit=1" + (next == null ? "" : "&cursor=" + next))
                            .statusCode(200)
                            .body("items", hasSize(1));
            all.add(
                    page.extract().path("items[0].unitClass")
                            + " "
                            + page.extract().path("items[0].period"));
            next = page.extract().path("next");
        } while (next != null);
        assertThat(all)
                .filteredOn(edition -> !edition.startsWith("schools"))
                .containsExactly(
                        "bureaus 202602", "towns 202602", "bureaus 202603", "bureaus 202601");
        get(EDITIONS + "?class=towns")
                .body("items.period", contains("202602"))
                .body("items[0].published", is("2026-07-02T09:00:00.123456Z"));
        get(EDITIONS + "/towns/202602/1").body("rows.total", contains("91.2"));
        get(EDITIONS + "/towns/202602/2").statusCode(404);
        get(EDITIONS + "/towns/202602/1/xlsx")
                .statusCode(200)
                .contentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .header("Content-Disposition", containsString("towns-202602-1.xlsx"));
        get(EDITIONS + "/towns/202602/2/xlsx").statusCode(404);
        get(EDITIONS + "?cursor=c29vbg")
                .statusCode(400)
                .body("errors.pointer", contains("/cursor"));
    }

    @Test
    void an_edition_says_where_an_entry_it_rests_on_was_parked_since() throws Exception {
        try (Connection connection = source.getConnection()) {
            published(connection, OTHER, "schools", "202604", 5);
        }
        other.asks().get(OTHERS + "/schools/202604/1").then().body("incomplete", is(false));
        parked(2);
        other.asks().get(OTHERS + "/schools/202604/1").then().body("incomplete", is(false));
        parked(1);
        other.asks()
                .get(OTHERS + "/schools/202604/1")
                .then()
                .body("incomplete", is(true))
                .body("rows.total", contains("91.2"));
        other.asks().get(OTHERS + "?class=schools").then().body("items.incomplete", contains(true));
    }

    private static final Code BOOKS = Code.of("editions-books");
    private static final Code TOWNS = Code.of("towns");
    private static final Period MARCH = Period.parse("202603");
    private static final BigDecimal NOTHING = new BigDecimal("0.00");
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Inject NamesOf names;

    private static SchemeEnacted scheme(int version, String from, String output, String english) {
        Scheme scheme =
                Scheme.read(
                                Histories.json(
                                        """
                                        {"scheme":"towns","version":%d,"from":"%s","unitClass":"towns","periods":["month"],
                                         "tree":{"kind":"block","code":"total","weighting":"equal","children":[
                                          {"kind":"block","code":"output","name":"%s","nameEn":"%s","weighting":"equal","children":[
                                           {"kind":"indicator","indicator":"level",
                                            "light":{"on":"achievement","green":"0.9","red":"0.6"}}]},
                                          {"kind":"block","code":"effect","weighting":"equal","children":[
                                           {"kind":"indicator","indicator":"complaints",
                                            "light":{"on":"achievement","green":"0.9","red":"0.6"}}]}]}}
                                        """
                                                .formatted(version, from, output, english)))
                        .orThrow();
        return new SchemeEnacted(
                scheme.scheme(),
                version,
                scheme.cycle(),
                scheme.unitClass(),
                scheme.write(),
                scheme.hash());
    }

    private static UnitScored score(String unit, String output, String effect) {
        return new UnitScored(
                Code.of(unit),
                MARCH,
                TOWNS,
                "towns@1",
                new BigDecimal("90.00"),
                1,
                null,
                BigDecimal.ONE,
                List.of(
                        new BlockScore("total", null, new BigDecimal("90"), 1, null, null),
                        new BlockScore("total/output", null, new BigDecimal(output), 1, null, null),
                        new BlockScore(
                                "total/effect", null, new BigDecimal(effect), 1, null, null)),
                List.of(),
                false,
                Cut.parse("goals@3"),
                "kc-1",
                null,
                null,
                null,
                null);
    }

    /** The second edition of towns, with what the run of it came to. */
    private void secondEdition() throws SQLException {
        EditionPublished edition =
                new EditionPublished(
                        TOWNS,
                        MARCH,
                        2,
                        "b".repeat(64),
                        Cut.parse("goals@3"),
                        "kc-1",
                        "0".repeat(64),
                        1,
                        "更正",
                        "li",
                        List.of(
                                new Row(
                                        Code.of("east"),
                                        new BigDecimal("88.50"),
                                        2,
                                        "good",
                                        new BigDecimal("88.00"),
                                        new Causes(
                                                new BigDecimal("0.30"),
                                                NOTHING,
                                                NOTHING,
                                                new BigDecimal("0.20"),
                                                NOTHING,
                                                NOTHING)),
                                new Row(
                                        Code.of("west"),
                                        new BigDecimal("91.00"),
                                        1,
                                        "excellent",
                                        null,
                                        null)));
        try (Connection connection = source.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                """
                insert into edition (region, unit_class, period, number, run, document, published)
                values (?, 'towns', ?, 2, ?, ?, ?)
                """);
                PreparedStatement result =
                        connection.prepareStatement(
                                """
                insert into run_result (region, run, period, unit_class, unit, after, digest, changed)
                values (?, ?, ?, 'towns', ?, ?, '', true)
                """)) {
            insert.setString(1, BOOKS.value());
            insert.setString(2, MARCH.toString());
            insert.setString(3, edition.run());
            insert.setString(4, ContractJson.write(edition));
            insert.setObject(5, DAY);
            insert.executeUpdate();
            for (UnitScored score : List.of(score("east", "95", "82"), score("west", "90", "92"))) {
                result.setString(1, BOOKS.value());
                result.setString(2, edition.run());
                result.setString(3, MARCH.toString());
                result.setString(4, score.unit().value());
                result.setString(5, ContractJson.write(score));
                result.executeUpdate();
            }
        }
    }

    private static List<List<String>> workbook(String language) throws IOException {
        byte[] file =
                Person.of(Role.OFFICE, "li", BOOKS)
                        .asks()
                        .header("Accept-Language", language)
                        .get("/api/v1/regions/" + BOOKS + "/editions/towns/202603/2/xlsx")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray();
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            return book.getFirstSheet().read().stream()
                    .map(row -> row.stream().map(EditionsIT::text).toList())
                    .toList();
        }
    }

    private static String text(@Nullable Cell cell) {
        return cell == null ? "" : cell.getText();
    }

    @Test
    void a_workbook_calls_blocks_as_the_scheme_did_and_says_what_changed_in_the_language_asked_for()
            throws Exception {
        new Topics(BOOKS)
                .record(
                        List.of(
                                new UnitRegistered(
                                        Code.of("east"), "东镇", "township", null, DAY.toLocalDate()),
                                scheme(1, "202601", "产出", "Output"),
                                scheme(2, "202607", "另称", "Another")));
        secondEdition();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!names.of(BOOKS, false).block("towns@2", "output").equals("另称")
                || !names.of(BOOKS, false).unit(Code.of("east")).equals("东镇")) {
            assertThat(System.nanoTime()).as("the names have come").isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
        List<List<String>> chinese = workbook("zh-CN");
        assertThat(chinese.getFirst())
                .containsExactly(
                        "位次", "单位代码", "单位", "总分", "等次", "产出", "effect", "红灯", "橙灯", "黄灯", "绿灯",
                        "灰灯", "缺报", "上一版总分", "变化", "数据", "目标", "规则", "权重", "单位与类别", "同类单位");
        assertThat(chinese.get(1).subList(0, 7))
                .containsExactly("1", "west", "west", "91", "优秀", "90", "92");
        assertThat(chinese.get(2))
                .startsWith("2", "east", "东镇", "88.5", "良好", "95", "82")
                .endsWith("88", "0.5", "0.3", "0", "0", "0.2", "0", "0");
        List<List<String>> english = workbook("en");
        assertThat(english.getFirst())
                .startsWith(
                        "Rank", "Unit code", "Unit", "Total", "Grade", "Output", "effect", "red")
                .endsWith("Rule", "Weight", "Units and classes", "Peers");
        assertThat(english.get(2)).startsWith("2", "east", "东镇", "88.5", "Good");
    }

    private void parked(long sequence) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                """
                insert into parked (subscriber, journal, region, sequence, subject, document, reason)
                values ('live-scoring', 'goals', ?, ?, 'unit/east', '{}', 'unreadable')
                """)) {
            insert.setString(1, OTHER.value());
            insert.setLong(2, sequence);
            insert.executeUpdate();
        }
    }
}
