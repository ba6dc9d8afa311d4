package io.kaocheng.scoring.engine;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.scoring.exact.Numbers;
import io.kaocheng.scoring.facts.Cohort;
import io.kaocheng.scoring.facts.Exemption;
import io.kaocheng.scoring.facts.Facts;
import io.kaocheng.scoring.facts.IndicatorInForce;
import io.kaocheng.scoring.facts.Light;
import io.kaocheng.scoring.facts.LightOverride;
import io.kaocheng.scoring.facts.Member;
import io.kaocheng.scoring.facts.OwnList;
import io.kaocheng.scoring.facts.Rating;
import io.kaocheng.scoring.facts.Submissions;
import io.kaocheng.scoring.facts.Suppression;
import io.kaocheng.scoring.facts.Survey;
import io.kaocheng.scoring.facts.Target;
import io.kaocheng.scoring.rule.Direction;
import io.kaocheng.scoring.rule.Formula;
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.kaocheng.scoring.rule.Rule;
import io.kaocheng.scoring.rule.Trend;
import io.kaocheng.scoring.scheme.EngineId;
import io.kaocheng.scoring.scheme.Reasons;
import io.kaocheng.scoring.scheme.Scheme;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Scores a cohort. A pure function: the same facts give the same bytes, on any machine, in any
 * thread, in any order of inputs.
 */
public final class Engine {

    private final EngineId id;
    private final Scheme scheme;
    private final Cohort cohort;
    private final Facts facts;
    private final List<Member> members;
    private final Map<Seat, Column> columns = new HashMap<>();
    private final OwnIndicators own;
    private final Figures.Shared shared = new Figures.Shared();
    private final Unmarked.ByGroup unmarked;
    private final SortedMap<Integer, Code> unranked = new TreeMap<>();

    private Engine(EngineId id, Cohort cohort, Facts facts) {
        this(id, cohort, facts, members(id, cohort, facts));
    }

    private Engine(EngineId id, Cohort cohort, Facts facts, List<Member> members) {
        this.id = id;
        this.cohort = cohort;
        this.scheme = cohort.scheme().scheme();
        this.facts = facts;
        this.members = members;
        this.unmarked = new Unmarked.ByGroup(scheme, facts, members, cohort.period());
        this.own = new OwnIndicators(cohort, facts, members);
    }

    /**
     * A place of an indicator. It is one in the scheme's own tree; of units' own indicators, the
     * same may be in several blocks, of one unit in this and of another in that.
     */
    private record Seat(Code block, Code indicator) {}

    private static List<Member> members(EngineId id, Cohort cohort, Facts facts) {
        List<Member> all = new ArrayList<>(facts.members(cohort.unitClass(), cohort.period()));
        if (id != EngineId.KC_1
                && cohort.scheme().scheme().endedUnits() != Scheme.PartialYear.LEAVE_OUT) {
            all.addAll(facts.ended(cohort.unitClass(), cohort.period()));
        }
        all.sort(Comparator.comparing(Member::unit));
        return List.copyOf(all);
    }

    /** Scores every unit of the class in the period under the scheme, as the engine it names. */
    public static CohortScores score(Cohort cohort, Facts facts) {
        return score(cohort.scheme().scheme().scoredBy(), cohort, facts);
    }

    /**
     * Scores by an arithmetic and order of evaluation; a change that alters any result needs a new
     * id.
     */
    static CohortScores score(EngineId id, Cohort cohort, Facts facts) {
        return new Engine(id, cohort, facts).score();
    }

    /** Whether this is not the first engine. */
    private boolean second() {
        return id != EngineId.KC_1;
    }

    private CohortScores score() {
        prepare();
        List<NodeScore.Branch> trees = trees();
        List<Totals.Total> unscaled = new ArrayList<>(members.size());
        for (int i = 0; i < members.size(); i++) {
            unscaled.add(total(i, trees.get(i)));
        }
        List<Totals.Total> totals = scaledBetweenClasses(unscaled, trees);
        List<Rankings.@Nullable Key> keys = keys(totals);
        Places places = Rankings.places(keys);
        Scheme.Grades grading = scheme.grades();
        List<@Nullable Graded> grades =
                grading == null ? List.of() : Rankings.grades(grading, keys);
        Map<Code, Places> blockPlaces = new HashMap<>();
        List<List<NodeScore.Branch>> branches = new ArrayList<>();
        for (NodeScore.Branch tree : trees) {
            List<NodeScore.Branch> flat = new ArrayList<>();
            flatten(tree, flat);
            branches.add(flat);
        }
        RanksAcross across = new RanksAcross(cohort, facts);
        rankBlocks(branches, blockPlaces, across);
        List<UnitScore> units = new ArrayList<>(members.size());
        for (int i = 0; i < members.size(); i++) {
            Totals.Total total = totals.get(i);
            BigDecimal value = total.value();
            Graded graded = grades.isEmpty() ? null : grades.get(i);
            List<BlockResult> blocks = new ArrayList<>();
            List<IndicatorResult> indicators = new ArrayList<>(columns.size());
            collect(trees.get(i), List.of(), null, i, blockPlaces, blocks, indicators);
            units.add(
                    new UnitScore(
                            new Workings(
                                    id.id(), cohort, members.get(i), trees.get(i), total, graded),
                            members.get(i).unit(),
                            value == null ? null : published(value),
                            value,
                            places.has(i) ? rank(places, i) : null,
                            graded == null ? null : graded.grade().grade(),
                            total.barred(),
                            total.coverage(),
                            blocks,
                            indicators,
                            value == null ? null : unranked.get(i)));
        }
        return new CohortScores(id.id(), cohort, units, across.because());
    }

    /** What the ranked units of a class have in each block, of 100; of those that have anything. */
    static Map<Code, Map<Code, BigDecimal>> blocks(Cohort cohort, Facts facts) {
        Engine engine = new Engine(cohort.scheme().scheme().scoredBy(), cohort, facts);
        engine.prepare();
        List<NodeScore.Branch> trees = engine.trees();
        Map<Code, Map<Code, BigDecimal>> blocks = new HashMap<>();
        for (int unit = 0; unit < trees.size(); unit++) {
            Code member = engine.members.get(unit).unit();
            List<NodeScore.Branch> flat = new ArrayList<>();
            flatten(trees.get(unit), flat);
            for (NodeScore.Branch branch : flat) {
                BigDecimal index = engine.ranked(branch, unit);
                if (index != null) {
                    blocks.computeIfAbsent(branch.node().code(), b -> new TreeMap<>())
                            .put(member, index);
                }
            }
        }
        return blocks;
    }

    /** The score in a block, of 100, that is compared with others'; null where none is. */
    private @Nullable BigDecimal ranked(NodeScore.Branch branch, int unit) {
        return branch.unranked() || unranked.containsKey(unit) ? null : branch.index();
    }

    private void prepare() {
        List<Figures> figures = new ArrayList<>(members.size());
        for (Member member : members) {
            figures.add(
                    new Figures(
                            facts, member.unit(), scheme.countsFrom(), id, member.until(), shared));
        }
        fillColumns(scheme.tree(), List.of(), figures);
    }

    /** Every unit's tree, and who is unranked: nobody is compared with those. */
    private List<NodeScore.Branch> trees() {
        List<NodeScore.Branch> trees = new ArrayList<>(members.size());
        for (int i = 0; i < members.size(); i++) {
            NodeScore.Branch tree = branch(scheme.tree(), i);
            trees.add(tree);
            if (members.get(i).until() != null
                    && scheme.endedUnits() == Scheme.PartialYear.UNRANKED) {
                unranked.put(i, Reasons.UNIT_ENDED);
            } else if (tree.unranked()) {
                unranked.put(i, Reasons.INSUFFICIENT_COVERAGE);
            }
        }
        if (!unranked.isEmpty()) {
            columns.replaceAll((seat, column) -> surveyed(column));
            for (int i = 0; i < members.size(); i++) {
                trees.set(i, branch(scheme.tree(), i));
            }
        }
        return trees;
    }

    private Totals.Total total(int unit, NodeScore.Branch tree) {
        return Totals.of(scheme, facts, unmarked, members.get(unit).unit(), cohort.period(), tree);
    }

    private List<Rankings.@Nullable Key> keys(List<Totals.Total> totals) {
        List<Rankings.@Nullable Key> keys = new ArrayList<>(members.size());
        for (int i = 0; i < members.size(); i++) {
            Totals.Total total = totals.get(i);
            keys.add(
                    total.value() == null || unranked.containsKey(i)
                            ? null
                            : Rankings.key(scheme, members.get(i).unit(), total));
        }
        return keys;
    }

    // ---- trying out

    /**
     * A scored class in which one figure at a time can be replaced. Only what the figure can affect
     * is computed again: the leaves of its column and the blocks above them.
     */
    public static final class Trial {

        private final Engine engine;
        private final boolean compares;
        private final List<Totals.Total> totals = new ArrayList<>();
        private final List<NodeScore.Branch> trees = new ArrayList<>();
        private final List<Map<Code, List<Integer>>> paths = new ArrayList<>();

        /**
         * @param graded whether grades are needed; totals alone need fewer of the others' scores
         */
        public Trial(Cohort cohort, Facts facts, boolean graded) {
            engine = new Engine(cohort.scheme().scheme().scoredBy(), cohort, facts);
            engine.prepare();
            compares = graded || engine.scheme.scaling().between() != Scheme.Between.NONE;
            trees.addAll(engine.trees());
            for (int i = 0; i < engine.members.size(); i++) {
                totals.add(engine.total(i, trees.get(i)));
                Map<Code, List<Integer>> ofUnit = new HashMap<>();
                indexPaths(trees.get(i), List.of(), ofUnit);
                paths.add(ofUnit);
            }
        }

        private static void indexPaths(
                NodeScore.Branch branch, List<Integer> above, Map<Code, List<Integer>> paths) {
            for (int i = 0; i < branch.children().size(); i++) {
                List<Integer> path = new ArrayList<>(above);
                path.add(i);
                switch (branch.children().get(i)) {
                    case NodeScore.Branch inner -> indexPaths(inner, path, paths);
                    case NodeScore.Leaf leaf -> paths.put(leaf.node().indicator(), path);
                }
            }
        }

        /** The unit's total and grade if its figure for the indicator were {@code value}. */
        public Ranking with(int unit, Code indicator, BigDecimal value) {
            Map<Seat, Column> before = new HashMap<>();
            engine.columns.forEach(
                    (seat, column) -> {
                        if (seat.indicator().equals(indicator)) {
                            before.put(seat, column);
                        }
                    });
            before.forEach(
                    (seat, column) ->
                            engine.columns.put(seat, engine.replaced(column, unit, value)));
            NodeScore.Leaf tried = leaf(unit, indicator);
            boolean all =
                    compares
                            && (tried.column().definition().rule().comparesPeers()
                                    || engine.usesPeerMean());
            List<Totals.Total> now = new ArrayList<>(totals);
            boolean earned = false;
            for (int i = 0; i < now.size(); i++) {
                List<Integer> path = paths.get(i).get(indicator);
                if (path != null && (all || i == unit)) {
                    NodeScore.Leaf was = leaf(trees.get(i), path);
                    NodeScore.Leaf leaf = engine.leaf(was.column().block(), was.node(), i);
                    earned |= i == unit && leaf.outcome() instanceof Outcome.Achieved;
                    if (!same(leaf.index(), was.index())) {
                        now.set(i, engine.total(i, rebuilt(trees.get(i), path, leaf)));
                    }
                }
            }
            engine.columns.putAll(before);
            return engine.ranking(unit, engine.scaledToBest(now, List.of()), earned);
        }

        /** Whether the unit has the indicator in the block or below it. */
        public boolean holds(int unit, Code block, Code indicator) {
            List<Integer> path = paths.get(unit).get(indicator);
            NodeScore.Branch at = trees.get(unit);
            for (int i = 0; path != null && i < path.size(); i++) {
                if (at.node().code().equals(block)) {
                    return true;
                }
                if (at.children().get(path.get(i)) instanceof NodeScore.Branch inner) {
                    at = inner;
                }
            }
            return false;
        }

        private static NodeScore.Leaf leaf(NodeScore.Branch tree, List<Integer> path) {
            return switch (tree.children().get(path.getFirst())) {
                case NodeScore.Branch inner -> leaf(inner, path.subList(1, path.size()));
                case NodeScore.Leaf leaf -> leaf;
            };
        }

        private NodeScore.Branch rebuilt(
                NodeScore.Branch branch, List<Integer> path, NodeScore.Leaf leaf) {
            List<NodeScore> children = new ArrayList<>(branch.children());
            int at = path.getFirst();
            children.set(
                    at,
                    children.get(at) instanceof NodeScore.Branch inner
                            ? rebuilt(inner, path.subList(1, path.size()), leaf)
                            : leaf);
            return engine.branch(branch.node(), children, branch.suppressed(), branch.own());
        }

        private static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
            return one == null || other == null
                    ? one == null && other == null
                    : one.compareTo(other) == 0;
        }

        /** The units, in the order of their indices. */
        public List<Member> members() {
            return engine.members;
        }

        /** The present score of an indicator for a unit that has it. */
        public NodeScore.Leaf leaf(int unit, Code indicator) {
            return find(unit, indicator)
                    .orElseThrow(
                            () ->
                                    new IllegalArgumentException(
                                            "the scheme has no indicator " + indicator));
        }

        /** The same; none where it is not among the unit's own indicators. */
        public Optional<NodeScore.Leaf> find(int unit, Code indicator) {
            return Optional.ofNullable(paths.get(unit).get(indicator))
                    .map(path -> leaf(trees.get(unit), path));
        }

        /** The present total and grade of the unit. */
        public Ranking now(int unit) {
            return engine.ranking(unit, engine.scaledToBest(totals, List.of()), true);
        }

        /** The indicators of a unit, in its tree's order. */
        public List<Column> columns(int unit) {
            return Workings.leaves(trees.get(unit)).stream().map(NodeScore.Leaf::column).toList();
        }
    }

    /**
     * The total and grade of a unit in its class, null where it has no total.
     *
     * @param ahead how many others have a total that is not below it; 0 where there are no grades
     * @param favoured the grade if every tie were decided for the unit
     * @param earned whether the rule was defined for the figure tried
     */
    public record Ranking(
            @Nullable BigDecimal total,
            @Nullable Code grade,
            int ahead,
            @Nullable Code favoured,
            boolean earned) {}

    private Ranking ranking(int unit, List<Totals.Total> totals, boolean earned) {
        BigDecimal value = totals.get(unit).value();
        if (value == null) {
            return new Ranking(null, null, 0, null, earned);
        }
        Scheme.Grades grading = scheme.grades();
        Rankings.Key own = Rankings.key(scheme, members.get(unit).unit(), totals.get(unit));
        if (grading == null || unranked.containsKey(unit)) {
            return new Ranking(published(value), null, 0, null, earned);
        }
        List<Rankings.@Nullable Key> keys = keys(totals);
        Code grade = Graded.code(Rankings.grades(grading, keys).get(unit));
        int ahead = 0;
        for (int i = 0; i < keys.size(); i++) {
            Rankings.Key other = keys.get(i);
            ahead +=
                    i != unit && other != null && other.total().compareTo(own.total()) >= 0 ? 1 : 0;
        }
        BigDecimal lead = BigDecimal.ONE.movePointLeft(scheme.comparedDecimals() + 1);
        keys.set(
                unit,
                new Rankings.Key(own.unit(), own.total().add(lead), own.bonus(), own.bestGrade()));
        return new Ranking(
                published(value),
                grade,
                ahead,
                Graded.code(Rankings.grades(grading, keys).get(unit)),
                earned);
    }

    private Column replaced(Column column, int unit, BigDecimal value) {
        List<Cell> cells = new ArrayList<>(column.cells());
        List<Sample> samples = new ArrayList<>(column.samples());
        Cell cell = cells.get(unit);
        if (column.elsewhere().nobody() || (second() && begins(cell.effectiveTarget()))) {
            return column;
        }
        cells.set(
                unit,
                new Cell(
                        cell.unit(),
                        new Figure.Fixed(value),
                        cell.before(),
                        cell.effectiveTarget(),
                        cell.ratings(),
                        cell.survey(),
                        cell.submissions(),
                        cell.override(),
                        cell.cumulative(),
                        List.of(),
                        null));
        samples.set(unit, Sample.of(cells.get(unit)));
        return filled(
                column.node(),
                column.block(),
                column.inForce(),
                cells,
                samples,
                column.missing(),
                column.elsewhere(),
                column.listed());
    }

    // ---- what the units bring

    private void fillColumns(
            Scheme.Block block, List<Scheme.Missing> above, List<Figures> figures) {
        List<Scheme.Missing> nearest = nearer(block.missing(), above);
        for (Scheme.Node child : block.children()) {
            switch (child) {
                case Scheme.Block inner -> fillColumns(inner, nearest, figures);
                case Scheme.OwnBlock inner ->
                        fillOwnColumns(inner, nearer(inner.missing(), nearest), figures);
                case Scheme.IndicatorNode node ->
                        columns.put(
                                new Seat(block.code(), node.indicator()),
                                column(
                                        node,
                                        block,
                                        nearer(node.missing(), nearest),
                                        figures,
                                        null));
            }
        }
    }

    private void fillOwnColumns(
            Scheme.OwnBlock block, List<Scheme.Missing> missing, List<Figures> figures) {
        own.listed(block.code())
                .forEach(
                        (indicator, listed) ->
                                columns.put(
                                        new Seat(block.code(), indicator),
                                        column(
                                                block.node(indicator, null),
                                                block,
                                                missing,
                                                figures,
                                                listed)));
    }

    private List<Scheme.Missing> nearer(
            @Nullable List<Scheme.Missing> here, List<Scheme.Missing> above) {
        if (here == null || !second()) {
            return above;
        }
        List<Scheme.Missing> nearestFirst = new ArrayList<>(here);
        nearestFirst.addAll(above);
        return nearestFirst;
    }

    private Column column(
            Scheme.IndicatorNode node,
            Scheme.Composite block,
            List<Scheme.Missing> missing,
            List<Figures> figures,
            @Nullable Map<Integer, List<Position>> listed) {
        Period period = cohort.period();
        Optional<IndicatorInForce> found = facts.indicator(node.indicator(), period);
        List<Cell> cells = new ArrayList<>(members.size());
        List<Sample> samples = new ArrayList<>(members.size());
        if (found.isEmpty()) {
            for (Member member : members) {
                cells.add(
                        new Cell(
                                member.unit(),
                                null,
                                null,
                                null,
                                List.of(),
                                null,
                                null,
                                null,
                                null,
                                List.of(),
                                Reasons.NO_VERSION));
                samples.add(Sample.of(member.unit(), null, null, null));
            }
            return new Column(
                    node,
                    block,
                    period,
                    null,
                    cells,
                    samples,
                    missing,
                    Achievements.Peers.NONE,
                    Map.of(),
                    null,
                    Elsewhere.NONE,
                    listed);
        }
        IndicatorDefinition definition = found.get().definition();
        boolean compares = definition.rule().comparesPeers();
        for (int i = 0; i < members.size(); i++) {
            // Whoever is of a group is compared with, whether on the unit's own list or not.
            cells.add(
                    compares || listed == null || listed.containsKey(i)
                            ? cell(node, definition, missing, members.get(i).unit(), figures.get(i))
                            : notAsked(members.get(i).unit()));
        }
        substitute(definition, missing, cells);
        Elsewhere elsewhere =
                listed != null && compares && !definition.comparesWithinGroup()
                        ? Elsewhere.NOBODY
                        : elsewhere(node, definition, missing);
        if (elsewhere.nobody()) {
            cells.replaceAll(cell -> cell.incomparable(node.indicator(), period));
        }
        cells.forEach(cell -> samples.add(Sample.of(cell)));
        return filled(node, block, found.get(), cells, samples, missing, elsewhere, listed);
    }

    /** What a unit brings to an indicator that is not on its own list. */
    private static Cell notAsked(Code unit) {
        return new Cell(
                unit,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                List.of(),
                Reasons.NOT_APPLICABLE);
    }

    /** What units of other classes bring, as this class's scheme reads their figures. */
    private Elsewhere elsewhere(
            Scheme.IndicatorNode node,
            IndicatorDefinition definition,
            List<Scheme.Missing> missing) {
        return second()
                ? Elsewhere.of(
                        definition,
                        facts,
                        cohort.period(),
                        members,
                        (unit, unitClass) ->
                                new Engine(
                                                id,
                                                new Cohort(
                                                        unitClass,
                                                        cohort.period(),
                                                        cohort.scheme()),
                                                facts,
                                                List.of())
                                        .cell(
                                                node,
                                                definition,
                                                missing,
                                                unit,
                                                new Figures(
                                                        facts,
                                                        unit,
                                                        scheme.countsFrom(),
                                                        id,
                                                        null,
                                                        shared)))
                : Elsewhere.NONE;
    }

    /** Puts others' figures in place of missing ones, where the scheme says so. */
    private void substitute(
            IndicatorDefinition definition, List<Scheme.Missing> missing, List<Cell> cells) {
        if (missing.isEmpty() || definition.rule().needs() != Rule.Needs.FIGURE) {
            return;
        }
        List<Figure> own = new ArrayList<>();
        for (Cell cell : cells) {
            Figure figure = cell.figure();
            if (figure != null && cell.imputed() == null) {
                own.add(figure);
            }
        }
        boolean any = own.stream().anyMatch(figure -> figure.value() != null);
        Figure mean = any ? Figures.substituted(Figures.mean(own)) : null;
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            Code reason = cell.reason();
            Scheme.Missing rule = reason == null ? null : Column.missing(missing, reason);
            Scheme.Substitute substitute = rule == null ? null : rule.substitute();
            if (substitute == null) {
                continue;
            }
            Code unit = substitute.unit();
            if (unit != null) {
                Figure other =
                        figure(
                                definition,
                                cell.effectiveTarget(),
                                new Figures(facts, unit, scheme.countsFrom(), id, null, shared));
                cells.set(
                        i,
                        other.value() == null
                                ? cell.passingOver(other)
                                : cell.substituted(Figures.substituted(other)));
            } else if (mean != null) {
                cells.set(i, cell.substituted(mean));
            }
        }
    }

    /** A share of a year's target is compared with what has come together so far in that year. */
    private Figure figure(
            IndicatorDefinition definition,
            @Nullable EffectiveTarget effectiveTarget,
            Figures figures) {
        return effectiveTarget != null
                        && effectiveTarget.share() != null
                        && definition.accumulation() == IndicatorDefinition.Accumulation.SUM
                ? sinceStart(definition, effectiveTarget.target(), figures)
                : figures.at(definition, cohort.period());
    }

    private Column filled(
            Scheme.IndicatorNode node,
            Scheme.Composite block,
            @Nullable IndicatorInForce inForce,
            List<Cell> cells,
            List<Sample> samples,
            List<Scheme.Missing> missing,
            Elsewhere elsewhere,
            @Nullable Map<Integer, List<Position>> listed) {
        return surveyed(
                new Column(
                        node,
                        block,
                        cohort.period(),
                        inForce,
                        cells,
                        samples,
                        missing,
                        Achievements.Peers.NONE,
                        Map.of(),
                        null,
                        elsewhere,
                        listed));
    }

    /** The column with the statistics of those who are compared with each other. */
    private Column surveyed(Column column) {
        if (column.inForce() == null) {
            return column;
        }
        Map<Integer, Achievements.Peers> apart = new HashMap<>();
        for (int unit : notCompared(column)) {
            apart.put(unit, survey(column, unit));
        }
        Column surveyed = column.with(survey(column, -1), apart, null);
        return usesPeerMean()
                ? surveyed.with(surveyed.peers(), apart, peerMean(surveyed))
                : surveyed;
    }

    /**
     * The statistics of the ranked units, and of one that is not.
     *
     * @param besides its index; -1 where there is none
     */
    private Achievements.Peers survey(Column column, int besides) {
        List<Sample> samples = new ArrayList<>(column.samples());
        for (int unit : notCompared(column)) {
            if (unit != besides) {
                samples.set(unit, Sample.of(samples.get(unit).unit(), null, null, null));
            }
        }
        samples.addAll(column.elsewhere().samples());
        IndicatorDefinition definition = column.definition();
        return Achievements.survey(id, definition.rule(), definition.direction(), samples);
    }

    /** The class's units that nobody is compared with. */
    private Set<Integer> notCompared(Column column) {
        Set<Integer> units = new TreeSet<>(unranked.keySet());
        units.addAll(column.elsewhere().outside());
        return units;
    }

    private boolean usesPeerMean() {
        return scheme.otherwise() == Scheme.NoData.PEER_MEAN
                || scheme.noData().containsValue(Scheme.NoData.PEER_MEAN)
                || (second() && usesPeerMean(scheme.tree()));
    }

    private static boolean usesPeerMean(Scheme.Node node) {
        return switch (node) {
            case Scheme.Block block ->
                    usesPeerMean(block.missing())
                            || block.children().stream().anyMatch(Engine::usesPeerMean);
            case Scheme.OwnBlock block -> usesPeerMean(block.missing());
            case Scheme.IndicatorNode indicator -> usesPeerMean(indicator.missing());
        };
    }

    private static boolean usesPeerMean(@Nullable List<Scheme.Missing> missing) {
        return missing != null
                && missing.stream().anyMatch(m -> m.policy() == Scheme.NoData.PEER_MEAN);
    }

    private static @Nullable BigDecimal peerMean(Column column) {
        BigDecimal sum = BigDecimal.ZERO;
        int count = 0;
        for (int i = 0; i < column.size(); i++) {
            if (column.isPeer(i)
                    && column.isAsked(i)
                    && outcome(column, i) instanceof Outcome.Achieved(BigDecimal achievement)) {
                sum = sum.add(achievement);
                count++;
            }
        }
        return count == 0 ? null : Numbers.over(sum, BigDecimal.valueOf(count));
    }

    private Cell cell(
            Scheme.IndicatorNode node,
            IndicatorDefinition definition,
            List<Scheme.Missing> missing,
            Code unit,
            Figures figures) {
        Period period = cohort.period();
        Code indicator = node.indicator();
        LightOverride override = facts.lightOverride(unit, indicator, period).orElse(null);
        Rule rule = definition.rule();
        Optional<Exemption> exempted = NotAssessed.why(id, facts, unit, indicator, period);
        if (exempted.isPresent()) {
            Figure none =
                    new Figure.Absent(
                            exempted.get().reason(),
                            indicator,
                            period,
                            exempted.get().sources(),
                            List.of());
            return new Cell(
                    unit,
                    none,
                    null,
                    null,
                    List.of(),
                    null,
                    null,
                    override,
                    null,
                    List.of(),
                    exempted.get().reason());
        }
        return switch (rule.needs()) {
            case FIGURE -> figureCell(node, definition, missing, unit, figures, override);
            case RATINGS -> {
                List<Rating> ratings =
                        facts.ratings(unit, indicator, period).stream()
                                .sorted(
                                        Comparator.comparing(Rating::group)
                                                .thenComparing(r -> r.sources().toString())
                                                .thenComparing(Rating::toString))
                                .toList();
                yield new Cell(
                        unit,
                        null,
                        null,
                        null,
                        ratings,
                        null,
                        null,
                        override,
                        null,
                        List.of(),
                        ratings.isEmpty() ? Reasons.NOT_SENT : null);
            }
            case SURVEY -> {
                Survey survey = facts.survey(unit, indicator, period).orElse(null);
                yield new Cell(
                        unit,
                        null,
                        null,
                        null,
                        List.of(),
                        survey,
                        null,
                        override,
                        null,
                        List.of(),
                        survey == null ? Reasons.NOT_SENT : null);
            }
            case SUBMISSIONS -> {
                Submissions kept = facts.submissions(unit, period).orElse(null);
                yield new Cell(
                        unit,
                        null,
                        null,
                        null,
                        List.of(),
                        null,
                        kept,
                        override,
                        null,
                        List.of(),
                        kept == null ? Reasons.NOT_SENT : null);
            }
        };
    }

    private Cell figureCell(
            Scheme.IndicatorNode node,
            IndicatorDefinition definition,
            List<Scheme.Missing> missing,
            Code unit,
            Figures figures,
            @Nullable LightOverride override) {
        Period period = cohort.period();
        EffectiveTarget effectiveTarget = effectiveTarget(unit, node.indicator());
        boolean sums = definition.accumulation() == IndicatorDefinition.Accumulation.SUM;
        Figure figure = figure(definition, effectiveTarget, figures);
        Code reason = figure.reason();
        List<Figure> passedOver = List.of();
        Period figureOf = null;
        Scheme.Missing rule = reason == null ? null : Column.missing(missing, reason);
        Scheme.Carry carry = rule == null ? null : rule.carry();
        Scheme.NoData policy =
                reason == null ? null : rule == null ? scheme.policy(reason) : rule.policy();
        if (carry != null || policy == Scheme.NoData.CARRY_FORWARD) {
            Figures.Carried carried =
                    carry == null
                            ? figures.carried(definition, period, figure)
                            : figures.carried(
                                    definition, period, figure, carry.forward(), carry.back());
            figure = carried.figure();
            passedOver = carried.passedOver();
            reason = figure.reason();
            figureOf = carried.of();
        }
        Figure cumulative = null;
        if (node.light().on() == Scheme.LightOn.COURSE && effectiveTarget != null) {
            cumulative = sums ? sinceStart(definition, effectiveTarget.target(), figures) : figure;
        }
        if (second() && begins(effectiveTarget)) {
            // Before the first share of a course nothing is due.
            reason = Reasons.NOT_DUE;
            figure =
                    new Figure.Absent(
                            Reasons.NOT_DUE, node.indicator(), period, List.of(), List.of(figure));
        }
        Figure before = null;
        if (definition.rule() instanceof Rule.GrowthMix mix
                && Figures.canStepBack(period, mix.against())) {
            before = figures.at(definition, Figures.stepBack(period, mix.against()));
        }
        return new Cell(
                unit,
                figure,
                before,
                effectiveTarget,
                List.of(),
                null,
                null,
                override,
                cumulative,
                passedOver,
                reason,
                figureOf == null ? null : Imputed.CARRIED,
                figureOf,
                tendency(unit, definition, figures));
    }

    private @Nullable Tendency tendency(
            Code unit, IndicatorDefinition definition, Figures figures) {
        Trend trend = second() ? definition.trend() : null;
        if (trend == null) {
            return null;
        }
        Target set =
                trend.by() == null
                        ? null
                        : facts.target(
                                        unit,
                                        cohort.unitClass(),
                                        definition.indicator(),
                                        trend.by(),
                                        cohort.period())
                                .orElse(null);
        return Tendency.of(definition, trend, figures, cohort.period(), set);
    }

    /** The figure over the target's period, up to the end of the scoring period. */
    private Figure sinceStart(IndicatorDefinition definition, Target target, Figures figures) {
        Period period = cohort.period();
        boolean longer = definition.frequency().months() > period.kind().months();
        if (target.period().equals(period) || (longer && !second())) {
            return figures.at(definition, period);
        }
        Figure own = longer ? figures.at(definition, period) : null;
        return own != null && Reasons.NOT_DUE.equals(own.reason())
                ? own
                : figures.over(
                        definition,
                        period,
                        figures.parts(definition, target.period(), period.lastMonth()));
    }

    private @Nullable EffectiveTarget effectiveTarget(Code unit, Code indicator) {
        Period period = cohort.period();
        Optional<Target> exact = facts.target(unit, cohort.unitClass(), indicator, period, period);
        if (exact.isPresent()) {
            return new EffectiveTarget(exact.get(), exact.get().value(), null);
        }
        for (Optional<Period> wider = period.parent();
                wider.isPresent();
                wider = wider.get().parent()) {
            Optional<Target> found =
                    facts.target(unit, cohort.unitClass(), indicator, wider.get(), period);
            if (found.isPresent()) {
                BigDecimal share = found.get().plannedShare(period);
                return new EffectiveTarget(
                        found.get(),
                        share == null
                                ? found.get().value()
                                : Numbers.times(found.get().value(), share),
                        share);
            }
        }
        return null;
    }

    private static @Nullable Outcome outcome(Column column, int index) {
        if (column.cell(index).reason() != null) {
            return null;
        }
        IndicatorDefinition definition = column.definition();
        return Achievements.of(
                definition.rule(),
                definition.direction(),
                column.sample(index),
                index,
                column.peersOf(index));
    }

    // ---- what it is worth

    private NodeScore.Leaf leaf(Scheme.Composite block, Scheme.IndicatorNode node, int index) {
        Column column = column(new Seat(block.code(), node.indicator()));
        Cell cell = column.cells().get(index);
        Outcome outcome = outcome(column, index);
        Code reason = cell.reason();
        if (outcome instanceof Outcome.Undefined(Code why)) {
            reason = why;
        }
        Figure figure = cell.figure();
        boolean provisional = figure != null && figure.provisional();
        Scheme.NoData policy = null;
        BigDecimal achievement = null;
        BigDecimal coverage = BigDecimal.ZERO;
        if (outcome instanceof Outcome.Achieved(BigDecimal earned)) {
            achievement = earned;
            coverage = cell.imputed() != null ? BigDecimal.ZERO : BigDecimal.ONE;
            policy = provisional ? Scheme.NoData.CARRY_FORWARD : null;
        } else if (reason != null) {
            policy = settled(column.policy(scheme, reason), column);
            achievement =
                    switch (policy) {
                        case ZERO -> BigDecimal.ZERO;
                        case FULL_MARK -> BigDecimal.ONE;
                        case PEER_MEAN -> column.peerMean();
                        case SHARE, LEAVE_OUT, CARRY_FORWARD -> null;
                    };
        }
        return new NodeScore.Leaf(
                node,
                column,
                index,
                outcome,
                reason,
                policy,
                achievement,
                achievement == null || node.isWatched() ? null : index(node, achievement),
                coverage,
                light(column, cell, outcome, reason, policy));
    }

    /** The policy, or SHARE where the policy has no figure to use. */
    private static Scheme.NoData settled(Scheme.NoData stated, Column column) {
        return switch (stated) {
            case CARRY_FORWARD -> Scheme.NoData.SHARE;
            case PEER_MEAN ->
                    column.peerMean() == null ? Scheme.NoData.SHARE : Scheme.NoData.PEER_MEAN;
            case SHARE, ZERO, LEAVE_OUT, FULL_MARK -> stated;
        };
    }

    private BigDecimal index(Scheme.IndicatorNode node, BigDecimal achievement) {
        BigDecimal cap = node.cap();
        BigDecimal index = Numbers.percent(cap == null ? achievement : achievement.min(cap));
        Integer scale = scheme.rounding().leaf();
        return scale == null ? index : Numbers.round(index, scale, mode());
    }

    private LightResult light(
            Column column,
            Cell cell,
            @Nullable Outcome outcome,
            @Nullable Code reason,
            Scheme.@Nullable NoData policy) {
        LightOverride override = cell.override();
        if (override != null) {
            return LightResult.without(override.light());
        }
        Code unfed = cell.reason();
        Scheme.LightRule rule = column.node().light();
        Figure cumulative = cell.cumulative();
        EffectiveTarget effectiveTarget = cell.effectiveTarget();
        boolean down =
                column.inForce() != null && column.definition().direction() == Direction.DOWN;
        if (unfed != null) {
            Light without = Lights.without(unfed, policy == null ? Scheme.NoData.SHARE : policy);
            return LightResult.without(
                    second()
                                    && begins(effectiveTarget)
                                    && Lights.isBetterThanNothing(cumulative, down)
                            ? Light.GREEN
                            : without);
        }
        if (second() && rule.on() == Scheme.LightOn.COURSE) {
            BigDecimal value = cumulative == null ? null : cumulative.value();
            if (cumulative == null || value == null || effectiveTarget == null) {
                return LightResult.without(
                        Lights.without(
                                reason == null ? Reasons.NO_TARGET : reason, Scheme.NoData.SHARE));
            }
            return Lights.alongCourse(
                    rule,
                    down,
                    effectiveTarget.target(),
                    cohort.period(),
                    value,
                    isLevel(column.definition(), cumulative));
        }
        BigDecimal x = lightValue(rule.on(), column, cell, outcome);
        if (x == null) {
            // What was reported is not missing because its rule is not defined for it.
            return LightResult.without(
                    reason == null
                            ? Light.MISSING
                            : second()
                                    ? Light.GREY
                                    : Lights.without(
                                            reason, policy == null ? Scheme.NoData.SHARE : policy));
        }
        boolean lowerIsBetter =
                rule.on() != Scheme.LightOn.ACHIEVEMENT
                        && switch (column.definition().direction()) {
                            case UP -> false;
                            case DOWN -> true;
                            case ON_TARGET, RANGE -> rule.green().compareTo(rule.red()) < 0;
                        };
        return new LightResult(Lights.of(rule, lowerIsBetter, x), x, lowerIsBetter);
    }

    /** Whether the planned course has not begun: its share of the target is still 0. */
    private static boolean begins(@Nullable EffectiveTarget effectiveTarget) {
        BigDecimal share = effectiveTarget == null ? null : effectiveTarget.share();
        return share != null && share.signum() == 0;
    }

    /** Whether the figure is a state and not a flow that comes together over the calendar. */
    private boolean isLevel(IndicatorDefinition definition, Figure figure) {
        Formula formula = definition.formula();
        return definition.accumulation() != IndicatorDefinition.Accumulation.SUM
                || (formula == null
                        ? Figures.isRatio(figure)
                        : Figures.isRate(facts, formula, cohort.period()));
    }

    private @Nullable BigDecimal lightValue(
            Scheme.LightOn on, Column column, Cell cell, @Nullable Outcome outcome) {
        return switch (on) {
            case VALUE -> shownValue(column, cell, outcome);
            case ACHIEVEMENT ->
                    outcome instanceof Outcome.Achieved(BigDecimal achievement)
                            ? achievement
                            : null;
            case COURSE -> {
                Figure cumulative = cell.cumulative();
                EffectiveTarget effectiveTarget = cell.effectiveTarget();
                BigDecimal value = cumulative == null ? null : cumulative.value();
                yield value == null || effectiveTarget == null
                        ? null
                        : Lights.onCourse(effectiveTarget.target(), cohort.period(), value);
            }
        };
    }

    /** The figure or, for rules on other inputs than figures, the mean mark. */
    private static @Nullable BigDecimal shownValue(
            Column column, Cell cell, @Nullable Outcome outcome) {
        Figure figure = cell.figure();
        if (figure != null) {
            return figure.value();
        }
        BigDecimal full = column.inForce() == null ? null : column.definition().rule().fullMarks();
        return full != null && outcome instanceof Outcome.Achieved(BigDecimal achievement)
                ? Numbers.times(achievement, full)
                : null;
    }

    private NodeScore.Branch branch(Scheme.Block block, int unit) {
        List<NodeScore> children = new ArrayList<>(block.children().size());
        for (Scheme.Node node : block.children()) {
            children.add(
                    switch (node) {
                        case Scheme.Block inner -> branch(inner, unit);
                        case Scheme.OwnBlock inner -> branch(inner, unit);
                        case Scheme.IndicatorNode indicator -> leaf(block, indicator, unit);
                    });
        }
        return branch(block, children, suppressed(block, unit), null);
    }

    private NodeScore.Branch branch(Scheme.OwnBlock block, int unit) {
        List<NodeScore> children = new ArrayList<>();
        for (OwnList.Item item : own.items(block.code(), unit)) {
            children.add(leaf(block, block.node(item.indicator(), item.weight()), unit));
        }
        return branch(block, children, suppressed(block, unit), own.list(block.code(), unit));
    }

    /** What is left out of a unit's block; of several words on one, the first of all that is. */
    private @Nullable Suppression suppressed(Scheme.Composite block, int unit) {
        return cohort.scheme().scheme().leavesBlocksOut()
                ? Suppressed.of(
                        facts.suppressions(members.get(unit).unit(), cohort.period()), block.code())
                : null;
    }

    private NodeScore.Branch branch(
            Scheme.Composite block,
            List<NodeScore> children,
            @Nullable Suppression suppressed,
            @Nullable OwnList list) {
        int size = children.size();
        List<@Nullable BigDecimal> indices = new ArrayList<>(size);
        List<BigDecimal> weights = new ArrayList<>(size);
        BigDecimal due = BigDecimal.ZERO;
        BigDecimal covered = BigDecimal.ZERO;
        BigDecimal full = BigDecimal.ZERO;
        boolean any = false;
        int withData = 0;
        for (NodeScore child : children) {
            BigDecimal weight = weight(child.node());
            indices.add(child.index());
            weights.add(weight);
            full = full.add(weight);
            any |= child.index() != null;
            boolean counts = !(child instanceof NodeScore.Branch inner && inner.isLeftOut());
            withData += counts && weight.signum() > 0 && child.coverage().signum() > 0 ? 1 : 0;
            if (child.due()) {
                due = due.add(weight);
                covered = covered.add(weight.multiply(child.coverage()));
            }
        }
        boolean sums = block.aggregation() == Scheme.Aggregation.SUM;
        BigDecimal outOf = sums ? full : Numbers.HUNDRED;
        BigDecimal coverage = due.signum() == 0 ? BigDecimal.ZERO : Numbers.over(covered, due);
        Scheme.AtLeast atLeast = second() ? block.atLeast() : null;
        boolean below = atLeast != null && atLeast.isBelow(coverage, withData);
        boolean leftOut = suppressed != null && suppressed.ofScore();
        // Somebody owes a unit the list: its weight is shared, and counts as not covered.
        boolean unlisted = block instanceof Scheme.OwnBlock && list == null;
        if (!any || leftOut || (below && !block.mayLeaveUnranked())) {
            indices.replaceAll(index -> null);
            return new NodeScore.Branch(
                    block,
                    children,
                    indices,
                    null,
                    null,
                    null,
                    outOf,
                    coverage,
                    (unlisted || due.signum() > 0) && !leftOut,
                    below,
                    lightOf(block, children, null, suppressed),
                    suppressed,
                    list);
        }
        Aggregates.Aggregate made = Aggregates.of(block.aggregation(), indices, weights);
        Integer scale = scheme.rounding().block();
        BigDecimal value =
                scale == null ? made.value() : Numbers.round(made.value(), scale, mode());
        return new NodeScore.Branch(
                block,
                children,
                made.contributions(),
                made.value(),
                value,
                Aggregates.index(value, outOf),
                outOf,
                coverage,
                due.signum() > 0,
                below,
                lightOf(block, children, Aggregates.index(value, outOf), suppressed),
                suppressed,
                list);
    }

    private @Nullable Light lightOf(
            Scheme.Composite block,
            List<NodeScore> children,
            @Nullable BigDecimal index,
            @Nullable Suppression suppressed) {
        Scheme.BlockLight rule = second() ? block.light() : null;
        return rule == null || (suppressed != null && suppressed.ofLight())
                ? null
                : BlockLights.of(rule, children, index);
    }

    public static BigDecimal weight(Scheme.Node node) {
        if (node instanceof Scheme.IndicatorNode indicator && indicator.isWatched()) {
            return BigDecimal.ZERO;
        }
        BigDecimal weight = node.weight();
        return weight == null ? BigDecimal.ONE : weight;
    }

    private List<Totals.Total> scaledBetweenClasses(
            List<Totals.Total> totals, List<NodeScore.Branch> trees) {
        int best = best(totals);
        return best < 0
                ? totals
                : scaledToBest(
                        totals,
                        List.copyOf(Workings.entries(trees.get(best), totals.get(best).lines())));
    }

    /** R22: total * 100 / best total, where the scheme scales the class and the best is above 0. */
    private List<Totals.Total> scaledToBest(List<Totals.Total> totals, List<Position> sources) {
        int bestUnit = best(totals);
        BigDecimal best = bestUnit < 0 ? null : totals.get(bestUnit).value();
        if (best == null) {
            return totals;
        }
        List<Totals.Total> scaled = new ArrayList<>(totals.size());
        for (Totals.Total total : totals) {
            BigDecimal value = total.value();
            scaled.add(value == null ? total : scaled(total, value, best, sources));
        }
        return scaled;
    }

    /** The unit the class is scaled by; -1 where it is not scaled. */
    private int best(List<Totals.Total> totals) {
        if (scheme.scaling().between() == Scheme.Between.NONE) {
            return -1;
        }
        BigDecimal best = BigDecimal.ZERO;
        int bestUnit = -1;
        for (int i = 0; i < totals.size(); i++) {
            BigDecimal value = totals.get(i).value();
            if (value != null && !unranked.containsKey(i) && value.compareTo(best) > 0) {
                best = value;
                bestUnit = i;
            }
        }
        return bestUnit;
    }

    private static Totals.Total scaled(
            Totals.Total total, BigDecimal value, BigDecimal best, List<Position> sources) {
        BigDecimal now = Numbers.timesOver(value, Numbers.HUNDRED, best);
        List<Line> lines = new ArrayList<>(total.lines());
        lines.add(
                new Line(
                        DerivationKind.BETWEEN_CLASSES,
                        null,
                        now.subtract(value),
                        Totals.terms("best", best),
                        sources));
        return new Totals.Total(
                lines,
                now,
                total.bonus(),
                total.tieBreak(),
                total.barred(),
                total.bestGrade(),
                total.coverage());
    }

    // ---- results

    private void collect(
            NodeScore.Branch branch,
            List<Code> above,
            @Nullable BigDecimal contribution,
            int unit,
            Map<Code, Places> blockPlaces,
            List<BlockResult> blocks,
            List<IndicatorResult> indicators) {
        List<Code> path = new ArrayList<>(above);
        path.add(branch.node().code());
        Places places = blockPlaces.get(branch.node().code());
        BigDecimal value = branch.value();
        blocks.add(
                new BlockResult(
                        path,
                        value == null ? null : published(value),
                        value,
                        branch.full(),
                        branch.node().weight(),
                        contribution,
                        places != null && places.has(unit) ? rank(places, unit) : null,
                        branch.coverage(),
                        Suppressed.reason(branch),
                        branch.light()));
        for (int i = 0; i < branch.children().size(); i++) {
            BigDecimal brought = branch.contributions().get(i);
            switch (branch.children().get(i)) {
                case NodeScore.Branch inner ->
                        collect(inner, path, brought, unit, blockPlaces, blocks, indicators);
                case NodeScore.Leaf leaf ->
                        indicators.add(result(leaf, branch.node().code(), brought));
            }
        }
    }

    private IndicatorResult result(
            NodeScore.Leaf leaf, Code block, @Nullable BigDecimal contribution) {
        Column column = leaf.column();
        Cell cell = leaf.cell();
        Figure figure = cell.figure();
        BigDecimal index = leaf.index();
        return new IndicatorResult(
                leaf.node().indicator(),
                column.inForce() == null ? 0 : column.definition().version(),
                block,
                shownValue(column, cell, leaf.outcome()),
                leaf.achievement(),
                index == null ? null : published(index),
                index,
                leaf.node().weight(),
                contribution,
                leaf.light(),
                cell.override() != null,
                leaf.reason(),
                leaf.policy(),
                figure != null && figure.provisional(),
                figure != null && figure.partial(),
                second() ? cell.imputed() : null,
                second() ? cell.figureOf() : null,
                leaf.node().isWatched() ? true : null,
                cell.tendency() == null ? null : cell.tendency().arrow());
    }

    private void rankBlocks(
            List<List<NodeScore.Branch>> branches,
            Map<Code, Places> blockPlaces,
            RanksAcross across) {
        if (branches.isEmpty()) {
            return;
        }
        for (int b = 0; b < branches.getFirst().size(); b++) {
            List<@Nullable BigDecimal> values = new ArrayList<>(branches.size());
            Scheme.Composite block = branches.getFirst().get(b).node();
            if (second() && block.isRankedAcross()) {
                for (int unit = 0; unit < branches.size(); unit++) {
                    values.add(ranked(branches.get(unit).get(b), unit));
                }
                blockPlaces.put(block.code(), across.of(block, members, values));
                continue;
            }
            for (int unit = 0; unit < branches.size(); unit++) {
                NodeScore.Branch branch = branches.get(unit).get(b);
                BigDecimal value = branch.value();
                values.add(
                        value == null || branch.unranked() || unranked.containsKey(unit)
                                ? null
                                : Rankings.compared(scheme, value));
            }
            blockPlaces.put(block.code(), Places.of(values, true));
        }
    }

    private static void flatten(NodeScore.Branch branch, List<NodeScore.Branch> into) {
        into.add(branch);
        for (NodeScore child : branch.children()) {
            if (child instanceof NodeScore.Branch inner) {
                flatten(inner, into);
            }
        }
    }

    private int rank(Places places, int unit) {
        return places.rank(unit, scheme.ties()).intValueExact();
    }

    private BigDecimal published(BigDecimal value) {
        return Numbers.round(value, scheme.rounding().published(), mode());
    }

    private RoundingMode mode() {
        return scheme.rounding().mode().toJava();
    }

    private Column column(Seat seat) {
        Column column = columns.get(seat);
        if (column == null) {
            throw new IllegalStateException("no column for " + seat);
        }
        return column;
    }
}
