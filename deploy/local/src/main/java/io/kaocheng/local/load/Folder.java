package io.kaocheng.local.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.contracts.Quoted;
import io.kaocheng.local.SuiteException;
import io.kaocheng.shape.Finding;
import io.kaocheng.shape.Reading;
import io.kaocheng.shape.Shape;
import io.kaocheng.tables.Encoding;
import io.kaocheng.tables.Fault;
import io.kaocheng.tables.Row;
import io.kaocheng.tables.Table;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A folder with {@code datapackage.json} and its tables, turned into request bodies. Everything
 * that can be checked without the suite (columns, blanks, references within the folder) is checked
 * here, and all findings are reported at once.
 *
 * @param indicators proposals
 * @param versions by indicator, in the order of the proposals
 */
record Folder(
        String region,
        Item opening,
        List<Item> cycles,
        List<Item> rules,
        List<Item> classes,
        List<Item> groups,
        List<Item> units,
        List<Item> groupings,
        List<Item> indicators,
        Map<String, Item> versions,
        List<Item> schemes,
        List<Item> waivers,
        List<Item> targets,
        List<Item> categories,
        List<Item> goals,
        List<Item> decompositions,
        List<Item> ownLists,
        List<Item> suppressions,
        List<Item> observations) {

    static final String DESCRIPTOR = "datapackage.json";

    private static final ObjectMapper JSON = new ObjectMapper();
    // As much as a spreadsheet program holds.
    private static final int ROWS = 1_048_576;
    private static final long UNPACKED = 1_000_000_000;
    private static final Set<String> TABLES =
            Set.of(
                    "classes",
                    "groups",
                    "units",
                    "groupings",
                    "indicators",
                    "scheme",
                    "schemes",
                    "waivers",
                    "targets",
                    "categories",
                    "goals",
                    "decompositions",
                    "goal-measures",
                    "milestones",
                    "own-lists",
                    "suppressions",
                    "observations");
    // The only whole numbers among the rules' parameters; all others are decimals, which travel as
    // texts.
    private static final Set<String> WHOLE = Set.of("minimumSample");

    /** Columns that are of a version and not of the proposal. */
    private static final Set<String> ABOUT =
            Set.of("decimals", "supplier", "secondSource", "collection");

    /**
     * A file of the folder.
     *
     * @param encoding as the descriptor names it, where it does
     */
    private record Resource(Path file, @Nullable String encoding) {}

    /**
     * @param findings filled with everything that is wrong; with any of them the result must not be
     *     sent
     */
    static Folder read(Path folder, List<BadRow> findings) {
        JsonNode descriptor = json(DESCRIPTOR, bytes(folder.resolve(DESCRIPTOR)), findings);
        Map<String, List<Resource>> resources = resources(folder, descriptor, findings);
        JsonNode about = descriptor.path("kaocheng");
        for (String field : List.of("region", "name", "timeZone")) {
            if (about.path(field).asText().isBlank()) {
                findings.add(new BadRow(DESCRIPTOR, 0, "kaocheng." + field, "is missing"));
            }
        }
        String region = about.path("region").asText();
        ObjectNode opening =
                JSON.createObjectNode()
                        .put("region", region)
                        .put("name", about.path("name").asText())
                        .put("timeZone", about.path("timeZone").asText());
        List<Item> cycles = new ArrayList<>();
        List<Item> rules = new ArrayList<>();
        for (JsonNode cycle : about.path("cycles")) {
            if (cycle instanceof ObjectNode body) {
                if (body.remove("rules") instanceof ObjectNode chosen) {
                    ObjectNode ruled = JSON.createObjectNode();
                    ruled.set("cycle", body.path("cycle"));
                    ruled.put("reason", chosen.path("reason").asText("考核办法"));
                    chosen.remove("reason");
                    ruled.set("rules", chosen);
                    rules.add(new Item(DESCRIPTOR, 0, ruled));
                }
                cycles.add(new Item(DESCRIPTOR, 0, body));
            }
        }
        Map<String, Item> versions = new LinkedHashMap<>();
        List<Item> schemes = new ArrayList<>();
        for (Resource scheme : resources.getOrDefault("schemes", List.of())) {
            String name = folder.relativize(scheme.file()).toString();
            if (json(name, bytes(scheme.file()), findings) instanceof ObjectNode body) {
                schemes.add(new Item(name, 0, body));
            }
        }
        schemes.addAll(schemes(folder, resources, about.path("scheme"), findings));
        return new Folder(
                region,
                new Item(DESCRIPTOR, 0, opening),
                cycles,
                rules,
                items(folder, resources, "classes", Rows.ClassRow.class, findings),
                items(folder, resources, "groups", Rows.GroupRow.class, findings),
                parentsFirst(
                        items(folder, resources, "units", Rows.UnitRow.class, findings), findings),
                items(folder, resources, "groupings", Rows.GroupingRow.class, findings),
                indicators(folder, resources, versions, findings),
                versions,
                schemes,
                waivers(folder, resources, findings),
                targets(folder, resources, findings),
                items(folder, resources, "categories", Rows.CategoryRow.class, findings),
                goals(folder, resources, findings),
                decompositions(folder, resources, findings),
                ownLists(folder, resources, findings),
                items(folder, resources, "suppressions", Rows.SuppressionRow.class, findings),
                items(folder, resources, "observations", Rows.ObservationRow.class, findings));
    }

    private static Map<String, List<Resource>> resources(
            Path folder, JsonNode descriptor, List<BadRow> findings) {
        Map<String, List<Resource>> resources = new TreeMap<>();
        for (JsonNode resource : descriptor.path("resources")) {
            String name = resource.path("name").asText();
            if (!TABLES.contains(name)) {
                findings.add(
                        new BadRow(
                                DESCRIPTOR,
                                0,
                                "resources",
                                "names "
                                        + name
                                        + "; known are "
                                        + String.join(", ", new java.util.TreeSet<>(TABLES))));
                continue;
            }
            JsonNode path = resource.path("path");
            String encoding = resource.path("encoding").asText(null);
            for (JsonNode one : path.isArray() ? path : JSON.createArrayNode().add(path)) {
                Path file = folder.resolve(one.asText()).normalize();
                if (!file.startsWith(folder.normalize()) || !Files.isRegularFile(file)) {
                    findings.add(
                            new BadRow(
                                    DESCRIPTOR,
                                    0,
                                    name,
                                    one.asText() + " is no file of this folder"));
                } else {
                    resources
                            .computeIfAbsent(name, _ -> new ArrayList<>())
                            .add(new Resource(file, encoding));
                }
            }
        }
        return resources;
    }

    /** The rows of a resource's files, each checked by the record that they are to be. */
    private static List<Item> items(
            Path folder,
            Map<String, List<Resource>> resources,
            String resource,
            Class<? extends Record> row,
            List<BadRow> findings) {
        Table.Columns columns = Table.Columns.of(Shape.fields(row), Shape.needed(row));
        List<Item> items = new ArrayList<>();
        for (Resource one : resources.getOrDefault(resource, List.of())) {
            String file = folder.relativize(one.file()).toString();
            byte[] bytes = bytes(one.file());
            Table table =
                    Table.isXlsx(bytes)
                            ? Table.xlsx(bytes, UNPACKED, ROWS, columns)
                            : Table.csv(bytes, one.encoding(), columns);
            table.faults().forEach(fault -> findings.add(bad(file, fault)));
            for (Row read : table.rows()) {
                read.faults().forEach(fault -> findings.add(bad(file, fault)));
                if (!read.faults().isEmpty()) {
                    continue;
                }
                ObjectNode body = JSON.createObjectNode();
                for (String column : Shape.fields(row)) {
                    if (read.cells().containsKey(column)) {
                        body.put(column, read.cells().get(column));
                    }
                }
                Item item = new Item(file, read.number(), body);
                if (Shape.readBody(row, body) instanceof Reading.Findings<?>(var wrong)) {
                    for (Finding finding : wrong) {
                        findings.add(item.bad(finding.pointer().substring(1), finding.en()));
                    }
                    continue;
                }
                items.add(item);
            }
        }
        return items;
    }

    private static BadRow bad(String file, Fault fault) {
        return new BadRow(file, fault.row(), fault.column(), fault.en());
    }

    private static List<Item> parentsFirst(List<Item> units, List<BadRow> findings) {
        Map<String, Item> byCode = new LinkedHashMap<>();
        for (Item unit : units) {
            Item earlier = byCode.putIfAbsent(unit.body().path("unit").asText(), unit);
            if (earlier != null) {
                findings.add(unit.bad("unit", "appears in row " + earlier.row() + " already"));
            }
        }
        Map<String, Item> ordered = new LinkedHashMap<>();
        for (Item unit : byCode.values()) {
            List<Item> chain = new ArrayList<>();
            Item at = unit;
            while (at != null && !ordered.containsKey(at.body().path("unit").asText())) {
                if (chain.contains(at)) {
                    findings.add(at.bad("parent", "is below itself"));
                    break;
                }
                chain.addFirst(at);
                String parent = at.body().path("parent").asText();
                // A parent that is not in the folder may be in the suite already.
                at = parent.isEmpty() ? null : byCode.get(parent);
            }
            chain.forEach(item -> ordered.putIfAbsent(item.body().path("unit").asText(), item));
        }
        return List.copyOf(ordered.values());
    }

    private static List<Item> indicators(
            Path folder,
            Map<String, List<Resource>> resources,
            Map<String, Item> versions,
            List<BadRow> findings) {
        List<String> proposal =
                List.of(
                        "indicator",
                        "name",
                        "dimension",
                        "layer",
                        "nature",
                        "unitOfMeasure",
                        "definition");
        List<Item> proposals = new ArrayList<>();
        for (Item item :
                items(folder, resources, "indicators", Rows.IndicatorRow.class, findings)) {
            ObjectNode whole = item.body();
            ObjectNode body = JSON.createObjectNode();
            concat(
                            proposal,
                            List.of(
                                    "source", "owner", "nameEn", "stage", "control", "family",
                                    "horizon"))
                    .forEach(field -> copy(whole, field, body));
            if (whole.has("tags")) {
                ArrayNode tags = body.putArray("tags");
                for (String tag : whole.path("tags").asText().split(";", -1)) {
                    tags.add(tag.strip());
                }
            }
            proposals.add(new Item(item.file(), item.row(), body));
            ObjectNode definition = JSON.createObjectNode();
            List.of("effectiveFrom", "direction", "frequency", "accumulation", "factor", "peers")
                    .forEach(field -> copy(whole, field, definition));
            definition.set("rule", rule(item, findings));
            if (whole.has("formula")) {
                definition.set("formula", parsed(item, "formula", findings));
            }
            if (ABOUT.stream().anyMatch(whole::has)) {
                definition.set("about", about(item, findings));
            }
            String code = whole.path("indicator").asText();
            if (versions.put(code, new Item(item.file(), item.row(), definition)) != null) {
                findings.add(item.bad("indicator", "appears twice"));
            }
        }
        return proposals;
    }

    /** What the figures of a version are, where more is said of them than of the proposal. */
    private static ObjectNode about(Item item, List<BadRow> findings) {
        ObjectNode about = JSON.createObjectNode();
        List.of("definition", "unitOfMeasure", "source", "supplier", "secondSource", "collection")
                .forEach(field -> copy(item.body(), field, about));
        String decimals = item.body().path("decimals").asText();
        if (decimals.matches("[0-9]{1,2}")) {
            about.put("decimals", Integer.parseInt(decimals));
        } else if (!decimals.isEmpty()) {
            findings.add(item.bad("decimals", "must be 0 to 12, found " + Quoted.of(decimals)));
        }
        return about;
    }

    /**
     * {@code rule} holds the rule's name and {@code parameters} its numbers, or {@code rule} holds
     * all of it as JSON.
     */
    private static JsonNode rule(Item item, List<BadRow> findings) {
        String name = item.body().path("rule").asText();
        if (name.startsWith("{")) {
            return parsed(item, "rule", findings);
        }
        ObjectNode rule = JSON.createObjectNode().put("rule", name);
        for (String pair : item.body().path("parameters").asText().split(";", -1)) {
            if (pair.isBlank()) {
                continue;
            }
            int equals = pair.indexOf('=');
            if (equals < 1) {
                findings.add(
                        item.bad(
                                "parameters",
                                "must read like cap=1.2; floor=0.5, found "
                                        + Quoted.of(pair.strip())));
                continue;
            }
            String key = pair.substring(0, equals).strip();
            String value = pair.substring(equals + 1).strip();
            if (value.equals("true") || value.equals("false")) {
                rule.put(key, value.equals("true"));
            } else if (WHOLE.contains(key) && value.matches("[0-9]{1,9}")) {
                rule.put(key, Integer.parseInt(value));
            } else {
                rule.put(key, value);
            }
        }
        return rule;
    }

    private static List<Item> waivers(
            Path folder, Map<String, List<Resource>> resources, List<BadRow> findings) {
        List<Item> waivers = items(folder, resources, "waivers", Rows.WaiverRow.class, findings);
        for (Item waiver : waivers) {
            if (!waiver.body().path("version").asText().matches("[1-9][0-9]{0,6}")) {
                findings.add(
                        waiver.bad("version", "must be the number of a version of the scheme"));
            }
        }
        return waivers;
    }

    private static List<Item> targets(
            Path folder, Map<String, List<Resource>> resources, List<BadRow> findings) {
        List<Item> targets = items(folder, resources, "targets", Rows.TargetRow.class, findings);
        for (Item target : targets) {
            if (target.body().has("unit") == target.body().has("unitClass")) {
                findings.add(
                        target.bad(
                                "unit",
                                "either unit or unitClass must be given, and one of them only"));
            }
            spreadCourse(target, findings);
        }
        return targets;
    }

    /** A course in a cell as the planned shares of the body. */
    private static void spreadCourse(Item target, List<BadRow> findings) {
        if (!target.body().has("course")) {
            return;
        }
        String course = target.body().path("course").asText();
        ArrayNode shares = target.body().putArray("course");
        for (String pair : course.split(";", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                findings.add(
                        target.bad(
                                "course",
                                "must read like 202503=0.25; 202506=0.5, found "
                                        + Quoted.of(pair.strip())));
            } else {
                shares.addObject()
                        .put("period", pair.substring(0, equals).strip())
                        .put("share", pair.substring(equals + 1).strip());
            }
        }
    }

    /** The goals in the order of their rows, each with its measures and milestones. */
    private static List<Item> goals(
            Path folder, Map<String, List<Resource>> resources, List<BadRow> findings) {
        Map<String, Item> goals = new LinkedHashMap<>();
        for (Item goal : items(folder, resources, "goals", Rows.GoalRow.class, findings)) {
            if (goals.put(goal.body().path("goal").asText(), goal) != null) {
                findings.add(goal.bad("goal", "appears twice"));
            }
        }
        for (Item row :
                items(folder, resources, "goal-measures", Rows.MeasureRow.class, findings)) {
            spreadCourse(row, findings);
            partOf(goals, row, "measures", findings);
        }
        for (Item row : items(folder, resources, "milestones", Rows.MilestoneRow.class, findings)) {
            JsonNode goal = row.body().path("goal");
            ObjectNode report = report(row, findings);
            partOf(goals, row, "milestones", findings);
            Item of = goals.get(goal.asText());
            if (of != null && report != null) {
                of.body().withArray("reports").add(report);
            }
        }
        return List.copyOf(goals.values());
    }

    /** A division out of the rows of a goal and an indicator: a part a row. */
    private static List<Item> decompositions(
            Path folder, Map<String, List<Resource>> resources, List<BadRow> findings) {
        Map<String, Item> divisions = new LinkedHashMap<>();
        for (Item row :
                items(folder, resources, "decompositions", Rows.DecompositionRow.class, findings)) {
            ObjectNode cells = row.body();
            ObjectNode part = JSON.createObjectNode();
            part.set("goal", cells.remove("child"));
            for (String field : List.of("share", "base")) {
                JsonNode cell = cells.remove(field);
                if (cell != null) {
                    part.set(field, cell);
                }
            }
            Item division =
                    divisions.computeIfAbsent(
                            cells.path("goal").asText() + "/" + cells.path("indicator").asText(),
                            _ -> new Item(row.file(), row.row(), cells.deepCopy()));
            ObjectNode first = division.body().deepCopy();
            first.remove("children");
            if (!first.equals(cells)) {
                findings.add(row.bad("mode", "is another one than in row " + division.row()));
            }
            division.body().withArray("children").add(part);
        }
        return List.copyOf(divisions.values());
    }

    /** What is reported of a milestone, taken out of its row; null where nothing is. */
    private static @Nullable ObjectNode report(Item row, List<BadRow> findings) {
        ObjectNode cells = row.body();
        ObjectNode report = JSON.createObjectNode();
        report.set("milestone", cells.path("milestone"));
        for (String field : List.of("state", "doneOn", "reason")) {
            JsonNode cell = cells.remove(field);
            if (cell != null) {
                report.set(field, cell);
            }
        }
        JsonNode name = cells.remove("evidence");
        JsonNode sha256 = cells.remove("sha256");
        if ((name == null) != (sha256 == null)) {
            findings.add(row.bad("sha256", "evidence has a name and the hash of its bytes"));
        } else if (name != null) {
            report.putArray("evidence").addObject().set("name", name);
            ((ObjectNode) report.path("evidence").path(0)).set("sha256", sha256);
        }
        if (!report.has("state")) {
            if (report.size() > 1) {
                findings.add(
                        row.bad(
                                "state",
                                "says how far it is brought: reported, confirmed or returned"));
            }
            return null;
        }
        if (!report.has("doneOn")) {
            findings.add(row.bad("doneOn", "is the day on which it was done"));
        }
        if (report.path("state").asText().equals("returned") != report.has("reason")) {
            findings.add(row.bad("reason", "says why it was returned, and only then"));
        }
        return report;
    }

    private static void partOf(
            Map<String, Item> goals, Item row, String list, List<BadRow> findings) {
        Item goal = goals.get(row.body().remove("goal").asText());
        if (goal == null) {
            findings.add(row.bad("goal", "is no goal of this folder"));
        } else {
            goal.body().withArray(list).add(row.body());
        }
    }

    /** A list out of the rows of each request: an indicator a row, the rest as in its first. */
    private static List<Item> ownLists(
            Path folder, Map<String, List<Resource>> resources, List<BadRow> findings) {
        Map<String, Item> lists = new LinkedHashMap<>();
        for (Item row : items(folder, resources, "own-lists", Rows.OwnListRow.class, findings)) {
            ObjectNode cells = row.body();
            ObjectNode item = JSON.createObjectNode();
            List.of("indicator", "weight").forEach(field -> item.set(field, cells.remove(field)));
            Item list =
                    lists.computeIfAbsent(
                            cells.path("request").asText(),
                            _ -> new Item(row.file(), row.row(), cells.deepCopy()));
            ObjectNode first = list.body().deepCopy();
            first.remove("items");
            if (!first.equals(cells)) {
                findings.add(
                        row.bad(
                                "request",
                                "is that of row "
                                        + list.row()
                                        + ", which is for another unit, block or period or gives another reason"));
            }
            list.body().withArray("items").add(item);
        }
        return List.copyOf(lists.values());
    }

    /**
     * A tree per scheme out of its flat lines: every block and indicator names its parent block.
     */
    private static List<Item> schemes(
            Path folder,
            Map<String, List<Resource>> resources,
            JsonNode settings,
            List<BadRow> findings) {
        Map<String, Item> schemes = new LinkedHashMap<>();
        Map<String, ObjectNode> blocks = new LinkedHashMap<>();
        for (Item line : items(folder, resources, "scheme", Rows.SchemeRow.class, findings)) {
            ObjectNode cells = line.body();
            String scheme = cells.path("scheme").asText();
            ObjectNode node = JSON.createObjectNode();
            switch (cells.path("kind").asText()) {
                case "block" -> {
                    node.put("kind", "block").put("code", cells.path("code").asText());
                    List.of("name", "weight", "weighting", "aggregation", "nameEn", "peers")
                            .forEach(field -> copy(cells, field, node));
                    node.putArray("children");
                    if (blocks.put(scheme + "/" + cells.path("code").asText(), node) != null) {
                        findings.add(
                                line.bad(
                                        "code",
                                        "names a block of this scheme for the second time"));
                    }
                }
                case "indicator" -> {
                    node.put("kind", "indicator").put("indicator", cells.path("code").asText());
                    List.of("weight", "cap").forEach(field -> copy(cells, field, node));
                    node.set("light", light(line, findings));
                }
                case "own" -> {
                    node.put("kind", "own").put("code", cells.path("code").asText());
                    List.of("name", "weight", "cap", "nameEn")
                            .forEach(field -> copy(cells, field, node));
                    node.set("indicatorLight", light(line, findings));
                }
                case String other ->
                        findings.add(
                                line.bad(
                                        "kind",
                                        "is block, own or indicator, found " + Quoted.of(other)));
            }
            if (cells.has("parent")) {
                ObjectNode parent = blocks.get(scheme + "/" + cells.path("parent").asText());
                if (parent == null) {
                    findings.add(
                            line.bad(
                                    "parent",
                                    cells.path("parent").asText()
                                            + " is no block in a line above this one"));
                } else {
                    ((ArrayNode) parent.get("children")).add(node);
                }
                continue;
            }
            ObjectNode body = JSON.createObjectNode();
            body.put("scheme", scheme);
            if (!cells.has("unitClass")) {
                findings.add(
                        line.bad("unitClass", "is blank in the line of a scheme's root block"));
            }
            if (cells.has("cycle") == cells.has("from")) {
                findings.add(
                        line.bad(
                                "cycle",
                                "either cycle or from must be given in the line of a scheme's root block,"
                                        + " and one of them only"));
            }
            List.of("cycle", "unitClass", "from", "until")
                    .forEach(field -> copy(cells, field, body));
            if (cells.has("supersedes")) {
                ArrayNode superseded = body.putArray("supersedes");
                for (String code : cells.path("supersedes").asText().split(";", -1)) {
                    superseded.add(code.strip());
                }
            }
            if (settings instanceof ObjectNode object) {
                body.setAll(object.deepCopy());
            }
            body.set("tree", node);
            if (schemes.put(scheme, new Item(line.file(), line.row(), body)) != null) {
                findings.add(
                        line.bad("parent", "is blank for the second time in scheme " + scheme));
            }
        }
        return List.copyOf(schemes.values());
    }

    private static ObjectNode light(Item line, List<BadRow> findings) {
        ObjectNode light = JSON.createObjectNode();
        for (String column : List.of("lightOn", "green", "red")) {
            String cell = line.body().path(column).asText();
            if (cell.isEmpty()) {
                findings.add(line.bad(column, "is blank in the line of an indicator or own block"));
            }
            light.put(column.equals("lightOn") ? "on" : column, cell);
        }
        String levels = line.body().path("levels").asText("");
        if (levels.matches("[0-9]")) {
            light.put("levels", Integer.parseInt(levels));
        } else if (!levels.isEmpty()) {
            findings.add(line.bad("levels", "is 3 or 4, found " + Quoted.of(levels)));
        }
        return light;
    }

    private static JsonNode parsed(Item item, String column, List<BadRow> findings) {
        try {
            return JSON.readTree(item.body().path(column).asText());
        } catch (JsonProcessingException e) {
            findings.add(item.bad(column, "is no JSON: " + e.getOriginalMessage()));
            return JSON.createObjectNode();
        }
    }

    private static void copy(ObjectNode from, String field, ObjectNode to) {
        if (from.has(field)) {
            to.set(field, from.get(field));
        }
    }

    private static List<String> concat(List<String> some, List<String> others) {
        List<String> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    private static JsonNode json(String file, byte[] bytes, List<BadRow> findings) {
        return switch (Encoding.decode(bytes, null)) {
            case Encoding.Decoded.Uncertain(Fault fault) -> {
                findings.add(bad(file, fault));
                yield JSON.createObjectNode();
            }
            case Encoding.Decoded.Text(String text) ->
                    switch (Shape.parse(text.getBytes(StandardCharsets.UTF_8))) {
                        case Reading.Read<JsonNode>(JsonNode read) -> read;
                        case Reading.Findings<JsonNode>(var wrong) -> {
                            findings.add(new BadRow(file, 0, null, wrong.getFirst().en()));
                            yield JSON.createObjectNode();
                        }
                    };
        };
    }

    private static byte[] bytes(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new SuiteException(
                    file + " is missing; deploy/local/README.md describes the format");
        }
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
