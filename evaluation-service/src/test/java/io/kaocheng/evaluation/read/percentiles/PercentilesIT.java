package io.kaocheng.evaluation.read.percentiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.indicators.IndicatorEvent.VersionEnacted;
import io.kaocheng.contracts.monitoring.ObservationEvent.Figures;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationSubmitted;
import io.kaocheng.evaluation.facts.Histories;
import io.kaocheng.journal.Recorded;
import io.kaocheng.policy.Role;
import io.kaocheng.scoring.rule.IndicatorDefinition;
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
        get("?indicator=level&period=202603&percentile=0.9&group=nobody").statusCode(404);
        get("?indicator=level&period=202603&percentile=0.9&group=a&class=townships")
                .statusCode(400);
        get("?indicator=level&block=total&period=202603&percentile=0.9").statusCode(400);
        get("?block=nothing&period=202603&percentile=0.9").statusCode(404);
        get("?indicator=level&period=202601&percentile=0.9").statusCode(404);
        get("?indicator=level&period=202603&percentile=90").statusCode(400);
        get("?period=202603&percentile=0.9").statusCode(400);
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
        assertThat(cut).contains("monitoring@");
    }
}
