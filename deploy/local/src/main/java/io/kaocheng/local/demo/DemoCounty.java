package io.kaocheng.local.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.local.demo.DemoIndicator.Figures;
import io.kaocheng.local.demo.DemoIndicator.Flat;
import io.kaocheng.local.demo.DemoIndicator.Planned;
import io.kaocheng.local.demo.DemoIndicator.Sized;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the fictional county: 48 units in three classes, 36 indicators, a year of figures with
 * everything that goes wrong in a real one. The same bytes every time: no clock, a fixed seed.
 */
public final class DemoCounty {

    // The year of the accountability law the suite is named after.
    private static final long SEED = 1573;
    // What monitoring-service gives by default.
    private static final int DEADLINE_DAYS = 10;

    /** Of a correction: it has the day of the figure that it corrects. */
    private static final int KEEPS_ITS_DAY = -1;

    private static final Map<String, String> BLOCKS =
            Map.of(
                    "output", "产出",
                    "quality", "质量",
                    "efficiency", "效率",
                    "benefit", "效益",
                    "satisfaction", "满意度");
    private static final List<String> DIMENSIONS =
            List.of("output", "quality", "efficiency", "benefit", "satisfaction");
    private static final Map<String, Integer> WEIGHTS =
            Map.of(
                    "output",
                    30,
                    "quality",
                    25,
                    "efficiency",
                    15,
                    "benefit",
                    20,
                    "satisfaction",
                    10);

    /** The public institutions have a block of indicators of their own beside these. */
    private static final String WITH_OWN = "institution";

    private static final int OWN_WEIGHT = 10;

    private static final Map<String, String> CLASSES =
            Map.of("township", "乡镇", "department", "县直部门", "institution", "事业单位");

    private static final Map<String, String> BLOCKS_IN_ENGLISH =
            Map.of(
                    "output", "Output",
                    "quality", "Quality",
                    "efficiency", "Efficiency",
                    "benefit", "Benefit",
                    "satisfaction", "Satisfaction");
    private static final Map<String, String> CLASSES_IN_ENGLISH =
            Map.of(
                    "township", "Towns and townships",
                    "department", "County departments",
                    "institution", "Public institutions");

    /** Rules with tables, which do not fit into a cell of parameters. */
    private static final Map<String, String> TABLES =
            Map.of(
                    "@waiting",
                    """
                    {"rule":"steps","closed":"upper","steps":[{"to":"10","achievement":"1"},\
                    {"from":"10","to":"20","achievement":"0.8"},{"from":"20","to":"40","achievement":"0.5"},\
                    {"from":"40","achievement":"0"}]}""",
                    "@reforms",
                    """
                    {"rule":"steps","steps":[{"to":"1","achievement":"0"},{"from":"1","to":"2","achievement":"0.6"},\
                    {"from":"2","achievement":"1"}]}""",
                    "@bands",
                    """
                    {"rule":"banded-efficacy","standards":[{"value":"95","coefficient":"1"},\
                    {"value":"90","coefficient":"0.8"},{"value":"80","coefficient":"0.6"},\
                    {"value":"70","coefficient":"0.4"},{"value":"60","coefficient":"0.2"}]}""");

    private record Unit(String code, String unitClass) {}

    private record Key(String unit, String indicator) {}

    private Random random = new Random(SEED);
    private final Map<Key, List<BigDecimal>> courses = new LinkedHashMap<>();

    private final Map<Key, BigDecimal> sizes = new LinkedHashMap<>();

    private DemoCounty() {}

    /** Writes the folder, replacing files of the same names. */
    public static void write(Path folder) {
        new DemoCounty().writeTo(folder);
    }

    static List<DemoIndicator> indicators() {
        Map<String, DemoIndicator.Description> descriptions =
                told("descriptions.txt")
                        .collect(
                                Collectors.toMap(
                                        line -> line.substring(0, line.indexOf('|')),
                                        DemoIndicator.Description::of));
        return told("indicators.txt").map(line -> DemoIndicator.of(line, descriptions)).toList();
    }

    /** The lines of a resource that are no comments. */
    private static Stream<String> told(String name) {
        return resource(name).lines().filter(line -> !line.isBlank() && !line.startsWith("#"));
    }

    private void writeTo(Path folder) {
        List<DemoIndicator> indicators = indicators();
        List<Unit> units =
                resource("units.csv")
                        .lines()
                        .skip(1)
                        .map(line -> List.of(line.split(",", -1)))
                        .map(cells -> new Unit(cells.get(0), cells.get(4)))
                        .toList();
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("classes.csv"), resource("classes.csv"));
            Files.writeString(folder.resolve("groups.csv"), resource("groups.csv"));
            Files.writeString(folder.resolve("units.csv"), resource("units.csv"));
            Files.writeString(folder.resolve("groupings.csv"), resource("groupings.csv"));
            Files.writeString(folder.resolve("indicators.csv"), indicators(indicators));
            Files.writeString(folder.resolve("scheme.csv"), scheme(indicators));
            Files.writeString(folder.resolve("waivers.csv"), resource("waivers.csv"));
            Files.writeString(folder.resolve("targets.csv"), targets(indicators, units));
            Files.writeString(folder.resolve("categories.csv"), resource("categories.csv"));
            Files.writeString(folder.resolve("goals.csv"), resource("goals.csv"));
            Files.writeString(folder.resolve("goal-measures.csv"), measures());
            Files.writeString(folder.resolve("decompositions.csv"), resource("decompositions.csv"));
            Files.writeString(folder.resolve("milestones.csv"), resource("milestones.csv"));
            Files.writeString(folder.resolve("own-lists.csv"), resource("own-lists.csv"));
            Files.writeString(folder.resolve("suppressions.csv"), resource("suppressions.csv"));
            Files.writeString(folder.resolve("observations.csv"), observations(indicators, units));
            Files.writeString(folder.resolve("datapackage.json"), descriptor());
        } catch (IOException e) {
            throw new UncheckedIOException("could not write the demo to " + folder, e);
        }
    }

    private static String descriptor() {
        ObjectNode descriptor = new ObjectMapper().createObjectNode();
        descriptor
                .put("profile", "data-package")
                .put("name", "qinghe-2025")
                .put("title", "青河县2025年度目标绩效考核");
        ObjectNode about = descriptor.putObject("kaocheng");
        about.put("region", "qinghe").put("name", "青河县").put("timeZone", "Asia/Shanghai");
        about.putArray("cycles")
                .addObject()
                .put("cycle", "2025")
                .put("name", "2025年度")
                .put("period", "2025")
                .putObject("rules")
                .put("reason", "青河县2025年度目标绩效考核办法")
                .put("acknowledgeDays", 5)
                // The county itself is no unit, so its departments' parts stand below no unit's.
                .put("smart", "warn");
        ObjectNode scheme = about.putObject("scheme");
        scheme.putArray("periods").add("month").add("year");
        scheme.putObject("noData").put("not-applicable", "share").put("blocked", "share");
        var grades = scheme.putObject("grades").putArray("grades");
        grades.addObject().put("grade", "excellent").put("atLeast", "85").put("quota", "0.15");
        grades.addObject().put("grade", "good").put("atLeast", "75").put("quota", "0.2");
        grades.addObject().put("grade", "qualified").put("atLeast", "60");
        grades.addObject().put("grade", "unqualified");
        var resources = descriptor.putArray("resources");
        for (String table :
                List.of(
                        "classes",
                        "groups",
                        "units",
                        "groupings",
                        "indicators",
                        "scheme",
                        "waivers",
                        "targets",
                        "categories",
                        "goals",
                        "goal-measures",
                        "decompositions",
                        "milestones",
                        "own-lists",
                        "suppressions",
                        "observations")) {
            resources
                    .addObject()
                    .put("name", table)
                    .put("path", table + ".csv")
                    .put("format", "csv")
                    .put("encoding", "utf-8");
        }
        return descriptor.toPrettyString() + "\n";
    }

    private static String indicators(List<DemoIndicator> indicators) {
        StringBuilder table =
                new StringBuilder(
                        "indicator,name,dimension,layer,nature,unitOfMeasure,definition,source,effectiveFrom,direction,"
                                + "frequency,accumulation,factor,rule,parameters,nameEn,stage,control,family,horizon,"
                                + "tags,owner,decimals,supplier,secondSource,collection\n");
        for (DemoIndicator it : indicators) {
            boolean isTable = it.parameters().startsWith("@");
            DemoIndicator.Description its = it.description();
            row(
                    table,
                    it.code(),
                    it.name(),
                    it.dimension(),
                    it.layer(),
                    it.nature(),
                    it.unitOfMeasure(),
                    it.definition(),
                    it.source(),
                    it.isQuarterly() ? "2025Q1" : "202501",
                    it.direction(),
                    it.frequency(),
                    it.accumulation(),
                    it.figures().ratio() ? "100" : "1",
                    isTable ? TABLES.getOrDefault(it.parameters(), "") : it.rule(),
                    isTable ? "" : it.parameters(),
                    it.nameEn(),
                    its.stage(),
                    its.control(),
                    its.family(),
                    its.horizon(),
                    its.tags(),
                    its.owner(),
                    Integer.toString(it.figures().decimals()),
                    its.supplier(),
                    its.secondSource(),
                    its.collection());
        }
        return table.toString();
    }

    private static String scheme(List<DemoIndicator> indicators) {
        StringBuilder table =
                new StringBuilder(
                        "scheme,kind,code,parent,cycle,unitClass,name,weight,lightOn,green,red,levels,nameEn\n");
        for (String unitClass : List.of("township", "department", "institution")) {
            String scheme = unitClass + "-2025";
            row(
                    table,
                    scheme,
                    "block",
                    "total",
                    "",
                    "2025",
                    unitClass,
                    CLASSES.get(unitClass) + "2025年度考核",
                    "",
                    "",
                    "",
                    "",
                    "",
                    CLASSES_IN_ENGLISH.get(unitClass) + ", 2025");
            for (String dimension : DIMENSIONS) {
                List<DemoIndicator> of =
                        indicators.stream()
                                .filter(
                                        it ->
                                                it.dimension().equals(dimension)
                                                        && it.classes().contains(unitClass))
                                .toList();
                row(
                        table,
                        scheme,
                        "block",
                        dimension,
                        "total",
                        "",
                        "",
                        BLOCKS.getOrDefault(dimension, ""),
                        Integer.toString(weight(unitClass, dimension)),
                        "",
                        "",
                        "",
                        "",
                        BLOCKS_IN_ENGLISH.getOrDefault(dimension, ""));
                for (int i = 0; i < of.size(); i++) {
                    DemoIndicator it = of.get(i);
                    // Equal but for what 100 leaves over, which the first one gets.
                    int weight = 100 / of.size() + (i == 0 ? 100 % of.size() : 0);
                    row(
                            table,
                            scheme,
                            "indicator",
                            it.code(),
                            dimension,
                            "",
                            "",
                            "",
                            Integer.toString(weight),
                            it.light().get(0),
                            it.light().get(1),
                            it.light().get(2),
                            it.light().get(3),
                            "");
                }
            }
            if (unitClass.equals(WITH_OWN)) {
                row(
                        table,
                        scheme,
                        "own",
                        "duties",
                        "total",
                        "",
                        "",
                        "个性指标",
                        Integer.toString(OWN_WEIGHT),
                        "achievement",
                        "0.95",
                        "0.8",
                        "4",
                        "Own indicators");
            }
        }
        return table.toString();
    }

    /** Of a dimension in a class: what is units' own is taken from output. */
    private static int weight(String unitClass, String dimension) {
        int whole = WEIGHTS.getOrDefault(dimension, 0);
        return unitClass.equals(WITH_OWN) && dimension.equals("output")
                ? whole - OWN_WEIGHT
                : whole;
    }

    /** The indicators that units have of their own at any time. */
    private static Map<String, Set<String>> ownIndicators() {
        Map<String, Set<String>> own = new LinkedHashMap<>();
        resource("own-lists.csv")
                .lines()
                .skip(1)
                .map(line -> List.of(line.split(",", -1)))
                .forEach(
                        cells ->
                                own.computeIfAbsent(cells.get(1), unit -> new TreeSet<>())
                                        .add(cells.get(5)));
        return own;
    }

    // One goal whose parts make it up, and one whose parts ask for one per cent more.
    private static final Map<String, BigDecimal> INFLATED =
            Map.of("county-2025-02", BigDecimal.ONE, "county-2025-03", new BigDecimal("1.01"));

    /**
     * What the goals ask for is what their owners' targets are; of those that are divided it is
     * what their parts make up.
     */
    private String measures() {
        Map<String, String> owners = new LinkedHashMap<>();
        resource("goals.csv")
                .lines()
                .skip(1)
                .map(line -> List.of(line.split(",", -1)))
                .forEach(cells -> owners.put(cells.get(0), cells.get(4)));
        StringBuilder table = new StringBuilder("goal,indicator,period,value\n");
        Map<String, BigDecimal> wholes = new LinkedHashMap<>();
        Map<String, String> of = new LinkedHashMap<>();
        resource("decompositions.csv")
                .lines()
                .skip(1)
                .map(line -> List.of(line.split(",", -1)))
                .forEach(
                        cells -> {
                            Key part = new Key(owners.getOrDefault(cells.get(3), ""), cells.get(1));
                            wholes.merge(
                                    cells.get(0),
                                    Objects.requireNonNull(sizes.get(part), part.toString()),
                                    BigDecimal::add);
                            of.put(cells.get(0), cells.get(1));
                        });
        wholes.forEach(
                (goal, whole) ->
                        row(
                                table,
                                goal,
                                Objects.requireNonNull(of.get(goal)),
                                "2025",
                                whole.divide(
                                                Objects.requireNonNull(INFLATED.get(goal)),
                                                whole.scale(),
                                                RoundingMode.HALF_UP)
                                        .toPlainString()));
        resource("goal-measures.csv")
                .lines()
                .skip(1)
                .map(line -> List.of(line.split(",", -1)))
                .forEach(
                        cells -> {
                            Key key = new Key(owners.getOrDefault(cells.get(0), ""), cells.get(1));
                            row(
                                    table,
                                    cells.get(0),
                                    cells.get(1),
                                    "2025",
                                    Objects.requireNonNull(sizes.get(key), key.toString())
                                            .toPlainString());
                        });
        return table.toString();
    }

    private String targets(List<DemoIndicator> indicators, List<Unit> units) {
        StringBuilder table =
                new StringBuilder("unit,unitClass,indicator,period,value,floor,course\n");
        for (DemoIndicator it : indicators) {
            for (String unitClass : it.classes()) {
                switch (it.aim()) {
                    case Flat(var value) ->
                            row(
                                    table,
                                    "",
                                    unitClass,
                                    it.code(),
                                    "2025",
                                    value.toPlainString(),
                                    it.floor(),
                                    "");
                    case Planned(var value) -> {
                        List<BigDecimal> course = course(it);
                        units.stream()
                                .filter(unit -> unit.unitClass().equals(unitClass))
                                .forEach(
                                        unit ->
                                                courses.put(
                                                        new Key(unit.code(), it.code()),
                                                        steps(value, course)));
                        row(
                                table,
                                "",
                                unitClass,
                                it.code(),
                                "2025",
                                value.toPlainString(),
                                it.floor(),
                                course(it, course));
                    }
                    case Sized(var about) -> {
                        for (Unit unit : units) {
                            if (unit.unitClass().equals(unitClass)) {
                                List<BigDecimal> course = course(it);
                                BigDecimal value = sized(about, it.figures().decimals());
                                sizes.put(new Key(unit.code(), it.code()), value);
                                courses.put(new Key(unit.code(), it.code()), steps(value, course));
                                row(
                                        table,
                                        unit.code(),
                                        "",
                                        it.code(),
                                        "2025",
                                        value.toPlainString(),
                                        it.floor(),
                                        course(it, course));
                            }
                        }
                    }
                }
            }
        }
        Set<String> own = new TreeSet<>();
        ownIndicators().values().forEach(own::addAll);
        for (DemoIndicator it : indicators) {
            if (own.contains(it.code()) && it.aim() instanceof Flat(var value)) {
                row(table, "", WITH_OWN, it.code(), "2025", value.toPlainString(), it.floor(), "");
            }
        }
        return table.toString();
    }

    /** Cumulative planned shares: the year begins slowly and is full in December. */
    private static List<BigDecimal> course(DemoIndicator it) {
        List<BigDecimal> shares = new ArrayList<>();
        for (int month = 1; month <= 12; month++) {
            if (it.isQuarterly() && month % 3 != 0) {
                continue;
            }
            double share = StrictMath.pow(month / 12.0, 1.15);
            shares.add(BigDecimal.valueOf(share).setScale(2, RoundingMode.HALF_UP));
        }
        return shares;
    }

    private static String course(DemoIndicator it, List<BigDecimal> shares) {
        List<String> periods = periods(it);
        List<String> steps = new ArrayList<>();
        for (int i = 0; i < periods.size(); i++) {
            steps.add(periods.get(i) + "=" + shares.get(i).toPlainString());
        }
        return String.join("; ", steps);
    }

    /** What is planned at the end of every period. */
    private static List<BigDecimal> steps(BigDecimal value, List<BigDecimal> shares) {
        return shares.stream().map(value::multiply).toList();
    }

    private BigDecimal sized(BigDecimal about, int decimals) {
        double factor = Math.max(0.4, 1 + 0.3 * random.nextGaussian());
        BigDecimal value = about.multiply(BigDecimal.valueOf(factor));
        // Targets are round numbers.
        int scale = decimals > 0 ? decimals : value.precision() - value.scale() > 3 ? -2 : 0;
        return value.setScale(scale, RoundingMode.HALF_UP).setScale(Math.max(0, scale));
    }

    private static List<String> periods(DemoIndicator it) {
        List<String> periods = new ArrayList<>();
        for (int i = 1; i <= (it.isQuarterly() ? 4 : 12); i++) {
            periods.add(it.isQuarterly() ? "2025Q" + i : String.format(Locale.ROOT, "2025%02d", i));
        }
        return periods;
    }

    private String observations(List<DemoIndicator> indicators, List<Unit> units) {
        StringBuilder table =
                new StringBuilder(
                        "unit,indicator,period,value,numerator,denominator,noData,note,reason,reportedOn\n");
        for (Unit unit : units) {
            // Some units are good at most things.
            double skill = random.nextGaussian();
            for (DemoIndicator it : indicators) {
                if (it.classes().contains(unit.unitClass())) {
                    series(table, unit, it, skill);
                }
            }
        }
        // Drawn apart, so that everything else is what it would be without them.
        random = new Random(SEED + 1);
        Map<String, Set<String>> own = ownIndicators();
        for (Unit unit : units) {
            double skill = random.nextGaussian();
            for (DemoIndicator it : indicators) {
                if (own.getOrDefault(unit.code(), Set.of()).contains(it.code())) {
                    series(table, unit, it, skill);
                }
            }
        }
        return table.toString();
    }

    private void series(StringBuilder table, Unit unit, DemoIndicator it, double skill) {
        List<String> periods = periods(it);
        double bent = 0.6 * skill + 0.8 * random.nextGaussian();
        List<BigDecimal> planned = courses.get(new Key(unit.code(), it.code()));
        BigDecimal before = BigDecimal.ZERO;
        for (int i = 0; i < periods.size(); i++) {
            String period = periods.get(i);
            double drawn = 0.7 * bent + 0.7 * random.nextGaussian();
            Mishap mishap = Mishap.of(unit.code(), it.code(), period);
            double better = it.direction().equals("down") ? -drawn : drawn;
            double value =
                    bounded(it.figures(), it.figures().mean() + it.figures().spread() * better);
            if (planned != null) {
                BigDecimal at = planned.get(i);
                if (it.accumulation().equals("sum")) {
                    value *= at.subtract(before).doubleValue();
                } else {
                    value *= at.doubleValue();
                }
                before = at;
            }
            write(table, unit, it, period, value, mishap);
        }
    }

    private void write(
            StringBuilder table,
            Unit unit,
            DemoIndicator it,
            String period,
            double value,
            Mishap mishap) {
        switch (mishap) {
            case Mishap.None() -> row(table, cells(unit, it, period, value, "", "", inTime()));
            case Mishap.NotSent() -> {
                // Nothing is what the suite gets.
            }
            case Mishap.NoData(var reason, var note) ->
                    row(table, unit.code(), it.code(), period, "", "", "", reason, note, "", "");
            case Mishap.Late(var days, var note) ->
                    row(table, cells(unit, it, period, value, note, "", DEADLINE_DAYS + days));
            case Mishap.Corrected(var factor, var reason) -> {
                row(table, cells(unit, it, period, bounded(it, value * factor), "", "", inTime()));
                row(table, cells(unit, it, period, value, "", reason, KEEPS_ITS_DAY));
            }
            case Mishap.Padded(var shown) ->
                    row(table, cells(unit, it, period, shown, "", "", inTime()));
            case Mishap.TimesTen() ->
                    row(table, cells(unit, it, period, value * 10, "", "", inTime()));
        }
    }

    private int inTime() {
        return 2 + random.nextInt(DEADLINE_DAYS - 2);
    }

    /**
     * @param days after the end of the period, or {@link #KEEPS_ITS_DAY}
     */
    private String[] cells(
            Unit unit,
            DemoIndicator it,
            String period,
            double value,
            String note,
            String reason,
            int days) {
        String reported = days == KEEPS_ITS_DAY ? "" : lastDay(period).plusDays(days).toString();
        if (!it.figures().ratio()) {
            return new String[] {
                unit.code(), it.code(), period, plain(it, value), "", "", "", note, reason, reported
            };
        }
        int denominator = 60 + random.nextInt(400);
        long numerator = Math.min(denominator, Math.round(denominator * value / 100));
        return new String[] {
            unit.code(),
            it.code(),
            period,
            "",
            Long.toString(numerator),
            Integer.toString(denominator),
            "",
            note,
            reason,
            reported
        };
    }

    private static LocalDate lastDay(String period) {
        int month =
                period.contains("Q")
                        ? 3 * Integer.parseInt(period.substring(5))
                        : Integer.parseInt(period.substring(4));
        return YearMonth.of(2025, month).atEndOfMonth();
    }

    private static double bounded(DemoIndicator it, double value) {
        return it.aim() instanceof Flat ? bounded(it.figures(), value) : value;
    }

    private static double bounded(Figures figures, double value) {
        return Math.max(figures.lowest(), Math.min(figures.highest(), value));
    }

    private static String plain(DemoIndicator it, double value) {
        return BigDecimal.valueOf(value)
                .setScale(it.figures().decimals(), RoundingMode.HALF_UP)
                .toPlainString();
    }

    private static void row(StringBuilder table, String... cells) {
        table.append(
                        List.of(cells).stream()
                                .map(
                                        cell ->
                                                cell.contains(",") || cell.contains("\"")
                                                        ? '"' + cell.replace("\"", "\"\"") + '"'
                                                        : cell)
                                .collect(Collectors.joining(",")))
                .append('\n');
    }

    private static String resource(String name) {
        try (var stream = DemoCounty.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is not among the resources");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
