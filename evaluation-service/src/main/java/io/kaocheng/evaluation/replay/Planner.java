package io.kaocheng.evaluation.replay;

import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.chassis.Findings;
import io.kaocheng.chassis.Problem;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Entry;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.UnreadableEntryException;
import io.kaocheng.contracts.evaluation.RunEvent.Manifest;
import io.kaocheng.contracts.evaluation.RunEvent.Plan;
import io.kaocheng.contracts.evaluation.RunEvent.RunPlanned;
import io.kaocheng.contracts.evaluation.RunEvent.Scope;
import io.kaocheng.contracts.goals.TargetEvent;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorProposed;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorRenamed;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorRetired;
import io.kaocheng.contracts.indicators.IndicatorEvent.VersionApproved;
import io.kaocheng.contracts.indicators.IndicatorEvent.VersionDrafted;
import io.kaocheng.contracts.indicators.IndicatorEvent.VersionEnacted;
import io.kaocheng.contracts.indicators.IndicatorsEvent;
import io.kaocheng.contracts.indicators.SchemeEvent.SchemeApproved;
import io.kaocheng.contracts.indicators.SchemeEvent.SchemeDrafted;
import io.kaocheng.contracts.indicators.SchemeEvent.SchemeEnacted;
import io.kaocheng.evaluation.facts.AffectedCohorts.CohortKey;
import io.kaocheng.evaluation.facts.EvaluationFact;
import io.kaocheng.evaluation.facts.Overlay;
import io.kaocheng.evaluation.facts.Published;
import io.kaocheng.evaluation.facts.RegionFacts;
import io.kaocheng.evaluation.history.Fold;
import io.kaocheng.evaluation.history.PastScores;
import io.kaocheng.evaluation.history.Snapshots;
import io.kaocheng.evaluation.history.Sources;
import io.kaocheng.evaluation.run.LaterEntry;
import io.kaocheng.evaluation.run.RunKind;
import io.kaocheng.journal.Recorded;
import io.kaocheng.scoring.engine.Engines;
import io.kaocheng.scoring.facts.Member;
import io.kaocheng.scoring.facts.SchemeInForce;
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.kaocheng.scoring.scheme.EngineId;
import io.kaocheng.scoring.scheme.Scheme;
import io.kaocheng.shape.Finding;
import io.kaocheng.shape.Reading;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns what is asked for into a run: its cut, its overlay, its counts, and by these its name. */
@ApplicationScoped
public class Planner {

    private final Sources sources;
    private final Snapshots snapshots;
    private final PastScores scores;

    Planner(Sources sources, Snapshots snapshots, PastScores scores) {
        this.sources = sources;
        this.snapshots = snapshots;
        this.scores = scores;
    }

    /**
     * What is asked for.
     *
     * @param cut what is to be scored; null takes the present one
     * @param base another run, or {@code history}
     */
    public record Asked(
            RunKind kind,
            Scope scope,
            @Nullable Cut cut,
            Assumptions assumptions,
            @Nullable String base,
            String reason,
            String requester) {}

    /** The parts of an overlay as they were asked for. */
    public record Assumptions(
            List<Draft> drafts,
            List<Definition> indicators,
            List<Definition> schemes,
            List<Overlay.Weight> weights,
            List<TargetEvent.Figured> targets,
            List<EvaluationFact> evaluation,
            List<Overlay.AssumedList> ownLists) {

        public static final Assumptions NONE =
                new Assumptions(
                        List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                        List.of());
    }

    /** A version that was drafted, of an indicator or of a scheme. */
    public record Draft(
            @Nullable Code indicator, @Nullable Code scheme, int version, String pointer) {}

    /** A definition that stands nowhere but in the request. */
    public record Definition(JsonNode json, String pointer) {}

    /** Plans a run. */
    public RunPlanned plan(Code region, Asked asked)
            throws IOException, InterruptedException, SQLException {
        return asked.kind() == RunKind.VERIFY
                ? verification(region, asked)
                : scoring(region, asked);
    }

    private RunPlanned verification(Code region, Asked asked) throws SQLException {
        Position head = sources.scores(region);
        Cut cut =
                asked.cut() == null
                        ? Cut.NOTHING.with(Journal.SCORES, head.sequence())
                        : asked.cut();
        long upTo = cut.at(Journal.SCORES);
        if (upTo > head.sequence()) {
            throw new Problem(
                    ProblemCode.CUT_IN_FUTURE,
                    "scores@" + upTo + " has not been recorded; the journal ends at " + head,
                    "scores@" + upTo + " 尚未记录；日志当前止于 " + head);
        }
        if (upTo == 0 && asked.cut() != null) {
            throw new Problem(
                    ProblemCode.UNKNOWN_CUT,
                    "a verification looks at published scores; its cut is written scores@512",
                    "核验针对已公布得分，其数据截止点须为 scores@512 的形式");
        }
        Set<CohortKey> cohorts = new HashSet<>();
        Cut furthest = Cut.NOTHING;
        long cells = 0;
        int units = 0;
        for (Published score : scores.at(region, null, upTo)) {
            if (asked.scope().holds(score.score().unitClass(), score.score().period())
                    && asked.scope().shows(score.score().unit())) {
                units++;
                cells += score.score().indicators().size();
                cohorts.add(new CohortKey(score.score().unitClass(), score.score().period()));
                for (Journal journal : Fold.JOURNALS) {
                    furthest =
                            furthest.with(
                                    journal,
                                    Math.max(
                                            furthest.at(journal), score.score().cut().at(journal)));
                }
            }
        }
        if (units == 0) {
            throw nothing();
        }
        Manifest manifest =
                new Manifest(
                        asked.kind().toString(),
                        region,
                        asked.scope(),
                        cut,
                        Engines.current().id(),
                        null,
                        asked.base(),
                        asked.reason(),
                        asked.requester());
        return planned(manifest, null, new Plan(entries(furthest), cohorts.size(), units, cells));
    }

    private RunPlanned scoring(Code region, Asked asked)
            throws IOException, InterruptedException, SQLException {
        Cut cut = asked.cut();
        if (cut == null) {
            cut = sources.cut(region, null);
        } else {
            sources.check(region, cut);
        }
        Fold fold = Fold.at(snapshots.source(), region, cut, Fold.ProgressListener.NONE);
        RegionFacts facts = fold.facts();
        Position dangling = facts.dangling().orElse(null);
        if (dangling != null) {
            throw new Problem(
                    ProblemCode.CUT_NOT_CLOSED,
                    dangling
                            + " is in the cut and refers to a unit or indicator that is not; take a cut whose goals and indicators reach further",
                    dangling + " 在数据截止点之内，其引用的单位或指标却不在；请取 goals、indicators 更靠后的数据截止点");
        }
        Overlay overlay = overlay(region, asked.assumptions(), cut, facts);
        overlay.over(facts);
        refuse(overlay.check(facts));
        refuse(unknown(asked.scope(), facts));
        long cells = 0;
        Set<Code> units = new HashSet<>();
        List<CohortKey> cohorts = Execution.cohorts(facts, asked.scope());
        int scored = 0;
        for (CohortKey cohort : cohorts) {
            List<Member> members =
                    facts.members(cohort.unitClass(), cohort.period()).stream()
                            .filter(m -> asked.scope().shows(m.unit()))
                            .toList();
            members.forEach(m -> units.add(m.unit()));
            scored += members.size();
            SchemeInForce scheme = facts.scheme(cohort.unitClass(), cohort.period()).orElse(null);
            cells +=
                    (long) members.size()
                            * (scheme == null ? 0 : indicators(scheme.scheme().tree()));
        }
        if (scored == 0) {
            throw nothing();
        }
        String base = asked.base();
        if (base == null && asked.kind() != RunKind.WHAT_IF) {
            base = sources.scores(region).toString();
        }
        Manifest manifest =
                new Manifest(
                        asked.kind().toString(),
                        region,
                        asked.scope(),
                        cut,
                        Engines.current().id(),
                        overlay.isEmpty() ? null : Digests.sha256(overlay.write().toString()),
                        base,
                        asked.reason(),
                        asked.requester());
        return planned(
                manifest,
                overlay.isEmpty() ? null : overlay.write(),
                new Plan(entries(cut), cohorts.size(), scored, cells));
    }

    private static RunPlanned planned(Manifest manifest, @Nullable JsonNode overlay, Plan plan) {
        return new RunPlanned(
                Digests.sha256(ContractJson.write(manifest)), manifest, overlay, plan);
    }

    private static long entries(Cut cut) {
        return Fold.JOURNALS.stream().mapToLong(cut::at).sum();
    }

    private static int indicators(Scheme.Block block) {
        int count = 0;
        for (Scheme.Node node : block.children()) {
            count +=
                    switch (node) {
                        case Scheme.Block inner -> indicators(inner);
                        case Scheme.OwnBlock _ -> 1;
                        case Scheme.IndicatorNode _ -> 1;
                    };
        }
        return count;
    }

    /** What the scope names that is not there: a typing error is no reason to score nothing. */
    private static List<Finding> unknown(Scope scope, RegionFacts facts) {
        List<Finding> findings = new ArrayList<>();
        Set<Code> classes = facts.classes();
        for (int i = 0; i < scope.classes().size(); i++) {
            Code unitClass = scope.classes().get(i);
            if (!classes.contains(unitClass)) {
                findings.add(
                        new Finding(
                                "/scope/classes/" + i,
                                ProblemCode.UNKNOWN_CLASS.code(),
                                "no class " + unitClass + " has a scheme at that cut",
                                "该数据截止点下没有设有方案的类别 " + unitClass));
            }
        }
        for (int i = 0; i < scope.units().size(); i++) {
            Code unit = scope.units().get(i);
            if (facts.classesOf(unit).isEmpty()) {
                findings.add(
                        new Finding(
                                "/scope/units/" + i,
                                ProblemCode.UNKNOWN_UNIT.code(),
                                "no unit " + unit + " is in any class at that cut",
                                "该数据截止点下没有已归类的单位 " + unit));
            }
        }
        return findings;
    }

    private static Problem nothing() {
        return new Problem(
                ProblemCode.NOTHING_TO_REPLAY,
                "no class of the scope has a scheme and figures in any of its periods at that cut",
                "该数据截止点下，所选范围内没有既有方案又有数据的类别与期间");
    }

    private Overlay overlay(Code region, Assumptions assumptions, Cut cut, RegionFacts facts)
            throws IOException, InterruptedException {
        List<Finding> findings = new ArrayList<>();
        List<IndicatorDefinition> indicators = new ArrayList<>();
        List<Scheme> schemes = new ArrayList<>();
        for (Definition assumed : assumptions.indicators()) {
            collect(
                    IndicatorDefinition.read(assumed.json()),
                    assumed.pointer(),
                    indicators,
                    findings);
        }
        for (Definition assumed : assumptions.schemes()) {
            collect(Scheme.read(assumed.json()), assumed.pointer(), schemes, findings);
        }
        // As they would be drafted: by the engine of the version before, a new one by the latest.
        schemes.replaceAll(
                scheme ->
                        scheme.engine() != null
                                ? scheme
                                : scheme.withEngine(
                                        facts.latestScheme(scheme.scheme())
                                                .map(Scheme::scoredBy)
                                                .orElse(EngineId.KC_2)));
        if (!assumptions.drafts().isEmpty()) {
            drafts(region, assumptions.drafts(), cut, indicators, schemes, findings);
        }
        Map<Code, List<Overlay.Weight>> weights = new LinkedHashMap<>();
        assumptions
                .weights()
                .forEach(w -> weights.computeIfAbsent(w.scheme(), s -> new ArrayList<>()).add(w));
        for (Map.Entry<Code, List<Overlay.Weight>> of : weights.entrySet()) {
            String pointer = of.getValue().getFirst().pointer();
            Scheme scheme = facts.latestScheme(of.getKey()).orElse(null);
            if (scheme == null) {
                findings.add(
                        new Finding(
                                pointer + "/scheme",
                                "not-found",
                                "no version of the scheme "
                                        + of.getKey()
                                        + " is enacted at the cut",
                                "数据截止点中方案 " + of.getKey() + " 没有已生效的版本"));
            } else {
                collect(Overlay.reweighted(scheme, of.getValue(), pointer), "", schemes, findings);
            }
        }
        refuse(findings);
        return new Overlay(
                indicators,
                schemes,
                assumptions.targets(),
                assumptions.evaluation(),
                assumptions.ownLists());
    }

    private static <T> void collect(
            Reading<T> reading, String pointer, List<T> values, List<Finding> findings) {
        switch (reading) {
            case Reading.Read<T>(var value) -> values.add(value);
            case Reading.Findings<T>(var list) ->
                    list.forEach(
                            f ->
                                    findings.add(
                                            new Finding(
                                                    pointer + f.pointer(),
                                                    f.code(),
                                                    f.en(),
                                                    f.zh())));
        }
    }

    /** Drafts are looked up in the whole indicators journal: they need not be in the cut. */
    private void drafts(
            Code region,
            List<Draft> wanted,
            Cut cut,
            List<IndicatorDefinition> indicators,
            List<Scheme> schemes,
            List<Finding> findings)
            throws IOException, InterruptedException {
        long head =
                Math.max(
                        cut.at(Journal.INDICATORS),
                        sources.cut(region, null).at(Journal.INDICATORS));
        Map<String, JsonNode> drafted = new LinkedHashMap<>();
        for (long at = 0; at < head; ) {
            List<String> documents = sources.entries(Journal.INDICATORS, region, at, 5_000);
            if (documents.isEmpty()) {
                break;
            }
            at += documents.size();
            documents.forEach(document -> drafted(document, drafted));
        }
        for (Draft draft : wanted) {
            boolean ofIndicator = draft.indicator() != null;
            String name =
                    (ofIndicator ? draft.indicator() : draft.scheme()) + "@" + draft.version();
            JsonNode definition = drafted.get(ofIndicator ? name : "scheme " + name);
            if (definition == null) {
                findings.add(
                        new Finding(
                                draft.pointer(),
                                "not-found",
                                name + " was never drafted",
                                name + " 未曾起草"));
            } else if (ofIndicator) {
                collect(
                        IndicatorDefinition.read(definition),
                        draft.pointer(),
                        indicators,
                        findings);
            } else {
                collect(Scheme.read(definition), draft.pointer(), schemes, findings);
            }
        }
    }

    private static void drafted(String document, Map<String, JsonNode> drafted) {
        try {
            switch ((IndicatorsEvent) Entry.read(document).event()) {
                case VersionDrafted e ->
                        drafted.put(e.indicator() + "@" + e.version(), e.definition());
                case SchemeDrafted e ->
                        drafted.put("scheme " + e.scheme() + "@" + e.version(), e.definition());
                case IndicatorsEvent.Unscored _,
                        IndicatorProposed _,
                        IndicatorRenamed _,
                        VersionApproved _,
                        VersionEnacted _,
                        IndicatorRetired _,
                        SchemeApproved _,
                        SchemeEnacted _ -> {}
            }
        } catch (UnreadableEntryException e) {
            // A draft this build cannot read is none it can score by; asked for, it is not found.
            return;
        }
    }

    private static void refuse(List<Finding> findings) {
        Findings all = new Findings();
        findings.forEach(
                f ->
                        all.add(
                                new io.kaocheng.chassis.Finding(
                                        f.pointer(), null, null, f.code(), f.en(), f.zh())));
        all.refuseAsFound();
    }

    /**
     * Looks for an entry recorded after a run's cut that bears on its scope. Rather one too many
     * than one too few, as live scoring marks what to score again.
     *
     * <p>The owners of the journals are asked here, since that takes time; the rest is read where
     * the run is decided on.
     *
     * <p>Cost: the entries recorded since, once; where there are any, the region's facts.
     */
    public LaterEntry.Lookup later(Code region, Manifest manifest)
            throws IOException, InterruptedException {
        List<Recorded> since = new ArrayList<>();
        Cut read = manifest.cut();
        for (Journal journal : sources.inputs(region)) {
            long at = manifest.cut().at(journal);
            while (true) {
                List<String> documents = sources.entries(journal, region, at, 5_000);
                if (documents.isEmpty()) {
                    break;
                }
                for (String document : documents) {
                    at++;
                    try {
                        Recorded entry = Recorded.of(Entry.read(document));
                        if (RegionFacts.of(entry).isPresent()) {
                            since.add(entry);
                        }
                    } catch (UnreadableEntryException e) {
                        // Nobody knows what it bears on.
                        return LaterEntries.unreadable(manifest, new Position(journal, at));
                    }
                }
            }
            read = read.with(journal, at);
        }
        return new LaterEntries(manifest, since, read, null);
    }
}
