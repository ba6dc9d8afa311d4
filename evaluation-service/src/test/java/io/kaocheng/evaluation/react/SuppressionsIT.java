package io.kaocheng.evaluation.react;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.indicators.SchemeEvent.SchemeEnacted;
import io.kaocheng.contracts.monitoring.ObservationEvent.Figures;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationSubmitted;
import io.kaocheng.evaluation.facts.AffectedCohorts;
import io.kaocheng.evaluation.facts.Histories;
import io.kaocheng.evaluation.facts.RegionFacts;
import io.kaocheng.evaluation.facts.Scoring;
import io.kaocheng.evaluation.history.Fold;
import io.kaocheng.evaluation.history.Sources;
import io.kaocheng.journal.Recorded;
import io.kaocheng.policy.Role;
import io.kaocheng.scoring.engine.UnitScore;
import io.kaocheng.scoring.scheme.Scheme;
import io.kaocheng.testkit.Person;
import io.kaocheng.testkit.Servers;
import io.kaocheng.testkit.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** A block of a unit left out by one person's request and another's grant, as scores come to be. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class SuppressionsIT {

    private static final Code REGION = Code.of("suppressions");
    private static final String AT = "/api/v1/regions/" + REGION;
    private static final Code EAST = Histories.UNITS.getFirst();
    private static final Period FEBRUARY = Period.parse("202602");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Inject Sources sources;

    private static SchemeEnacted scheme() {
        return enacted(
                """
                                        {"scheme":"townships-2026","version":1,"cycle":"2026","unitClass":"townships",
                                         "periods":["month"],"engine":"kc-2",
                                         "tree":{"kind":"block","code":"total","weighting":"equal","children":[
                                          {"kind":"block","code":"left","weighting":"equal","children":[
                                           {"kind":"indicator","indicator":"level",
                                            "light":{"on":"achievement","green":"0.9","red":"0.6"}}]},
                                          {"kind":"block","code":"right","weighting":"equal","children":[
                                           {"kind":"indicator","indicator":"complaints",
                                            "light":{"on":"achievement","green":"0.9","red":"0.6"}}]}]}}
                                        """);
    }

    /** By the first engine, which leaves no block out. */
    private static SchemeEnacted schemeOfDepartments() {
        return enacted(
                """
                {"scheme":"departments-2026","version":1,"cycle":"2026","unitClass":"departments","periods":["month"],
                 "tree":{"kind":"block","code":"total","weighting":"equal","children":[
                  {"kind":"indicator","indicator":"level",
                   "light":{"on":"achievement","green":"0.9","red":"0.6"}}]}}
                """);
    }

    private static SchemeEnacted enacted(String json) {
        Scheme scheme = Scheme.read(Histories.json(json)).orThrow();
        return new SchemeEnacted(
                scheme.scheme(),
                scheme.version(),
                scheme.cycle(),
                scheme.unitClass(),
                scheme.write(),
                scheme.hash());
    }

    private static RequestSpecification as(String person) {
        return Person.of(Role.OFFICE, person, REGION).asks().contentType("application/json");
    }

    private static void post(String person, String path, Object body, int status) {
        as(person).body(body).post(AT + "/suppressions" + path).then().statusCode(status);
    }

    @Test
    void a_block_is_left_out_once_granted_and_counts_again_once_that_is_granted() throws Exception {
        Topics topics = new Topics(REGION);
        List<Event> year =
                new ArrayList<>(
                        Histories.history(new Random(7)).entries.stream()
                                .map(Recorded::event)
                                .map(event -> event instanceof SchemeEnacted ? scheme() : event)
                                .toList());
        year.add(figure(Histories.A, "45"));
        year.add(figure(Histories.B, "60"));
        year.add(schemeOfDepartments());
        topics.record(year);
        // Half of 90, and twice less 1.2 where 50 is the most.
        String before = awaitTotal("65");

        Map<String, String> asked =
                Map.of(
                        "suppression", "audit",
                        "unit", EAST.value(),
                        "period", FEBRUARY.toString(),
                        "block", "left",
                        "what", "score",
                        "reason", "under-audit");
        // The west is a department from June on.
        Map<String, String> ofDepartment = new HashMap<>(asked);
        ofDepartment.putAll(
                Map.of(
                        "suppression",
                        "west",
                        "unit",
                        "west",
                        "period",
                        "202607",
                        "block",
                        "total"));
        as("li").body(ofDepartment)
                .post(AT + "/suppressions")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/block"))
                .body(containsString("kc-2"));
        post("li", "", asked, 201);
        post("li", "/audit/grant", Map.of(), 409);
        post("wang", "/audit/grant", Map.of(), 201);
        String without = await("under-audit", before);
        assertThat(without).isNotEqualTo(before);
        as("li").get(AT + "/suppressions?unit=" + EAST)
                .then()
                .statusCode(200)
                .body("items.state", contains("granted"));
        as("li").get(AT + "/scores/townships/" + FEBRUARY)
                .then()
                .statusCode(200)
                .body(
                        "units.find { it.unit == '" + EAST + "' }.blocks.reason",
                        hasItem("under-audit"));
        // What was published is what is scored from the beginning, of the same cut.
        RegionFacts facts =
                Fold.at(
                                sources.journals(),
                                REGION,
                                sources.cut(REGION, null),
                                Fold.ProgressListener.NONE)
                        .facts();
        UnitScore again =
                Scoring.score(facts, new AffectedCohorts.CohortKey(Histories.CLASS, FEBRUARY))
                        .orElseThrow()
                        .unit(EAST)
                        .orElseThrow();
        assertThat(again.total().orElseThrow()).isEqualByComparingTo(without);

        post("wang", "/audit/withdrawal", Map.of("reason", "审计结束"), 201);
        post("li", "/audit/grant", Map.of(), 201);
        assertThat(await(null, without)).isEqualTo(before);
    }

    private static ObservationSubmitted figure(Code indicator, String value) {
        return new ObservationSubmitted(
                EAST,
                indicator,
                FEBRUARY,
                new Figures(new BigDecimal(value), null, null),
                null,
                null,
                "li",
                null,
                false);
    }

    private static String awaitTotal(String total) {
        String shown = await(null, null);
        while (new BigDecimal(shown.equals("-") ? "0" : shown).compareTo(new BigDecimal(total))
                != 0) {
            shown = await(null, shown);
        }
        return shown;
    }

    /** The unit's total, once its first block has that reason and the total is another. */
    private static String await(@Nullable String reason, @Nullable String other) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var answer = as("li").get(AT + "/scores/townships/" + FEBRUARY);
            if (answer.statusCode() == 200) {
                String unit = "units.find { it.unit == '" + EAST + "' }";
                List<String> reasons = answer.path(unit + ".blocks.reason");
                Object total = answer.path(unit + ".total");
                String shown = total == null ? "-" : total.toString();
                if (reasons != null
                        && (reason == null
                                ? !reasons.contains("under-audit")
                                : reasons.contains(reason))
                        && !shown.equals(other)) {
                    return shown;
                }
            }
            assertThat(System.nanoTime()).as(answer.asString()).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }
}
