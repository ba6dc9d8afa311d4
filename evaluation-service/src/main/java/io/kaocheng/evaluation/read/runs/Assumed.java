package io.kaocheng.evaluation.read.runs;

import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Decimals;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.evaluation.RunEvent.RunPlanned;
import io.kaocheng.contracts.goals.OwnListEvent;
import io.kaocheng.contracts.goals.TargetEvent;
import io.kaocheng.evaluation.facts.EvaluationFact;
import io.kaocheng.evaluation.facts.Overlay;
import io.kaocheng.evaluation.facts.RegionFacts;
import io.kaocheng.evaluation.history.PastFacts;
import io.kaocheng.evaluation.read.runs.Assumption.About;
import io.kaocheng.evaluation.read.runs.Assumption.InWords;
import io.kaocheng.evaluation.read.runs.NamesOf.Names;
import io.kaocheng.scoring.facts.OwnList;
import io.kaocheng.scoring.facts.Target;
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.kaocheng.scoring.scheme.Scheme;
import io.kaocheng.shape.Shape;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells what a run assumes as changes of what was in force at its cut. */
@ApplicationScoped
class Assumed {

    /** What tells one of several parts from the others, wherever it stands. */
    private static final List<String> IDENTITIES =
            List.of("code", "indicator", "grade", "group", "reason", "item", "category");

    /** A definition's version is told beside every change of it. */
    private static final Set<String> IGNORED_FIELDS = Set.of("version", "scheme", "engine");

    private static final int MOST_CHARACTERS = 200;

    private static final String OWN_LIST = "own-list";

    private final PastFacts past;
    private final NamesOf names;

    Assumed(PastFacts past, NamesOf names) {
        this.past = past;
        this.names = names;
    }

    /** The changes, in the order in which they were asked for. */
    List<Assumption> by(Code region, RunPlanned planned, boolean english)
            throws IOException, InterruptedException, SQLException {
        Overlay overlay = Overlay.stored(planned.overlay());
        return overlay.isEmpty()
                ? List.of()
                : changes(
                        overlay,
                        past.at(region, planned.manifest().cut()).facts(),
                        names.of(region, english));
    }

    static List<Assumption> changes(Overlay overlay, RegionFacts facts, Names names) {
        List<Assumption> changes = new ArrayList<>();
        for (Scheme scheme : overlay.schemes()) {
            Scheme before = facts.latestScheme(scheme.scheme()).orElse(null);
            Map<String, String> called = new LinkedHashMap<>();
            scheme(scheme.tree(), "", called, names);
            if (before != null) {
                scheme(before.tree(), "", called, names);
            }
            changed(
                    before == null ? null : before.write(),
                    scheme.write(),
                    (place, field, was, now) ->
                            changes.add(
                                    definition(
                                            About.SCHEME,
                                            scheme.scheme(),
                                            scheme.version(),
                                            place,
                                            called.getOrDefault(place, scheme.scheme().value()),
                                            field,
                                            was,
                                            now)));
        }
        for (IndicatorDefinition definition : overlay.indicators()) {
            Code code = definition.indicator();
            changed(
                    facts.latest(code).map(IndicatorDefinition::write).orElse(null),
                    definition.write(),
                    (_, field, was, now) ->
                            changes.add(
                                    definition(
                                            About.INDICATOR,
                                            code,
                                            definition.version(),
                                            null,
                                            names.indicator(code),
                                            field,
                                            was,
                                            now)));
        }
        overlay.targets().forEach(target -> target(target, facts, names, changes));
        overlay.evaluation().forEach(fact -> changes.add(fact(fact, names)));
        overlay.ownLists().forEach(list -> changes.add(ownList(list, facts, names)));
        return changes;
    }

    private static void scheme(
            Scheme.Node node, String above, Map<String, String> called, Names names) {
        String place = above.isEmpty() ? node.code().value() : above + "/" + node.code();
        switch (node) {
            case Scheme.Block block -> {
                called.putIfAbsent(place, names.block(block));
                block.children().forEach(child -> scheme(child, place, called, names));
            }
            case Scheme.OwnBlock block -> called.putIfAbsent(place, names.block(block));
            case Scheme.IndicatorNode leaf ->
                    called.putIfAbsent(place, names.indicator(leaf.indicator()));
        }
    }

    private static void target(
            TargetEvent.Figured target, RegionFacts facts, Names names, List<Assumption> changes) {
        Code unit = target.unit();
        Code unitClass = target.unitClass();
        Period.Kind each = each(target);
        List<Optional<Target>> held = held(target, each, facts);
        String whose =
                unit != null
                        ? names.in(target.period()).unit(unit)
                        : unitClass == null ? "" : names.unitClass(unitClass);
        String of = whose + " " + names.indicator(target.indicator()) + " " + target.period();
        InWords span =
                each == null
                        ? new InWords(of, of)
                        : new InWords(
                                of + " " + Fields.chinese("each-" + Shape.kebab(each)),
                                of + " " + Fields.english("each-" + Shape.kebab(each)));
        BigDecimal floor = target.floor();
        String heldFloor = figures(held, Target::floor);
        changes.add(
                target(
                        target,
                        each,
                        names,
                        "value",
                        figures(held, Target::value),
                        Decimals.print(target.value()),
                        span));
        if (floor != null || heldFloor != null) {
            changes.add(
                    target(
                            target,
                            each,
                            names,
                            "floor",
                            heldFloor,
                            floor == null ? null : Decimals.print(floor),
                            span));
        }
    }

    private static Period.@Nullable Kind each(TargetEvent.Figured target) {
        String each = target.each();
        return each == null ? null : Period.Kind.parse(each);
    }

    /**
     * What held for whom the target is, in each of the periods for which it is: for a unit without
     * one of its own, that of its class.
     */
    private static List<Optional<Target>> held(
            TargetEvent.Figured target, Period.@Nullable Kind each, RegionFacts facts) {
        return (each == null ? List.of(target.period()) : target.period().within(each))
                .stream().map(period -> held(target, period, facts)).toList();
    }

    private static Optional<Target> held(
            TargetEvent.Figured target, Period period, RegionFacts facts) {
        Code unit = target.unit();
        Code unitClass = target.unitClass();
        if (unit == null) {
            return unitClass == null
                    ? Optional.empty()
                    : facts.targetOf(unitClass, target.indicator(), period);
        }
        return facts.target(
                unit, facts.classOf(unit, period).orElse(unit), target.indicator(), period);
    }

    /** The different figures there were, in the order of their periods; null where none was. */
    private static @Nullable String figures(
            List<Optional<Target>> held, Function<Target, @Nullable BigDecimal> figure) {
        Set<String> found = new LinkedHashSet<>();
        boolean any = false;
        for (Optional<Target> one : held) {
            BigDecimal number = one.isPresent() ? figure.apply(one.get()) : null;
            any |= number != null;
            found.add(number == null ? "–" : Decimals.print(number));
        }
        return any ? String.join(" / ", found) : null;
    }

    private static Assumption target(
            TargetEvent.Figured target,
            Period.@Nullable Kind each,
            Names names,
            String field,
            @Nullable String before,
            @Nullable String after,
            InWords of) {
        return new Assumption(
                About.TARGET,
                target.indicator(),
                null,
                null,
                names.indicator(target.indicator()),
                target.unit(),
                target.unitClass(),
                target.period(),
                each,
                field,
                before,
                after,
                what(of, field),
                sentence(of, field, before, after));
    }

    private static Assumption fact(EvaluationFact fact, Names names) {
        JsonNode json = fact.write();
        String kind = json.path(EvaluationFact.KIND).asText();
        Code unit = fact.unit();
        Period period = fact.period();
        String indicator = json.path("indicator").asText("");
        Code code = indicator.isEmpty() ? unit : Code.of(indicator);
        String of =
                names.in(period).unit(unit)
                        + (indicator.isEmpty() ? "" : " " + names.indicator(code))
                        + " "
                        + period;
        return new Assumption(
                About.FACT,
                code,
                null,
                null,
                indicator.isEmpty() ? names.in(period).unit(unit) : names.indicator(code),
                unit,
                null,
                period,
                null,
                kind,
                null,
                text(json),
                what(of, kind),
                sentence(of, kind, null, text(json)));
    }

    private static Assumption ownList(Overlay.AssumedList list, RegionFacts facts, Names names) {
        String block =
                facts.latestScheme(list.scheme()).stream()
                        .flatMap(scheme -> scheme.ownBlocks().stream())
                        .filter(own -> own.code().equals(list.block()))
                        .findFirst()
                        .map(names::block)
                        .orElse(list.block().value());
        String before =
                facts.ownList(list.unit(), list.scheme(), list.block(), list.from())
                        .map(
                                held ->
                                        weights(
                                                held.items().stream(),
                                                OwnList.Item::indicator,
                                                OwnList.Item::weight,
                                                names))
                        .orElse(null);
        String after =
                weights(
                        list.items().stream(),
                        OwnListEvent.OwnListItem::indicator,
                        OwnListEvent.OwnListItem::weight,
                        names);
        String of = names.in(list.from()).unit(list.unit()) + " " + block + " " + list.from();
        return new Assumption(
                About.FACT,
                list.unit(),
                null,
                list.block().value(),
                block,
                list.unit(),
                null,
                list.from(),
                null,
                OWN_LIST,
                before,
                after,
                what(of, OWN_LIST),
                sentence(of, OWN_LIST, before, after));
    }

    private static <T> String weights(
            Stream<T> items,
            Function<T, Code> indicator,
            Function<T, BigDecimal> weight,
            Names names) {
        return items.map(
                        item ->
                                names.indicator(indicator.apply(item))
                                        + " "
                                        + Decimals.print(weight.apply(item)))
                .collect(Collectors.joining(" + "));
    }

    private static Assumption definition(
            About about,
            Code code,
            int version,
            @Nullable String place,
            String name,
            String field,
            @Nullable String before,
            @Nullable String after) {
        return new Assumption(
                about,
                code,
                version,
                place,
                name,
                null,
                null,
                null,
                null,
                field,
                before,
                after,
                what(name, field),
                sentence(name, field, before, after));
    }

    private static InWords what(String of, String field) {
        return what(new InWords(of, of), field);
    }

    private static InWords what(InWords of, String field) {
        return new InWords(
                of.zh() + "：" + Fields.chinese(field), of.en() + ": " + Fields.english(field));
    }

    private static InWords sentence(
            String of, String field, @Nullable String before, @Nullable String after) {
        return sentence(new InWords(of, of), field, before, after);
    }

    private static InWords sentence(
            InWords of, String field, @Nullable String before, @Nullable String after) {
        InWords what = what(of, field);
        return new InWords(
                what.zh()
                        + " "
                        + moved(
                                Fields.valueInChinese(field, before),
                                Fields.valueInChinese(field, after),
                                "无",
                                "新设",
                                "取消"),
                what.en() + " " + moved(before, after, "none", "new", "none"));
    }

    private static String moved(
            @Nullable String before,
            @Nullable String after,
            String nothing,
            String fresh,
            String gone) {
        if (before == null && after == null) {
            return fresh;
        }
        return (before == null ? nothing : before) + " → " + (after == null ? gone : after);
    }

    /** Receives one thing that is another. */
    private interface ChangeSink {
        void change(String place, String field, @Nullable String before, @Nullable String after);
    }

    private static void changed(@Nullable JsonNode before, JsonNode after, ChangeSink sink) {
        if (before == null) {
            sink.change("", "", null, null);
            return;
        }
        compare("", "", before, after, sink);
    }

    private static void compare(
            String place,
            String field,
            @Nullable JsonNode before,
            @Nullable JsonNode after,
            ChangeSink sink) {
        if (before == null || before.isNull()) {
            if (after != null && !after.isNull()) {
                sink.change(place, field, null, text(after));
            }
            return;
        }
        if (after == null || after.isNull()) {
            sink.change(place, field, text(before), null);
            return;
        }
        if (before.equals(after)) {
            return;
        }
        if (before.isObject() && after.isObject()) {
            Set<String> names = new LinkedHashSet<>();
            before.fieldNames().forEachRemaining(names::add);
            after.fieldNames().forEachRemaining(names::add);
            names.removeIf(
                    name -> field.isEmpty() && place.isEmpty() && IGNORED_FIELDS.contains(name));
            for (String name : names) {
                if (name.equals("tree") || name.equals("children")) {
                    tree(place, before.get(name), after.get(name), sink);
                } else {
                    compare(
                            place,
                            field.isEmpty() ? name : field + "/" + name,
                            before.get(name),
                            after.get(name),
                            sink);
                }
            }
        } else if (before.isArray() && after.isArray() && identified(before, after)) {
            Map<String, JsonNode> was = byIdentity(before);
            Map<String, JsonNode> now = byIdentity(after);
            Set<String> all = new LinkedHashSet<>(was.keySet());
            all.addAll(now.keySet());
            for (String one : all) {
                compare(place, field + "/" + one, was.get(one), now.get(one), sink);
            }
        } else {
            sink.change(place, field, text(before), text(after));
        }
    }

    /** The nodes of a scheme, each compared with the one of its code. */
    private static void tree(
            String above, @Nullable JsonNode before, @Nullable JsonNode after, ChangeSink sink) {
        Map<String, JsonNode> was = nodes(before);
        Map<String, JsonNode> now = nodes(after);
        Set<String> all = new LinkedHashSet<>(was.keySet());
        all.addAll(now.keySet());
        for (String code : all) {
            JsonNode old = was.get(code);
            JsonNode fresh = now.get(code);
            String place = above.isEmpty() ? code : above + "/" + code;
            if (old == null || fresh == null) {
                // What was put in or left out is told by its weight.
                sink.change(place, "weight", weight(old), weight(fresh));
            } else {
                compare(place, "", old, fresh, sink);
            }
        }
    }

    private static @Nullable String weight(@Nullable JsonNode node) {
        return node == null ? null : node.has("weight") ? text(node.get("weight")) : "–";
    }

    private static Map<String, JsonNode> nodes(@Nullable JsonNode tree) {
        if (tree == null) {
            return Map.of();
        }
        if (tree.isArray()) {
            return byIdentity(tree);
        }
        return Map.of(tree.path("code").asText(), tree);
    }

    private static boolean identified(JsonNode before, JsonNode after) {
        return byIdentity(before).size() == before.size()
                && byIdentity(after).size() == after.size();
    }

    private static Map<String, JsonNode> byIdentity(JsonNode array) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        for (JsonNode one : array) {
            for (String identity : IDENTITIES) {
                if (one.path(identity).isTextual()) {
                    found.put(one.get(identity).asText(), one);
                    break;
                }
            }
        }
        return found;
    }

    private static String text(JsonNode value) {
        String text = value.isValueNode() ? value.asText() : value.toString();
        return text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) + "…" : text;
    }
}
