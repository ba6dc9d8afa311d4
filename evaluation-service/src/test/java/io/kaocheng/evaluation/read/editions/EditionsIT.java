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
import io.kaocheng.contracts.evaluation.EditionEvent.EditionPublished;
import io.kaocheng.contracts.evaluation.EditionEvent.Row;
import io.kaocheng.policy.Role;
import io.kaocheng.testkit.Person;
import io.kaocheng.testkit.Servers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

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
