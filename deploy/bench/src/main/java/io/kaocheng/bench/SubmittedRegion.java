package io.kaocheng.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.local.Part;
import io.kaocheng.local.Suite;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A region made through the public API, up to where figures can be sent: units in classes,
 * indicators with a completion rule, and for every year a cycle with a scheme and targets. Its
 * figures are numbered; month follows month, and within a month unit follows unit, so that those
 * sent one after the other are of many units.
 */
final class SubmittedRegion {

    static final Code REGION = Code.of("bench");

    /** The last year of which every month has begun whenever this is run. */
    private static final int LAST_YEAR = 2025;

    private static final int MONTHS = 12;
    private static final int BATCH = 2_000;

    private final int units;
    private final int unitsPerClass;
    private final int indicators;
    private final int years;
    private long next;

    SubmittedRegion(int units, int unitsPerClass, int indicators, int years) {
        if (units < 1 || unitsPerClass < 1 || indicators < 1 || indicators > 100) {
            throw new IllegalArgumentException(
                    "a region has 1 unit, 1 unit per class and 1 to 100 indicators");
        }
        if (years < 1 || years > 100) {
            throw new IllegalArgumentException(
                    "a region has 1 to 100 years; for that many figures use more units");
        }
        this.units = units;
        this.unitsPerClass = unitsPerClass;
        this.indicators = indicators;
        this.years = years;
    }

    /** A region with as many years as that many figures need. */
    static SubmittedRegion holding(long figures, int units, int unitsPerClass, int indicators) {
        long perYear = (long) units * indicators * MONTHS;
        return new SubmittedRegion(
                units,
                unitsPerClass,
                indicators,
                (int) Math.min(Integer.MAX_VALUE, Math.max(1, (figures + perYear - 1) / perYear)));
    }

    long capacity() {
        return (long) units * indicators * MONTHS * years;
    }

    int years() {
        return years;
    }

    int classes() {
        return (units + unitsPerClass - 1) / unitsPerClass;
    }

    /**
     * The next figures; no figure is returned twice.
     *
     * @throws IllegalStateException where the region has not so many left
     */
    synchronized List<Figure> nextFigures(int count) {
        if (next + count > capacity()) {
            throw new IllegalStateException("the region holds " + capacity() + " figures only");
        }
        List<Figure> figures =
                java.util.stream.LongStream.range(next, next + count)
                        .mapToObj(this::figure)
                        .toList();
        next += count;
        return figures;
    }

    Figure figure(long number) {
        long perMonth = (long) units * indicators;
        int month = (int) (number / perMonth);
        int within = (int) (number % perMonth);
        return new Figure(
                unit(within % units),
                indicator(within / units),
                month(month),
                BigDecimal.valueOf(number * 7_919 % 12_000, 2));
    }

    private int firstYear() {
        return LAST_YEAR - years + 1;
    }

    private Period month(int month) {
        return Period.ofMonth(firstYear() + month / MONTHS, month % MONTHS + 1);
    }

    private static Code unit(int u) {
        return Code.of("unit-%04d".formatted(u));
    }

    private static Code unitClass(int c) {
        return Code.of("class-%02d".formatted(c));
    }

    private static Code indicator(int i) {
        return Code.of("indicator-%02d".formatted(i));
    }

    /**
     * @param scored whether figures will be scored: with schemes and targets, and
     *     evaluation-service running to score them
     */
    void define(Suite suite, boolean scored) {
        Rest office = new Rest(suite, ThrowawaySuite.OFFICE, REGION);
        Rest approver = new Rest(suite, ThrowawaySuite.APPROVER, REGION);
        goals(office);
        office.awaitConsumed(Part.INDICATORS, List.of(Part.GOALS));
        indicators(office, approver);
        if (scored) {
            schemes(office, approver);
            targets(office);
        }
        List<Part> owners = List.of(Part.GOALS, Part.INDICATORS);
        office.awaitConsumed(Part.MONITORING, owners);
        if (scored) {
            office.awaitConsumed(Part.EVALUATION, owners);
        }
    }

    private void goals(Rest office) {
        office.post(
                Part.GOALS,
                "/api/v1/regions",
                Rest.object()
                        .put("region", REGION.value())
                        .put("name", REGION.value())
                        .put("timeZone", "Asia/Shanghai"));
        for (int c = 0; c < classes(); c++) {
            String unitClass = unitClass(c).value();
            office.post(
                    Part.GOALS,
                    "/classes",
                    Rest.object().put("unitClass", unitClass).put("name", unitClass));
        }
        for (int u = 0; u < units; u++) {
            office.post(
                    Part.GOALS,
                    "/units",
                    Rest.object()
                            .put("unit", unit(u).value())
                            .put("name", unit(u).value())
                            .put("kind", "township")
                            .put("unitClass", unitClass(u / unitsPerClass).value())
                            .put("from", firstYear() + "-01-01"));
        }
        for (int year = firstYear(); year <= LAST_YEAR; year++) {
            String cycle = Integer.toString(year);
            office.post(
                    Part.GOALS,
                    "/cycles",
                    Rest.object().put("cycle", cycle).put("name", cycle).put("period", cycle));
        }
    }

    private void indicators(Rest office, Rest approver) {
        for (int i = 0; i < indicators; i++) {
            String indicator = indicator(i).value();
            office.post(
                    Part.INDICATORS,
                    "/indicators",
                    Rest.object()
                            .put("indicator", indicator)
                            .put("name", indicator)
                            .put("dimension", "output")
                            .put("layer", "meso")
                            .put("nature", "quantitative")
                            .put("unitOfMeasure", "%")
                            .put("definition", indicator));
            ObjectNode version =
                    Rest.object()
                            .put("effectiveFrom", firstYear() + "01")
                            .put("direction", "up")
                            .put("frequency", "month")
                            .put("accumulation", "last");
            version.putObject("rule").put("rule", "completion").put("cap", "1.2");
            String versions = "/indicators/" + indicator + "/versions";
            enact(office, approver, versions, versions, version);
        }
    }

    private void schemes(Rest office, Rest approver) {
        for (int year = firstYear(); year <= LAST_YEAR; year++) {
            for (int c = 0; c < classes(); c++) {
                String scheme = "s" + year + "-" + unitClass(c);
                ObjectNode draft =
                        Rest.object()
                                .put("scheme", scheme)
                                .put("cycle", Integer.toString(year))
                                .put("unitClass", unitClass(c).value());
                draft.putArray("periods").add("month");
                ArrayNode children =
                        draft.putObject("tree")
                                .put("kind", "block")
                                .put("code", "total")
                                .putArray("children");
                for (int i = 0; i < indicators; i++) {
                    children.addObject()
                            .put("kind", "indicator")
                            .put("indicator", indicator(i).value())
                            .put("weight", Integer.toString(weight(i)))
                            .putObject("light")
                            .put("on", "achievement")
                            .put("green", "0.9")
                            .put("red", "0.6");
                }
                enact(office, approver, "/schemes", "/schemes/" + scheme + "/versions", draft);
            }
        }
    }

    /** Equal weights; the last one gets the remainder to 100. */
    private int weight(int indicator) {
        int equal = 100 / indicators;
        return indicator < indicators - 1 ? equal : 100 - equal * (indicators - 1);
    }

    private void targets(Rest office) {
        for (int month = 0; month < years * MONTHS; month++) {
            for (int c = 0; c < classes(); c++) {
                for (int i = 0; i < indicators; i++) {
                    office.post(
                            Part.GOALS,
                            "/targets",
                            Rest.object()
                                    .put("unitClass", unitClass(c).value())
                                    .put("indicator", indicator(i).value())
                                    .put("period", month(month).toString())
                                    .put("value", "100"));
                }
            }
        }
    }

    /** Drafted by one, approved and enacted by another, as the rules want it. */
    private static void enact(
            Rest author, Rest approver, String drafts, String versions, ObjectNode draft) {
        String version =
                versions
                        + "/"
                        + author.post(Part.INDICATORS, drafts, draft).path("version").asText();
        approver.post(Part.INDICATORS, version + "/approval", Rest.object());
        approver.post(Part.INDICATORS, version + "/enactment", Rest.object());
    }

    /**
     * Submits the next figures in batches, and waits until they are scored.
     *
     * @param figures how many in all
     */
    void submit(Suite suite, int figures) throws IOException {
        String bearer = suite.token(ThrowawaySuite.SENDER);
        try (Wires wires = new Wires(suite.url(Part.MONITORING), 1)) {
            for (int sent = 0; sent < figures; ) {
                List<Figure> batch = nextFigures(Math.min(BATCH, figures - sent));
                Wire.Reply reply =
                        wires.of(0)
                                .post(
                                        "/api/v1/regions/" + REGION + "/observations/batches",
                                        bearer,
                                        batch.stream()
                                                .map(Figure::json)
                                                .collect(
                                                        Collectors.joining(
                                                                ",", "{\"observations\":[", "]}"))
                                                .getBytes(StandardCharsets.UTF_8));
                if (reply.status() != 200) {
                    throw new IOException(reply.status() + " " + reply.text());
                }
                sent += batch.size();
            }
        }
        new Rest(suite, ThrowawaySuite.OFFICE, REGION)
                .awaitConsumed(Part.EVALUATION, List.of(Part.MONITORING));
    }
}
