package io.kaocheng.evaluation.replay;

import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.monitoring.ObservationEvent.Figures;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationSubmitted;
import io.kaocheng.evaluation.facts.Histories;
import io.kaocheng.journal.Recorded;
import io.kaocheng.testkit.Servers;
import io.kaocheng.testkit.Tokens;
import io.kaocheng.testkit.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The verification that nobody asks for, with a night every other second. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
@TestProfile(NightlyVerificationIT.ShortNights.class)
class NightlyVerificationIT {

    private static final Code REGION = Code.of("nightly");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** The timer of the night, turned fast. */
    public static final class ShortNights implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("replay.verification", "0/2 * * * * ?");
        }
    }

    @Inject MeterRegistry meters;

    @Test
    void a_night_finds_nothing_until_somebody_alters_a_stored_score_and_then_that_one()
            throws Exception {
        List<Event> year =
                Histories.history(new Random(7)).entries.stream().map(Recorded::event).toList();
        Topics topics = new Topics(REGION);
        topics.record(year);
        await("all of it is scored", () -> heard(topics));
        await("all of it is verified", () -> cut().equals("scores@" + scores()));
        JsonPath clean = verification();
        assertThat(clean.getBoolean("alarm")).isFalse();
        assertThat(clean.getLong("last.units")).isPositive();
        assertThat(clean.getString("last.requester")).isEqualTo("service:evaluation");
        assertThat(differences()).isEqualTo("0.0");

        String period = alter();
        // A night with nothing new is the same run; something is sent for another month.
        topics.record(
                List.of(
                        new ObservationSubmitted(
                                Histories.UNITS.get(3),
                                Histories.A,
                                Period.ofMonth(2026, 5),
                                new Figures(new BigDecimal("77"), null, null),
                                null,
                                null,
                                "li",
                                null,
                                false)));
        await("the alarm", () -> verification().getBoolean("alarm"));
        JsonPath found = verification();
        assertThat(found.getLong("differences")).isEqualTo(1);
        assertThat(differences()).isEqualTo("1.0");
        JsonPath difference = get("/runs/" + found.getString("last.run") + "/diff?changed=true");
        assertThat(difference.getList("items.period")).containsExactly(period);
    }

    /** Alters one score by hand, as the database's owner could. */
    private static String alter() throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(
                                setting("quarkus.datasource.jdbc.url"),
                                setting("quarkus.flyway.username"),
                                setting("quarkus.flyway.password"));
                Statement update = connection.createStatement()) {
            assertThat(
                            update.executeUpdate(
                                    """
                            update score
                            set total = total + 0.01
                            where region = 'nightly' and period = '202602'
                              and unit = (select min(unit)
                                          from score
                                          where region = 'nightly' and period = '202602' and total is not null)
                            """))
                    .isEqualTo(1);
            return "202602";
        }
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    private static JsonPath verification() {
        return get("/verification");
    }

    private static boolean heard(Topics topics) {
        JsonPath heard = get("/positions/evaluation");
        return List.of(Journal.GOALS, Journal.INDICATORS, Journal.MONITORING).stream()
                .allMatch(j -> heard.getLong("heard." + j) == topics.head(j));
    }

    private static String cut() {
        return String.valueOf(verification().getString("last.cut"));
    }

    private static long scores() {
        return get("/positions/evaluation").getLong("journal.scores");
    }

    /** What the metric says. */
    private String differences() {
        return Double.toString(meters.get("kaocheng.verification.differences").gauge().value());
    }

    private static JsonPath get(String path) {
        return given().auth()
                .oauth2(Tokens.of("li", REGION.value(), List.of("*"), "operator"))
                .get("/api/v1/regions/" + REGION + path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }
}
