package io.kaocheng.evaluation.read.calibrations;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.goals.TargetEvent.PlannedShare;
import io.kaocheng.contracts.goals.TargetEvent.TargetSet;
import io.kaocheng.contracts.goals.UnitEvent.UnitClassified;
import io.kaocheng.contracts.goals.UnitEvent.UnitRegistered;
import io.kaocheng.contracts.indicators.IndicatorEvent.VersionEnacted;
import io.kaocheng.contracts.monitoring.ObservationEvent.Figures;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationSubmitted;
import io.kaocheng.evaluation.facts.Histories;
import io.kaocheng.policy.Role;
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.kaocheng.testkit.Person;
import io.kaocheng.testkit.Servers;
import io.kaocheng.testkit.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The tables of the design, reported by units and asked for through the API. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class CalibrationsIT {

    private static final Code REGION = Code.of("calibrations");
    private static final String AT = "/api/v1/regions/" + REGION + "/calibrations";
    private static final Code TOWNSHIP = Code.of("township");
    private static final Code DISTRICT = Code.of("district");
    private static final Code JOBS = Code.of("jobs-created");
    private static final Code RATE = Code.of("enrolment-rate");
    private static final Code PATENTS = Code.of("patents");
    private static final Code INVESTMENT = Code.of("investment");
    private static boolean recorded;

    @BeforeEach
    void record_the_figures_of_four_years() throws Exception {
        if (recorded) {
            return;
        }
        List<Event> all = new ArrayList<>();
        for (String unit : List.of("chengguan", "liuhe", "shiqiao", "wangjia", "baiyun")) {
            unit(all, unit, TOWNSHIP);
        }
        for (String unit : List.of("a", "b", "c", "d", "e")) {
            unit(all, unit, DISTRICT);
        }
        all.add(version(JOBS, 1, "2015", "year", "sum", "1"));
        all.add(version(RATE, 1, "2015", "year", "last", "1"));
        all.add(version(PATENTS, 1, "2015", "quarter", "sum", "1"));
        years(all, JOBS, "chengguan", "600", "630", "660", "700");
        years(all, JOBS, "liuhe", "400", "412", "440", "451");
        years(all, JOBS, "shiqiao", "500", "490", "515", "530");
        years(all, JOBS, "wangjia", "300", "330", "345", "351");
        years(all, JOBS, "baiyun", "250", "255", "268", "281");
        years(all, RATE, "a", "90", "92", "93");
        years(all, RATE, "b", "95", "96", "96.5");
        years(all, RATE, "c", "88", "91", "90");
        years(all, RATE, "d", "97", "97", "98");
        years(all, RATE, "e", "85", "90", "94");
        target(all, "2023", "610");
        target(all, "2024", "640");
        target(all, "2025", "665");
        // With a planned course the engine holds quarters against it by what was reached so far.
        all.add(
                new TargetSet(
                        Code.of("chengguan"),
                        null,
                        PATENTS,
                        Period.ofYear(2025),
                        new BigDecimal("110"),
                        null,
                        List.of(
                                new PlannedShare(Period.parse("2025Q2"), new BigDecimal("0.4")),
                                new PlannedShare(Period.parse("2025Q4"), BigDecimal.ONE))));
        quarters(all, 2024, "10", "20", "30", "40");
        quarters(all, 2025, "18", "24", "36", "42");
        all.add(version(INVESTMENT, 1, "2015", "year", "sum", "1"));
        all.add(version(INVESTMENT, 2, "2025", "year", "sum", "10000"));
        years(all, INVESTMENT, "chengguan", "600", "630", "660", "700");
        new Topics(REGION).record(all);
        recorded = true;
    }

    @Test
    void the_volumes_of_townships_say_how_hard_a_target_is() {
        get("/jobs-created?unit=chengguan&period=2026&value=740")
                .statusCode(200)
                .body("scale", is("volume"))
                .body("history.value", contains("600", "630", "660", "700"))
                .body("history.target", contains(null, "610", "640", "665"))
                .body("own.changes", is(3))
                .body("own.median", is("0.05"))
                .body("class.unitClass", is("township"))
                .body("class.units", is(5))
                .body("class.unitPeriods", is(15))
                .body("class.quantiles", hasEntry("0.6", "0.049104"))
                .body("required", is("0.057143"))
                .body("attainability.count", is(3))
                .body("attainability.share", is("0.2"))
                .body("attainability.interval", contains("0.0829", "0.4088"))
                .body("attainability.few", is(true))
                .body("verdict", is("stretching"))
                .body("uncertain", is(true))
                .body("suggestions.method", contains("own", "class", "blended"))
                .body("suggestions.value", contains("735", "735", "735"))
                .body("traces.trace", contains("ratchet"))
                .body("traces.hits", contains(3));
        get("/jobs-created?unit=chengguan&period=2026&value=800")
                .body("verdict", is("out-of-reach"))
                .body("attainability.interval", contains("0", "0.1528"));
        get("/jobs-created?unit=chengguan&period=2026&value=700")
                .body("verdict", is("already-reached"));
    }

    @Test
    void the_levels_of_districts_say_how_hard_a_target_is() {
        get("/enrolment-rate?unit=a&period=2026&value=95")
                .statusCode(200)
                .body("scale", is("level"))
                .body("attainability.count", is(4))
                .body("attainability.of", is(10))
                .body("attainability.interval", contains("0.1942", "0.6484"))
                .body("reached.count", is(6))
                .body("reached.of", is(15))
                .body("suggestions.value", contains("94.5", "94.4", "94.5"));
    }

    @Test
    void a_batch_is_calibrated_at_one_cut_and_names_what_it_cannot() {
        Person.of(Role.OFFICE, "wang", REGION)
                .asks()
                .body(
                        """
                        {"items":[{"unit":"chengguan","indicator":"jobs-created","period":"2026","value":"750"},
                                  {"unit":"nobody","indicator":"jobs-created","period":"2026"},
                                  {"unit":"a","indicator":"enrolment-rate","period":"2026"}]}
                        """)
                .post(AT + "/batches")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items[0].verdict", is("hard"))
                .body("items[1].verdict", nullValue())
                .body("notCalibrated.item", contains(1))
                .body("notCalibrated.why", contains("unknown-unit"));
    }

    @Test
    void a_department_sees_its_own_unit_and_of_few_peers_nothing() {
        Person liuhe = Person.of(Role.DEPARTMENT, "liu", REGION).forUnits("liuhe");

        liuhe.asks()
                .get(AT + "/jobs-created?unit=liuhe&period=2026&value=470")
                .then()
                .statusCode(200)
                .body("withheld", is(false))
                .body("class.quantiles", hasEntry("0.5", "0.047619"));
        liuhe.asks().get(AT + "/jobs-created?unit=chengguan&period=2026").then().statusCode(403);
        liuhe.asks()
                .body(
                        """
                        {"items":[{"unit":"chengguan","indicator":"jobs-created","period":"2026"}]}
                        """)
                .post(AT + "/batches")
                .then()
                .statusCode(200)
                .body("items", hasSize(0))
                .body("notCalibrated.why", contains("foreign-unit"));
        Person.of(Role.DEPARTMENT, "zhang", REGION)
                .forUnits("chengguan")
                .asks()
                .get(AT + "/patents?unit=chengguan&period=2026&value=130")
                .then()
                .statusCode(200)
                .body("withheld", is(true))
                .body("class.quantiles", nullValue())
                .body("attainability", nullValue())
                .body("verdict", nullValue());
    }

    @Test
    void courses_are_even_or_go_as_the_years_before_or_climb_from_the_last_figure() {
        get("/patents/course?unit=chengguan&period=2026&kind=seasonal")
                .statusCode(200)
                .body("course.share", contains("0.125", "0.325", "0.625", "1"))
                .body("course.period", contains("2026Q1", "2026Q2", "2026Q3", "2026Q4"))
                .body("years", is(2))
                .body("ofClass", is(false));
        get("/patents/course?unit=liuhe&period=2026&kind=seasonal")
                .statusCode(200)
                .body("course.share", contains("0.125", "0.325", "0.625", "1"))
                .body("ofClass", is(true));
        Person.of(Role.DEPARTMENT, "liu", REGION)
                .forUnits("liuhe")
                .asks()
                .get(AT + "/patents/course?unit=liuhe&period=2026&kind=seasonal")
                .then()
                .statusCode(404);
        get("/patents/course?unit=chengguan&period=2026&kind=even")
                .body("course.share", contains("0.25", "0.5", "0.75", "1"));
        get("/enrolment-rate/course?unit=a&period=2026&kind=from-base&value=95")
                .statusCode(200)
                .body("base", is("93"))
                .body("course.share", contains("1"));
        get("/enrolment-rate/course?unit=a&period=2026&kind=from-base").statusCode(404);
        get("/enrolment-rate/course?unit=a&period=2026&kind=from-base&value=0")
                .statusCode(400)
                .body("errors.pointer", contains("/value"));
        get("/jobs-created/course?unit=a&period=2026&kind=seasonal").statusCode(404);
    }

    @Test
    void figures_by_another_formula_or_factor_are_not_compared() {
        get("/investment?unit=chengguan&period=2026&value=740")
                .statusCode(200)
                .body("history.period", contains("2025"))
                .body("history.version", contains(2))
                .body("verdict", is("insufficient-history"));
    }

    @Test
    void what_cannot_be_calibrated_says_why() {
        get("/nothing?unit=chengguan&period=2026").statusCode(409);
        get("/jobs-created?unit=nobody&period=2026").statusCode(409);
        get("/jobs-created?unit=chengguan&period=202601")
                .statusCode(409)
                .body("type", is("urn:problem:wrong-frequency"));
        get("/jobs-created?period=2026").statusCode(400).body("errors.pointer", contains("/unit"));
        get("/jobs-created?unit=chengguan&period=2026&cut=goals@99999").statusCode(409);
    }

    private static ValidatableResponse get(String query) {
        return Person.of(Role.OFFICE, "wang", REGION).asks().get(AT + query).then();
    }

    private static void unit(List<Event> all, String code, Code unitClass) {
        LocalDate from = LocalDate.of(2015, 1, 1);
        all.add(new UnitRegistered(Code.of(code), code, "unit", null, from));
        all.add(new UnitClassified(Code.of(code), unitClass, from));
    }

    private static VersionEnacted version(
            Code indicator,
            int number,
            String from,
            String frequency,
            String accumulation,
            String factor) {
        IndicatorDefinition definition =
                IndicatorDefinition.read(
                                Histories.json(
                                        """
                                        {"indicator":"%s","version":%d,"effectiveFrom":"%s","direction":"up","frequency":"%s",
                                         "accumulation":"%s","factor":"%s","rule":{"rule":"completion","cap":"1.2","floor":"0"}}
                                        """
                                                .formatted(
                                                        indicator,
                                                        number,
                                                        from,
                                                        frequency,
                                                        accumulation,
                                                        factor)))
                        .orThrow();
        return new VersionEnacted(
                indicator,
                number,
                definition.effectiveFrom(),
                definition.write(),
                definition.hash());
    }

    /** One figure a year, the last in 2025. */
    private static void years(List<Event> all, Code indicator, String unit, String... values) {
        for (int i = 0; i < values.length; i++) {
            figure(all, indicator, unit, Period.ofYear(2026 - values.length + i), values[i]);
        }
    }

    private static void quarters(List<Event> all, int year, String... values) {
        for (int i = 0; i < values.length; i++) {
            figure(
                    all,
                    PATENTS,
                    "chengguan",
                    new Period(Period.Kind.QUARTER, year, i + 1),
                    values[i]);
        }
    }

    private static void figure(
            List<Event> all, Code indicator, String unit, Period period, String value) {
        all.add(
                new ObservationSubmitted(
                        Code.of(unit),
                        indicator,
                        period,
                        new Figures(new BigDecimal(value), null, null),
                        null,
                        null,
                        "li",
                        null,
                        false));
    }

    private static void target(List<Event> all, String year, String value) {
        all.add(
                new TargetSet(
                        Code.of("chengguan"),
                        null,
                        JOBS,
                        Period.parse(year),
                        new BigDecimal(value),
                        null,
                        List.of()));
    }
}
