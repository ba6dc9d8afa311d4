package io.kaocheng.evaluation.facts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Quoted;
import io.kaocheng.contracts.goals.OwnListEvent;
import io.kaocheng.contracts.goals.TargetEvent;
import io.kaocheng.scoring.facts.OwnListCheck;
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.kaocheng.scoring.scheme.Scheme;
import io.kaocheng.scoring.scheme.SchemeCheck;
import io.kaocheng.shape.Finding;
import io.kaocheng.shape.Reading;

import org.jspecify.annotations.Nullable;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a what-if holds to be in force besides, or instead of, what was enacted: indicator versions,
 * schemes, targets, facts of the evaluation journal, and units' lists of their own indicators.
 */
public record Overlay(
        List<IndicatorDefinition> indicators,
        List<Scheme> schemes,
        List<TargetEvent.Figured> targets,
        List<EvaluationFact> evaluation,
        List<AssumedList> ownLists) {

    private static final String EVALUATION = "evaluation";
    private static final String OWN_LISTS = "ownLists";

    /** A list of a unit's own indicators in a block of a scheme, from a period on. */
    public record AssumedList(
            Code unit, Code scheme, Code block, Period from, List<OwnListEvent.OwnListItem> items) {
        public AssumedList {
            items = List.copyOf(items);
        }
    }

    public static final Overlay NONE = new Overlay(List.of(), List.of(), List.of());

    /** An overlay of rules and targets alone. */
    public Overlay(
            List<IndicatorDefinition> indicators,
            List<Scheme> schemes,
            List<TargetEvent.Figured> targets) {
        this(indicators, schemes, targets, List.of(), List.of());
    }

    public Overlay {
        indicators = List.copyOf(indicators);
        schemes = List.copyOf(schemes);
        targets = List.copyOf(targets);
        evaluation = List.copyOf(evaluation);
        ownLists = List.copyOf(ownLists);
    }

    /** Reads the form in which a run keeps it, {@link #write}. */
    public static Overlay stored(@Nullable JsonNode json) {
        if (json == null) {
            return NONE;
        }
        List<IndicatorDefinition> indicators = new ArrayList<>();
        json.path("indicators").forEach(d -> indicators.add(IndicatorDefinition.read(d).orThrow()));
        List<Scheme> schemes = new ArrayList<>();
        json.path("schemes").forEach(d -> schemes.add(Scheme.read(d).orThrow()));
        List<TargetEvent.Figured> targets = new ArrayList<>();
        json.path("targets")
                .forEach(
                        t ->
                                targets.add(
                                        ContractJson.mapper()
                                                .convertValue(t, TargetEvent.TargetSet.class)));
        List<EvaluationFact> evaluation = new ArrayList<>();
        json.path(EVALUATION).forEach(fact -> evaluation.add(EvaluationFact.read(fact)));
        List<AssumedList> ownLists = new ArrayList<>();
        json.path(OWN_LISTS)
                .forEach(
                        list ->
                                ownLists.add(
                                        ContractJson.mapper()
                                                .convertValue(list, AssumedList.class)));
        return new Overlay(indicators, schemes, targets, evaluation, ownLists);
    }

    /** Canonical JSON; its hash stands in the manifest. */
    public JsonNode write() {
        ObjectNode json = ContractJson.mapper().createObjectNode();
        ArrayNode definitions = json.putArray("indicators");
        indicators.forEach(d -> definitions.add(d.write()));
        ArrayNode all = json.putArray("schemes");
        schemes.forEach(s -> all.add(s.write()));
        ArrayNode set = json.putArray("targets");
        targets.forEach(t -> set.add(ContractJson.mapper().<JsonNode>valueToTree(t)));
        // Named only where there are any: the hashes of overlays without are older than the field.
        if (!evaluation.isEmpty()) {
            ArrayNode facts = json.putArray(EVALUATION);
            evaluation.forEach(fact -> facts.add(fact.write()));
        }
        if (!ownLists.isEmpty()) {
            ArrayNode lists = json.putArray(OWN_LISTS);
            ownLists.forEach(list -> lists.add(ContractJson.mapper().<JsonNode>valueToTree(list)));
        }
        return json;
    }

    public boolean isEmpty() {
        return indicators.isEmpty()
                && schemes.isEmpty()
                && targets.isEmpty()
                && evaluation.isEmpty()
                && ownLists.isEmpty();
    }

    /** Lays it over the facts. */
    public void over(RegionFacts facts) {
        indicators.forEach(facts::suppose);
        schemes.forEach(facts::suppose);
        targets.forEach(facts::suppose);
        for (int i = 0; i < evaluation.size(); i++) {
            facts.suppose("overlay/" + i, evaluation.get(i));
        }
        ownLists.forEach(facts::suppose);
    }

    /**
     * What keeps the overlay from being in force, with the facts it has been laid over; none where
     * nothing does.
     */
    public List<Finding> check(RegionFacts facts) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < schemes.size(); i++) {
            for (Finding finding : SchemeCheck.check(schemes.get(i), facts::latest)) {
                findings.add(
                        new Finding(
                                "/overlay/schemes/" + i + finding.pointer(),
                                finding.code(),
                                finding.en(),
                                finding.zh()));
            }
        }
        for (int i = 0; i < targets.size(); i++) {
            Code unit = targets.get(i).unit();
            if (unit != null && !facts.knows(unit)) {
                findings.add(
                        new Finding(
                                "/overlay/targets/" + i + "/unit",
                                "unknown-unit",
                                "the unit " + unit + " is not known at the cut",
                                "数据截止点中没有单位 " + unit));
            }
            Code indicator = targets.get(i).indicator();
            if (facts.latest(indicator).isEmpty()) {
                findings.add(
                        new Finding(
                                "/overlay/targets/" + i + "/indicator",
                                "unknown-indicator",
                                "the indicator " + indicator + " has no version at the cut",
                                "数据截止点中没有指标 " + indicator + " 的版本"));
            }
        }
        int suppressions = 0;
        for (int i = 0; i < evaluation.size(); i++) {
            EvaluationFact fact = evaluation.get(i);
            if (fact instanceof EvaluationFact.Suppressed(var unit, var period, var suppression)) {
                String at = "/overlay/suppressions/" + suppressions++;
                Assessed.of(facts, unit, period)
                        .wrong(unit, period, suppression.block())
                        .forEach(found -> findings.add(found.under(at)));
            } else if (!facts.knows(fact.unit())) {
                findings.add(
                        new Finding(
                                "/overlay/evaluation/" + i + "/unit",
                                "unknown-unit",
                                "the unit " + fact.unit() + " is not known at the cut",
                                "数据截止点中没有单位 " + fact.unit()));
            }
        }
        for (int i = 0; i < ownLists.size(); i++) {
            AssumedList list = ownLists.get(i);
            OwnListCheck.Asked asked =
                    new OwnListCheck.Asked(
                            list.unit(),
                            list.scheme(),
                            list.block(),
                            list.from(),
                            OwnLists.items(list.items()));
            for (Finding found : OwnListCheck.check(asked, new KnownAtCut(facts))) {
                findings.add(found.under("/overlay/ownLists/" + i));
            }
        }
        return findings;
    }

    /** What the cut knows, with what the overlay assumes. */
    private record KnownAtCut(RegionFacts facts) implements OwnListCheck.Known {

        @Override
        public Optional<OwnListCheck.Blocks> scheme(Code scheme) {
            return facts.latestScheme(scheme).map(OwnListCheck.Blocks::of);
        }

        @Override
        public Optional<OwnListCheck.Measure> indicator(Code indicator) {
            return facts.latest(indicator)
                    .map(
                            definition ->
                                    OwnListCheck.Measure.of(
                                            definition, facts.retiredFrom(indicator).orElse(null)));
        }

        @Override
        public Optional<List<OwnListCheck.Classed>> classes(Code unit) {
            return facts.classed(unit);
        }

        @Override
        public Optional<Period> cycle(Code cycle) {
            return Optional.ofNullable(facts.periodOf(cycle));
        }

        /** A cycle is closed to what is recorded, not to what is supposed. */
        @Override
        public Map<Code, Period> closed() {
            return Map.of();
        }

        @Override
        public Optional<YearMonth> next(OwnListCheck.Asked asked, YearMonth after) {
            return facts.nextOwnList(asked.unit(), asked.scheme(), asked.block(), after);
        }
    }

    /** A scheme with other weights, as the version after the latest. */
    public static Reading<Scheme> reweighted(Scheme scheme, List<Weight> weights, String pointer) {
        ObjectNode json = (ObjectNode) scheme.write().deepCopy();
        json.put("version", scheme.version() + 1);
        List<Finding> missing = new ArrayList<>();
        for (Weight weight : weights) {
            Optional<ObjectNode> node =
                    find((ObjectNode) json.path("tree"), List.of(weight.path().split("/", -1)), 0);
            if (node.isEmpty()) {
                missing.add(
                        new Finding(
                                weight.pointer() + "/path",
                                "unknown-place",
                                "the scheme "
                                        + scheme.scheme()
                                        + " has nothing at "
                                        + Quoted.of(weight.path())
                                        + "; a path is written total/duty/enrolment-rate",
                                "方案 " + scheme.scheme() + " 中没有 " + Quoted.of(weight.path())));
            } else {
                node.get().put("weight", weight.weight());
            }
        }
        if (!missing.isEmpty()) {
            return new Reading.Findings<>(missing);
        }
        return switch (Scheme.read(json)) {
            case Reading.Read<Scheme> read -> read;
            case Reading.Findings<Scheme>(var list) ->
                    new Reading.Findings<>(
                            list.stream()
                                    .map(
                                            f ->
                                                    new Finding(
                                                            pointer,
                                                            f.code(),
                                                            f.pointer() + ": " + f.en(),
                                                            f.pointer() + "：" + f.zh()))
                                    .toList());
        };
    }

    /**
     * A weight a what-if asks for, with the place in the request that asks for it.
     *
     * @param path codes from the top, joined by {@code /}, as in {@code UnitScored.blocks}
     */
    public record Weight(Code scheme, String path, String weight, String pointer) {}

    private static Optional<ObjectNode> find(ObjectNode node, List<String> path, int depth) {
        String own =
                node.has("code") ? node.path("code").asText() : node.path("indicator").asText();
        if (!own.equals(path.get(depth))) {
            return Optional.empty();
        }
        if (depth == path.size() - 1) {
            return Optional.of(node);
        }
        for (JsonNode child : node.path("children")) {
            Optional<ObjectNode> found = find((ObjectNode) child, path, depth + 1);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
