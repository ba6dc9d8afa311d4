package io.kaocheng.scoring.explain;

import io.kaocheng.contracts.Among;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.scoring.engine.Achievements;
import io.kaocheng.scoring.engine.Cell;
import io.kaocheng.scoring.engine.Column;
import io.kaocheng.scoring.engine.DerivationKind;
import io.kaocheng.scoring.engine.EffectiveTarget;
import io.kaocheng.scoring.engine.Figure;
import io.kaocheng.scoring.engine.Graded;
import io.kaocheng.scoring.engine.Line;
import io.kaocheng.scoring.engine.NodeScore;
import io.kaocheng.scoring.engine.Outcome;
import io.kaocheng.scoring.engine.Places;
import io.kaocheng.scoring.engine.Sample;
import io.kaocheng.scoring.engine.Tendency;
import io.kaocheng.scoring.engine.Totals;
import io.kaocheng.scoring.engine.UnitScore;
import io.kaocheng.scoring.engine.Workings;
import io.kaocheng.scoring.exact.Numbers;
import io.kaocheng.scoring.facts.Cohort;
import io.kaocheng.scoring.facts.IndicatorInForce;
import io.kaocheng.scoring.facts.Light;
import io.kaocheng.scoring.facts.LightOverride;
import io.kaocheng.scoring.facts.Member;
import io.kaocheng.scoring.facts.Observation;
import io.kaocheng.scoring.facts.OwnList;
import io.kaocheng.scoring.facts.Rating;
import io.kaocheng.scoring.facts.Submissions;
import io.kaocheng.scoring.facts.Suppression;
import io.kaocheng.scoring.facts.Survey;
import io.kaocheng.scoring.facts.Target;
import io.kaocheng.scoring.rule.Bound;
import io.kaocheng.scoring.rule.Direction;
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.kaocheng.scoring.rule.Rule;
import io.kaocheng.scoring.rule.Sentence;
import io.kaocheng.scoring.scheme.EngineId;
import io.kaocheng.scoring.scheme.Reasons;
import io.kaocheng.scoring.scheme.Scheme;
import io.kaocheng.shape.Shape;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Builds one unit's derivation from the intermediate results of scoring, on demand. */
record Reasoning(
        String engine,
        Cohort cohort,
        Member member,
        NodeScore.Branch tree,
        Totals.Total total,
        @Nullable Graded graded) {

    private static final SortedMap<String, BigDecimal> NO_TERMS = Collections.emptySortedMap();
    private static final String INSUFFICIENT = Reasons.INSUFFICIENT_COVERAGE.value();
    private static final SortedMap<String, String> NO_WORDS = Collections.emptySortedMap();

    static Reasoning of(UnitScore score) {
        Workings workings = score.workings();
        return new Reasoning(
                workings.engine(),
                workings.cohort(),
                workings.member(),
                workings.tree(),
                workings.total(),
                workings.graded());
    }

    Derivation published(UnitScore score) {
        Scheme scheme = cohort.scheme().scheme();
        List<Derivation> children = new ArrayList<>();
        BigDecimal exact = total.value();
        BigDecimal shown = score.total().orElse(null);
        children.add(total(exact));
        if (exact != null && shown != null && shown.compareTo(exact) != 0) {
            children.add(rounding(shown.subtract(exact)));
        }
        children.add(
                source(DerivationKind.MEMBERSHIP, cohort.unitClass(), NO_WORDS, member.sources()));
        children.add(
                source(
                        DerivationKind.SCHEME,
                        scheme.scheme(),
                        scheme(scheme),
                        cohort.scheme().sources()));
        total.tieBreak().forEach(line -> children.add(line(line, null)));
        TreeMap<String, String> words = new TreeMap<>();
        words.put("engine", engine);
        words.put("period", cohort.period().toString());
        words.put("class", cohort.unitClass().value());
        words.put("mode", Shape.kebab(scheme.rounding().mode()));
        score.rank().ifPresent(rank -> words.put("rank", rank.toString()));
        score.grade().ifPresent(grade -> words.put("grade", grade.value()));
        score.unranked().ifPresent(reason -> words.put("unranked", reason.value()));
        if (score.barredFromAwards()) {
            words.put("barred-from-awards", "true");
        }
        TreeMap<String, BigDecimal> terms = new TreeMap<>();
        terms.put("coverage", score.coverage());
        terms.put("decimals", BigDecimal.valueOf(scheme.rounding().published()));
        if (graded != null) {
            graded(graded, terms, words);
        }
        return new Derivation(
                DerivationKind.PUBLISHED,
                member.unit(),
                shown,
                null,
                null,
                terms,
                words,
                null,
                List.of(),
                children);
    }

    /** What a grade was given by, and what kept the unit from the better one. */
    private static void graded(
            Graded graded, TreeMap<String, BigDecimal> terms, TreeMap<String, String> words) {
        put(terms, "grade-at-least", graded.grade().atLeast());
        put(terms, "grade-quota", graded.grade().quota());
        terms.put("grade-ranked", BigDecimal.valueOf(graded.ranked()));
        put(terms, "grade-places", graded.places());
        Scheme.Grade better = graded.better();
        Graded.Missed missed = graded.missed();
        if (better != null && missed != null) {
            words.put("better-grade", better.grade().value());
            words.put("better-missed", Shape.kebab(missed));
            put(terms, "better-at-least", better.atLeast());
            put(terms, "better-quota", better.quota());
            put(terms, "better-places", graded.betterPlaces());
        }
    }

    private static void put(
            TreeMap<String, BigDecimal> terms, String name, @Nullable Integer number) {
        put(terms, name, number == null ? null : BigDecimal.valueOf(number));
    }

    Optional<Derivation> indicator(Code indicator) {
        return find(tree, indicator);
    }

    private Optional<Derivation> find(NodeScore.Branch branch, Code indicator) {
        for (int i = 0; i < branch.children().size(); i++) {
            switch (branch.children().get(i)) {
                case NodeScore.Branch inner -> {
                    Optional<Derivation> found = find(inner, indicator);
                    if (found.isPresent()) {
                        return found;
                    }
                }
                case NodeScore.Leaf leaf -> {
                    if (leaf.node().indicator().equals(indicator)) {
                        return Optional.of(leaf(leaf, branch.contributions().get(i)));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Derivation total(@Nullable BigDecimal exact) {
        List<Derivation> children = new ArrayList<>();
        for (Line line : total.lines()) {
            children.add(
                    line.kind() == DerivationKind.BLOCK
                            ? block(tree, line.amount(), line.terms().get("weight"))
                            : line(line, line.amount()));
        }
        if (exact == null) {
            children.add(block(tree, null, null));
        }
        return new Derivation(
                DerivationKind.TOTAL,
                exact == null ? Reasons.NOTHING_TO_SCORE : null,
                exact,
                null,
                exact,
                NO_TERMS,
                NO_WORDS,
                null,
                List.of(),
                children);
    }

    private static Derivation line(Line line, @Nullable BigDecimal contribution) {
        return new Derivation(
                line.kind(),
                line.code(),
                line.amount(),
                line.terms().get("weight"),
                contribution,
                line.terms(),
                line.words(),
                null,
                line.sources(),
                List.of());
    }

    private Derivation block(
            NodeScore.Branch branch,
            @Nullable BigDecimal contribution,
            @Nullable BigDecimal weightInTotal) {
        List<Derivation> children = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < branch.children().size(); i++) {
            BigDecimal brought = branch.contributions().get(i);
            sum = brought == null ? sum : sum.add(brought);
            children.add(
                    switch (branch.children().get(i)) {
                        case NodeScore.Branch inner -> block(inner, brought, null);
                        case NodeScore.Leaf leaf -> leaf(leaf, brought);
                    });
        }
        BigDecimal exact = branch.exact();
        BigDecimal value = branch.value();
        boolean geometric = branch.node().aggregation() == Scheme.Aggregation.GEOMETRIC;
        if (exact != null && exact.compareTo(sum) != 0) {
            children.add(
                    addend(
                            geometric ? DerivationKind.UNEVENNESS : DerivationKind.REMAINDER,
                            exact.subtract(sum),
                            NO_TERMS));
        }
        if (exact != null && value != null && value.compareTo(exact) != 0) {
            Integer scale = cohort.scheme().scheme().rounding().block();
            children.add(
                    addend(
                            DerivationKind.ROUNDING,
                            value.subtract(exact),
                            Totals.terms(
                                    "decimals", BigDecimal.valueOf(scale == null ? 0 : scale))));
        }
        TreeMap<String, BigDecimal> terms = new TreeMap<>();
        terms.put("full", branch.full());
        terms.put("coverage", branch.coverage());
        TreeMap<String, String> words = new TreeMap<>();
        Scheme.AtLeast atLeast = branch.node().atLeast();
        if (atLeast != null && branch.below()) {
            words.put(branch.withheld() ? "withheld" : "unranked", INSUFFICIENT);
            put(terms, "at-least", atLeast.share());
            if (atLeast.children() != null) {
                terms.put("at-least-children", BigDecimal.valueOf(atLeast.children()));
            }
        }
        Suppression suppressed = branch.suppressed();
        if (suppressed != null) {
            words.put("suppressed", Shape.kebab(suppressed.what()));
            words.put("reason", suppressed.reason().value());
        }
        List<Position> sources =
                new ArrayList<>(suppressed == null ? List.of() : suppressed.sources());
        OwnList own = branch.own();
        if (branch.isUnlisted()) {
            words.put("own", Reasons.NO_OWN_INDICATORS.value());
        } else if (own != null) {
            words.put("own", own.from().toString());
            sources.addAll(own.sources());
            if (!branch.notCounted().isEmpty()) {
                words.put(
                        "not-counted",
                        branch.notCounted().stream()
                                .map(Code::value)
                                .collect(Collectors.joining(", ")));
            }
        }
        words.put("aggregation", Shape.kebab(branch.node().aggregation()));
        words.put("weighting", Shape.kebab(branch.node().weighting()));
        Optional.ofNullable(branch.node().name()).ifPresent(name -> words.put("name", name));
        Light light = branch.light();
        Scheme.BlockLight lit = branch.node().light();
        if (light != null && lit != null) {
            words.put("light", light.toString());
            words.put("light-on", Shape.kebab(lit.of()));
            put(terms, "light-green", lit.green());
            put(terms, "light-red", lit.red());
            if (lit.of() == Scheme.BlockLightOf.SCORE) {
                put(terms, "light-held", branch.index());
            }
            if (lit.atMost() != null) {
                words.put("light-at-most", Shape.kebab(lit.atMost()));
            }
        }
        Integer scale = cohort.scheme().scheme().rounding().block();
        if (scale != null) {
            words.put("mode", Shape.kebab(cohort.scheme().scheme().rounding().mode()));
            terms.put("decimals", BigDecimal.valueOf(scale));
        }
        return new Derivation(
                DerivationKind.BLOCK,
                branch.node().code(),
                value,
                weightInTotal == null ? branch.node().weight() : weightInTotal,
                contribution,
                terms,
                words,
                null,
                sources,
                children);
    }

    private Derivation leaf(NodeScore.Leaf leaf, @Nullable BigDecimal contribution) {
        Column column = leaf.column();
        Cell cell = leaf.cell();
        List<Derivation> children = new ArrayList<>();
        BigDecimal achievement = leaf.achievement();
        BigDecimal earned = achievement == null ? null : Numbers.percent(achievement);
        Scheme.NoData policy = leaf.policy();
        Code reason = leaf.reason();
        boolean watched = leaf.node().isWatched();
        if (reason == null) {
            children.add(rule(leaf, earned, watched ? null : earned));
        } else {
            children.add(
                    new Derivation(
                            DerivationKind.POLICY,
                            reason,
                            earned,
                            null,
                            watched ? null : earned,
                            NO_TERMS,
                            words("policy", policy == null ? "share" : Shape.kebab(policy)),
                            null,
                            List.of(),
                            column.inForce() == null
                                    ? List.of()
                                    : policy == Scheme.NoData.PEER_MEAN
                                            ? withPeers(leaf)
                                            : List.of(rule(leaf, null, null))));
        }
        BigDecimal index = leaf.index();
        BigDecimal cap = leaf.node().cap();
        TreeMap<String, BigDecimal> terms = new TreeMap<>();
        TreeMap<String, String> words = new TreeMap<>();
        if (earned != null && index != null) {
            BigDecimal capped = cap == null ? earned : earned.min(Numbers.percent(cap));
            if (cap != null) {
                terms.put("cap", cap);
            }
            if (cap != null && capped.compareTo(earned) != 0) {
                children.add(
                        addend(
                                DerivationKind.CAP,
                                capped.subtract(earned),
                                Totals.terms("cap", cap)));
            }
            Integer scale = cohort.scheme().scheme().rounding().leaf();
            if (scale != null) {
                terms.put("decimals", BigDecimal.valueOf(scale));
                words.put("mode", Shape.kebab(cohort.scheme().scheme().rounding().mode()));
            }
            if (scale != null && index.compareTo(capped) != 0) {
                children.add(
                        addend(
                                DerivationKind.ROUNDING,
                                index.subtract(capped),
                                Totals.terms("decimals", BigDecimal.valueOf(scale))));
            }
        }
        LightOverride override = cell.override();
        if (override != null) {
            children.add(
                    source(
                            DerivationKind.LIGHT,
                            null,
                            words("light", override.light().toString()),
                            override.sources()));
        }
        Tendency tendency = cell.tendency();
        if (tendency != null) {
            children.add(trend(tendency, column.definition().direction()));
        }
        IndicatorInForce inForce = column.inForce();
        if (inForce != null) {
            children.add(
                    source(
                            DerivationKind.VERSION,
                            leaf.node().indicator(),
                            version(inForce.definition()),
                            inForce.sources()));
        }
        words.put("light", leaf.light().toString());
        BigDecimal held = leaf.lightResult().held();
        if (held != null) {
            Scheme.LightRule lines = leaf.node().light();
            words.put("light-on", Shape.kebab(lines.on()));
            terms.put("light-held", held);
            terms.put("light-green", lines.green());
            terms.put("light-red", lines.red());
            if (lines.levels() == 4) {
                terms.put("light-middle", lines.middle());
            }
            if (leaf.lightResult().lowerIsBetter()) {
                words.put("light-lower", "true");
            }
        }
        if (override != null) {
            words.put("light-on", "person");
        }
        Figure figure = cell.figure();
        if (figure != null && figure.partial()) {
            words.put("partial", "true");
        }
        if (figure != null && figure.provisional()) {
            words.put("provisional", "true");
        }
        if (watched) {
            words.put("watched", "true");
        }
        if (cell.imputed() != null && !engine.equals(EngineId.KC_1.id())) {
            words.put("imputed", Shape.kebab(cell.imputed()));
            Optional.ofNullable(cell.figureOf())
                    .ifPresent(period -> words.put("figure-of", period.toString()));
        }
        return new Derivation(
                DerivationKind.INDICATOR,
                leaf.node().indicator(),
                index,
                leaf.node().weight(),
                contribution,
                terms,
                words,
                null,
                List.of(),
                children);
    }

    private static Derivation trend(Tendency tendency, Direction direction) {
        List<Derivation> inputs = new ArrayList<>();
        for (Tendency.Point point : tendency.points()) {
            inputs.add(
                    new Derivation(
                            DerivationKind.EARLIER,
                            null,
                            point.figure().value(),
                            null,
                            null,
                            NO_TERMS,
                            words("period", point.period().toString()),
                            null,
                            List.of(),
                            List.of(figure(point.figure()))));
        }
        Target target = tendency.target();
        if (target != null) {
            inputs.add(target(new EffectiveTarget(target, target.value(), null)));
        }
        return new Derivation(
                DerivationKind.TREND,
                null,
                tendency.pace(),
                null,
                null,
                NO_TERMS,
                words(
                        "arrow",
                        Shape.kebab(tendency.arrow()),
                        "method",
                        Shape.kebab(tendency.trend().method()),
                        "direction",
                        Shape.kebab(direction),
                        "trend",
                        Shape.canonical(Shape.write(tendency.trend()))),
                null,
                List.of(),
                inputs);
    }

    /** The achievements a peer mean is made of. */
    private List<Derivation> withPeers(NodeScore.Leaf leaf) {
        List<Derivation> nodes = new ArrayList<>();
        nodes.add(rule(leaf, null, null));
        Column column = leaf.column();
        IndicatorDefinition definition = column.definition();
        for (int i = 0; i < column.size(); i++) {
            Cell peer = column.cell(i);
            if (peer.reason() == null
                    && column.isPeer(i)
                    && column.isAsked(i)
                    && Achievements.of(
                                    definition.rule(),
                                    definition.direction(),
                                    column.sample(i),
                                    i,
                                    column.peersOf(i))
                            instanceof Outcome.Achieved(BigDecimal achievement)) {
                nodes.add(
                        new Derivation(
                                DerivationKind.PEER,
                                peer.unit(),
                                achievement,
                                null,
                                null,
                                Totals.terms("achievement", achievement),
                                NO_WORDS,
                                null,
                                Stream.concat(
                                                ofPeer(column, peer).stream(),
                                                column.listedBy(i).stream())
                                        .toList(),
                                List.of()));
            }
        }
        return nodes;
    }

    private Derivation rule(
            NodeScore.Leaf leaf, @Nullable BigDecimal value, @Nullable BigDecimal contribution) {
        Column column = leaf.column();
        Cell cell = leaf.cell();
        IndicatorDefinition definition = column.definition();
        Rule rule = definition.rule();
        Sample sample = column.samples().get(leaf.unit());
        List<Derivation> inputs = new ArrayList<>();
        Figure figure = cell.figure();
        if (figure != null) {
            inputs.add(figure(DerivationKind.ACTUAL, figure));
        }
        EffectiveTarget effectiveTarget = cell.effectiveTarget();
        if (effectiveTarget != null) {
            inputs.add(target(effectiveTarget));
        }
        Figure before = cell.before();
        if (before != null) {
            inputs.add(figure(DerivationKind.EARLIER, before));
        }
        for (Rating rating : cell.ratings()) {
            inputs.add(rating(rating));
        }
        Survey survey = cell.survey();
        if (survey != null) {
            TreeMap<String, BigDecimal> answers = new TreeMap<>();
            survey.answers()
                    .forEach((answer, n) -> answers.put(answer.value(), BigDecimal.valueOf(n)));
            inputs.add(input(DerivationKind.SURVEY, null, answers, NO_WORDS, survey.sources()));
        }
        Submissions kept = cell.submissions();
        if (kept != null) {
            TreeMap<String, BigDecimal> counts = new TreeMap<>();
            counts.put("late", BigDecimal.valueOf(kept.late()));
            counts.put("missing", BigDecimal.valueOf(kept.missing()));
            counts.put("wrong", BigDecimal.valueOf(kept.wrong()));
            inputs.add(
                    input(
                            DerivationKind.SUBMISSIONS,
                            null,
                            counts,
                            words("past-cut-off", Boolean.toString(kept.pastCutOff())),
                            kept.sources()));
        }
        if (rule.comparesPeers() && cell.reason() == null) {
            for (int i = 0; i < column.size(); i++) {
                if (column.isComparedWith(leaf.unit(), i)) {
                    inputs.add(
                            peer(column.cell(i), column.sample(i), ofPeer(column, column.cell(i))));
                }
            }
        }
        TreeMap<String, String> words = new TreeMap<>();
        words.put("direction", Shape.kebab(definition.direction()));
        if (!engine.equals(EngineId.KC_1.id()) && rule.comparesPeers()) {
            words.put("engine", engine);
        }
        Among peers = definition.peers();
        if (peers != null && !engine.equals(EngineId.KC_1.id())) {
            words.put("peers", peers.toString());
        }
        Code reason = leaf.reason();
        if (reason != null) {
            words.put("reason", reason.value());
            words.put("unit", cell.unit().value());
            words.put("indicator", leaf.node().indicator().value());
            words.put("period", column.period().toString());
        }
        return new Derivation(
                DerivationKind.RULE,
                null,
                value,
                leaf.node().weight(),
                contribution,
                terms(leaf, sample),
                words,
                rule,
                column.elsewhere().because(cell.unit()),
                inputs);
    }

    /** The numbers a sentence about the rule fills in. */
    private static TreeMap<String, BigDecimal> terms(NodeScore.Leaf leaf, Sample sample) {
        TreeMap<String, BigDecimal> terms = new TreeMap<>();
        put(terms, "actual", sample.value());
        put(terms, "target", sample.target());
        put(terms, "floor", sample.floor());
        put(terms, "before", sample.before());
        Achievements.Peers peers = leaf.column().peersOf(leaf.unit());
        Places places = peers.places();
        if (places != null && places.has(leaf.unit())) {
            terms.put("place", BigDecimal.valueOf(places.first(leaf.unit())));
            terms.put("tied", BigDecimal.valueOf(places.tied(leaf.unit())));
        }
        if (peers.count() > 0) {
            terms.put("count", BigDecimal.valueOf(peers.count()));
        }
        put(terms, "best", peers.best());
        put(terms, "lowest", peers.lowest());
        put(terms, "highest", peers.highest());
        put(terms, "mean", peers.mean());
        put(terms, "growth", peers.growth());
        return terms;
    }

    private static void put(
            TreeMap<String, BigDecimal> terms, String name, @Nullable BigDecimal value) {
        if (value != null) {
            terms.put(name, value);
        }
    }

    private static Derivation rating(Rating rating) {
        TreeMap<String, String> words = new TreeMap<>();
        Code grade = rating.grade();
        if (grade != null) {
            words.put("grade", grade.value());
        }
        return new Derivation(
                DerivationKind.RATING,
                rating.group(),
                rating.mark(),
                null,
                null,
                NO_TERMS,
                words,
                null,
                rating.sources(),
                List.of());
    }

    /** What a peer brings, and by what it is one. */
    private static List<Position> ofPeer(Column column, Cell peer) {
        List<Position> sources = new ArrayList<>(Workings.sources(peer));
        sources.addAll(column.elsewhere().because(peer.unit()));
        return sources;
    }

    private static Derivation peer(Cell cell, Sample sample, List<Position> sources) {
        TreeMap<String, BigDecimal> terms = new TreeMap<>();
        put(terms, "target", sample.target());
        put(terms, "before", sample.before());
        return new Derivation(
                DerivationKind.PEER,
                cell.unit(),
                sample.value(),
                null,
                null,
                terms,
                NO_WORDS,
                null,
                sources,
                List.of());
    }

    private static SortedMap<String, String> version(IndicatorDefinition definition) {
        TreeMap<String, String> words = new TreeMap<>();
        words.put("version", Integer.toString(definition.version()));
        words.put("sha256", definition.hash());
        List<Bound> bounds = definition.bounds();
        putBounds(words, bounds);
        return words;
    }

    private static void putBounds(SortedMap<String, String> words, @Nullable List<Bound> bounds) {
        if (bounds != null) {
            Sentence all = Bound.inWords(bounds);
            words.put("bounds-zh", all.zh());
            words.put("bounds-en", all.en());
        }
    }

    private static SortedMap<String, String> scheme(Scheme scheme) {
        TreeMap<String, String> words = new TreeMap<>();
        words.put("version", Integer.toString(scheme.version()));
        words.put("sha256", scheme.hash());
        put(words, "from", scheme.from());
        put(words, "until", scheme.until());
        putBounds(words, scheme.bounds());
        return words;
    }

    private static void put(SortedMap<String, String> words, String name, @Nullable Period period) {
        if (period != null) {
            words.put(name, period.toString());
        }
    }

    private static Derivation target(EffectiveTarget effectiveTarget) {
        TreeMap<String, BigDecimal> terms = new TreeMap<>();
        terms.put("stated", effectiveTarget.target().value());
        put(terms, "share", effectiveTarget.share());
        put(terms, "floor", effectiveTarget.target().floor());
        TreeMap<String, String> words = new TreeMap<>();
        words.put("period", effectiveTarget.target().period().toString());
        put(words, "each-of", effectiveTarget.target().eachOf());
        return new Derivation(
                DerivationKind.TARGET,
                null,
                effectiveTarget.value(),
                null,
                null,
                terms,
                words,
                null,
                effectiveTarget.target().sources(),
                List.of());
    }

    private static Derivation figure(DerivationKind kind, Figure figure) {
        return new Derivation(
                kind,
                null,
                figure.value(),
                null,
                null,
                NO_TERMS,
                NO_WORDS,
                null,
                List.of(),
                List.of(figure(figure)));
    }

    private static Derivation figure(Figure figure) {
        return switch (figure) {
            case Figure.Observed observed -> {
                TreeMap<String, BigDecimal> terms = new TreeMap<>();
                TreeMap<String, String> words = new TreeMap<>();
                words.put("period", observed.period().toString());
                words.put("approved", Boolean.toString(observed.observation().approved()));
                if (observed.observation().late()) {
                    words.put("late", "true");
                }
                if (observed.observation() instanceof Observation.Ratio ratio) {
                    terms.put("factor", observed.factor());
                    terms.put("numerator", ratio.numerator());
                    terms.put("denominator", ratio.denominator());
                }
                yield new Derivation(
                        DerivationKind.OBSERVATION,
                        observed.indicator(),
                        observed.value(),
                        null,
                        null,
                        terms,
                        words,
                        null,
                        observed.observation().sources(),
                        List.of());
            }
            case Figure.OfUnit(Code unit, Figure of) ->
                    new Derivation(
                            DerivationKind.MADE,
                            unit,
                            of.value(),
                            null,
                            null,
                            Totals.terms("factor", Numbers.ONE),
                            words("op", Shape.kebab(Figure.Op.OF_UNIT)),
                            null,
                            List.of(),
                            List.of(figure(of)));
            case Figure.Fixed(BigDecimal value) ->
                    new Derivation(
                            DerivationKind.CONSTANT,
                            null,
                            value,
                            null,
                            null,
                            NO_TERMS,
                            NO_WORDS,
                            null,
                            List.of(),
                            List.of());
            case Figure.Made made ->
                    new Derivation(
                            DerivationKind.MADE,
                            null,
                            made.value(),
                            null,
                            null,
                            Totals.terms("factor", made.factor()),
                            words("op", Shape.kebab(made.op())),
                            null,
                            List.of(),
                            made.parts().stream().map(Reasoning::figure).toList());
            case Figure.Absent absent ->
                    new Derivation(
                            DerivationKind.ABSENT,
                            absent.indicator(),
                            null,
                            null,
                            null,
                            NO_TERMS,
                            words(
                                    "reason",
                                    absent.why().value(),
                                    "period",
                                    absent.period().toString()),
                            null,
                            absent.sources(),
                            absent.parts().stream().map(Reasoning::figure).toList());
        };
    }

    private static Derivation addend(
            DerivationKind kind, BigDecimal amount, SortedMap<String, BigDecimal> terms) {
        return new Derivation(
                kind, null, amount, null, amount, terms, NO_WORDS, null, List.of(), List.of());
    }

    private Derivation rounding(BigDecimal amount) {
        return addend(
                DerivationKind.ROUNDING,
                amount,
                Totals.terms(
                        "decimals",
                        BigDecimal.valueOf(cohort.scheme().scheme().rounding().published())));
    }

    private static Derivation source(
            DerivationKind kind,
            @Nullable Code code,
            SortedMap<String, String> words,
            List<Position> sources) {
        return input(kind, code, NO_TERMS, words, sources);
    }

    private static Derivation input(
            DerivationKind kind,
            @Nullable Code code,
            SortedMap<String, BigDecimal> terms,
            SortedMap<String, String> words,
            List<Position> sources) {
        return new Derivation(kind, code, null, null, null, terms, words, null, sources, List.of());
    }

    private static SortedMap<String, String> words(String... pairs) {
        TreeMap<String, String> words = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            words.put(pairs[i], pairs[i + 1]);
        }
        return words;
    }
}
