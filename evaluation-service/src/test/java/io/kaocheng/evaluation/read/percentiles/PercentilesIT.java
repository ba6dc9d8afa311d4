package io.kaocheng.evaluation.read.percentiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.goals.GroupingEvent.UnitGrouped;
import io.kaocheng.contracts.goals.TargetEvent.TargetSet;
import io.kaocheng.contracts.goals.UnitGroupEvent.UnitGroupDefined;
import io.kaocheng.contracts.indicators.IndicatorEvent.VersionEnacted;
import io.kaocheng.contracts.indicators.SchemeEvent.SchemeEnacted;
import io.kaocheng.contracts.monitoring.ObservationEvent.Figures;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationSubmitted;
import io.kaocheng.evaluation.facts.Histories;
import io.kaocheng.journal.Recorded;
import io.kaocheng.policy.Role;
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.kaocheng.scoring.scheme.Scheme;
import io.kaocheng.testkit.Person;
import io.kaocheng.testkit.Servers;
import io.kaocheng.testkit.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Parameters of rules that are percentiles of figures: asked for, drafted, computed again. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class PercentilesIT {

    private static final Code REGION = Code.of("percentiles");
    private static final String AT = "/api/v1/regions/" + REGION + "/percentiles";
    private static final Code RATE = Histories.A;
    private static final Period MARCH = Period.parse("202603");

    private static ValidatableResponse get(String query) {
        return Person.of(Role.INDICATOR_AUTHOR, "chen", REGION).asks().get(AT + query).then();
    }

    private static ObservationSubmitted figure(Code unit, String value) {
        return new ObservationSubmitted(
                unit,
                RATE,
                MARCH,
                new Figures(new BigDecimal(value), null, null),
                null,
                null,
                "li",
                null,
                false);
    }

    private static VersionEnacted version(int number, String cut, String value, int count) {
        IndicatorDefinition definition =
                IndicatorDefinition.read(
                                Histories.json(
                                        """
                                        {"indicator":"level","version":%d,"effectiveFrom":"2027","direction":"up","frequency":"month",
                                         "rule":{"rule":"between","target":"%s","floor":"1"},
                                         "bounds":[{"at":"/rule/target","percentile":"0.5","of":"class","unitClass":"townships",
                                          "period":"202603","cut":"%s","value":"%s","count":%d}]}
                                        """
                                                .formatted(number, value, cut, value, count)))
                        .orThrow();
        return new VersionEnacted(
                RATE, number, definition.effectiveFrom(), definition.write(), definition.hash());
    }

    /** A scheme with a grade from the median of the totals that townships had in March. */
    private static SchemeEnacted graded(String code, String unitClass, String cut, String value) {
        Scheme scheme =
                Scheme.read(
                                Histories.json(
                                        """
                                        {"scheme":"%s","version":2,"cycle":"2026","unitClass":"%s","periods":["month"],"engine":"kc-2",
                                         "tree":{"kind":"block","code":"total","children":[
                                          {"kind":"indicator","indicator":"level","weight":"100",
                                           "light":{"on":"achievement","green":"0.9","red":"0.6"}}]},
                                         "grades":{"grades":[{"grade":"good","atLeast":"%s"},{"grade":"rest"}]},
                                         "bounds":[{"at":"/grades/grades/0/atLeast","percentile":"0.5","of":"class",
                                          "unitClass":"townships","period":"202603","cut":"%s","value":"%s","count":4,
                                          "block":"total"}]}
                                        """
                                                .formatted(code, unitClass, value, cut, value)))
                        .orThrow();
        return new SchemeEnacted(
                scheme.scheme(),
                scheme.version(),
                scheme.cycle(),
                scheme.unitClass(),
                scheme.write(),
                scheme.hash());
    }

    @Test
    void a_percentile_is_of_the_figures_at_a_cut_and_comes_out_again_whatever_follows()
            throws Exception {
        List<Event> year =
                new ArrayList<>(
                        Histories.history(new Random(7)).entries.stream()
                                .map(Recorded::event)
                                .toList());
        List<String> values = List.of("10", "20", "40", "100");
        for (int i = 0; i < values.size(); i++) {
            year.add(figure(Histories.UNITS.get(i), values.get(i)));
        }
        // Complaints were owed and not sent, which is zero: totals are 60 of the figures' share of
        // 100.
        year.add(
                new TargetSet(
                        null,
                        Histories.CLASS,
                        RATE,
                        MARCH,
                        new BigDecimal("100"),
                        null,
                        List.of()));
        Code hills = Code.of("hills");
        year.add(new UnitGroupDefined(hills, "山区", null));
        year.add(new UnitGrouped(Histories.UNITS.get(0), hills, null, Histories.DAY));
        year.add(new UnitGrouped(Histories.UNITS.get(2), hills, null, Histories.DAY));
        Topics topics = new Topics(REGION);
        topics.record(year);
        // All four are townships in March; the west becomes a department in June.
        String cut =
                get("?indicator=level&period=202603&percentile=0.5&class=townships")
                        .statusCode(200)
                        .body("value", is("30"))
                        .body("count", is(4))
                        .extract()
                        .path("cut");
        get("?indicator=level&period=202603&percentile=0.9")
                .statusCode(200)
                .body("value", is("82"));
        get("?indicator=level&period=202603&percentile=0.5&group=hills")
                .statusCode(200)
                .body("value", is("25"))
                .body("count", is(2));
        get("?block=total&period=202603&percentile=0.5&class=townships")
                .statusCode(200)
                .body("value", is("18"))
                .body("count", is(4));
        get("?block=total&period=202603&percentile=0.5&group=hills")
                .statusCode(200)
                .body("value", is("15"));
        get("?indicator=level&period=202603&percentile=0.9&group=nobody").statusCode(404);
        get("?indicator=level&block=total&period=202603&percentile=0.9&group=a&class=townships")
                .statusCode(400)
                .body("errors.pointer", contains("/indicator", "/group"));
        get("?block=nothing&period=202603&percentile=0.9").statusCode(404);
        get("?indicator=level&period=202601&percentile=0.9").statusCode(404);
        get("?indicator=level&period=202603&percentile=90").statusCode(400);
        get("?period=202603&percentile=0.9")
                .statusCode(400)
                .body("errors.pointer", contains("/indicator"));
        get("?indicator=level&period=202603&percentile=0.9&cut=goals@99999").statusCode(409);

        topics.record(
                List.of(
                        version(3, cut, "30", 4),
                        version(4, cut, "31", 4),
                        version(5, cut, "30", 5),
                        version(6, "goals@99999", "30", 4)));
        get("/checks?indicator=level")
                .statusCode(200)
                .body("items.version", contains(3, 4, 5, 6))
                .body("items.again", contains("30", "30", "30", null))
                .body("items.holds", contains(true, false, false, false))
                .body("items.why", contains(null, null, null, "cut-in-future"));
        get("/checks?indicator=complaints").body("items.size()", is(0));

        topics.record(
                List.of(
                        graded("townships-2026", "townships", cut, "18"),
                        graded("departments-2026", "departments", cut, "19")));
        get("/checks")
                .statusCode(200)
                .body("items.findAll { it.scheme == 'townships-2026' }.holds", contains(true))
                .body("items.findAll { it.scheme == 'departments-2026' }.holds", contains(false))
                .body("items.findAll { it.scheme != null }.again", contains("18", "18"));
        assertThat(cut).contains("monitoring@");
    }
}
