package io.kaocheng.monitoring.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.goals.CycleEvent.CycleOpened;
import io.kaocheng.contracts.goals.RegionEvent.RegionOpened;
import io.kaocheng.contracts.indicators.SchemeEvent.SchemeEnacted;
import io.kaocheng.policy.Role;
import io.kaocheng.testkit.Person;
import io.kaocheng.testkit.Servers;
import io.kaocheng.testkit.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class DueRoundsIT {

    private static final Pattern ROUND =
            Pattern.compile("\"period\":\"(\\d{6})\",\"due\":\"([-0-9]+)\"");

    @Inject DueRounds rounds;

    private final Code code = Code.of("region-of-rounds");
    private final Topics topics = new Topics(code);
    private static final Code STANDING = Code.of("region-of-standing-rounds");
    private static final Code SUPERSEDED = Code.of("region-of-superseded-rounds");

    private static SchemeEnacted scheme(String name, String cycle, String more) throws Exception {
        return new SchemeEnacted(
                Code.of(name),
                1,
                Code.of(cycle),
                Code.of("townships"),
                ContractJson.mapper().readTree("{\"periods\":[\"month\"]%s}".formatted(more)),
                "0".repeat(64));
    }

    private List<String> recorded() {
        return recorded(code);
    }

    private List<String> recorded(Code region) {
        String entries =
                Person.of(Role.LEADER, "zhou", region)
                        .forUnits()
                        .asks()
                        .get("/api/v1/regions/" + region + "/journals/monitoring/entries")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString();
        List<String> found = new ArrayList<>();
        Matcher round = ROUND.matcher(entries);
        while (round.find()) {
            found.add(round.group(1) + " " + round.group(2));
        }
        return found;
    }

    @Test
    void each_month_of_a_cycle_that_is_over_falls_due_once_and_none_that_is_to_come()
            throws Exception {
        topics.record(
                List.of(
                        new RegionOpened(code, "县", "Asia/Shanghai"),
                        new CycleOpened(Code.of("2025"), "2025", Period.ofYear(2025)),
                        new CycleOpened(Code.of("2024"), "2024", Period.ofYear(2024)),
                        new CycleOpened(Code.of("2999"), "2999", Period.ofYear(2999)),
                        scheme("later", "2999", ",\"scoredWhen\":\"due\""),
                        scheme("waits", "2024", ",\"engine\":\"kc-2\""),
                        scheme("this", "2025", ",\"scoredWhen\":\"due\"")));
        while (recorded().isEmpty()) {
            rounds.record();
            LockSupport.parkNanos(20_000_000);
        }
        rounds.record();
        rounds.record();
        assertThat(recorded())
                .hasSize(12)
                .startsWith("202501 2025-02-10")
                .endsWith("202512 2026-01-10");
    }

    /** Opens a region when all of its schemes are known: before, no round of it falls due. */
    private static void open(Topics topics, Code region, int schemes) throws Exception {
        int received = 0;
        while (received < schemes) {
            Integer now =
                    Person.of(Role.LEADER, "zhou", region)
                            .forUnits()
                            .asks()
                            .get("/api/v1/regions/" + region + "/positions/monitoring")
                            .path("received.indicators");
            received = now == null ? 0 : now;
            LockSupport.parkNanos(20_000_000);
        }
        topics.record(List.of(new RegionOpened(region, "县", "Asia/Shanghai")));
    }

    private static SchemeEnacted standing(int version, String from, String more) throws Exception {
        return new SchemeEnacted(
                Code.of("standing"),
                version,
                null,
                Code.of("townships"),
                ContractJson.mapper()
                        .readTree(
                                "{\"from\":\"%s\",\"periods\":[\"month\"]%s}"
                                        .formatted(from, more)),
                "0".repeat(64));
    }

    @Test
    void a_version_that_does_not_say_so_ends_the_months_that_fall_due_by_the_one_before_it()
            throws Exception {
        Topics others = new Topics(STANDING);
        others.record(
                List.of(
                        standing(1, "202501", ",\"scoredWhen\":\"due\""),
                        standing(2, "202504", ""),
                        scheme("this", "2024", ",\"scoredWhen\":\"due\"")));
        open(others, STANDING, 3);
        while (recorded(STANDING).isEmpty()) {
            rounds.record();
            LockSupport.parkNanos(20_000_000);
        }
        rounds.record();
        assertThat(recorded(STANDING))
                .containsExactly("202501 2025-02-10", "202502 2025-03-10", "202503 2025-04-10");
    }

    @Test
    void a_scheme_that_takes_over_ends_the_months_that_fall_due_by_another() throws Exception {
        Topics others = new Topics(SUPERSEDED);
        others.record(
                List.of(
                        standing(1, "202501", ",\"scoredWhen\":\"due\""),
                        new SchemeEnacted(
                                Code.of("newer"),
                                1,
                                null,
                                Code.of("townships"),
                                ContractJson.mapper()
                                        .readTree(
                                                "{\"from\":\"202503\",\"periods\":[\"month\"],\"supersedes\":[\"standing\"]}"),
                                "0".repeat(64))));
        open(others, SUPERSEDED, 2);
        while (recorded(SUPERSEDED).isEmpty()) {
            rounds.record();
            LockSupport.parkNanos(20_000_000);
        }
        rounds.record();
        assertThat(recorded(SUPERSEDED)).containsExactly("202501 2025-02-10", "202502 2025-03-10");
    }
}
