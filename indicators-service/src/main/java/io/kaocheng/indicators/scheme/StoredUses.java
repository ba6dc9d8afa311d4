package io.kaocheng.indicators.scheme;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.indicators.indicator.IndicatorDecider;
import io.kaocheng.indicators.indicator.Uses;
import io.kaocheng.indicators.region.KnownCycles;
import io.kaocheng.indicators.region.KnownOwnLists;
import io.kaocheng.indicators.region.KnownOwnLists.OwnList;
import io.kaocheng.indicators.region.KnownOwnLists.Place;
import io.kaocheng.journal.References;
import io.kaocheng.journal.Rejection;
import io.kaocheng.scoring.scheme.Scheme;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The uses of an indicator, decided from the schemes' and the other indicators' own streams under
 * the region's lock.
 *
 * <p>Cost: one search through the versions of the region's schemes and one through those of its
 * indicators; of those that name the code, the streams, and those of the schemes of the same class.
 * Of units' own lists all of the region, which are kept here as goals recorded them: where one that
 * names the indicator was set and is not known here yet, the indicator is retired nevertheless, and
 * the list scores it no longer from then on.
 */
public record StoredUses(KnownCycles cycles, KnownOwnLists ownLists) implements Uses {

    private static final int MOST_UNITS = 5;

    private record Block(Code scheme, Code code) implements Comparable<Block> {
        @Override
        public int compareTo(Block other) {
            return Comparator.comparing(Block::scheme)
                    .thenComparing(Block::code)
                    .compare(this, other);
        }
    }

    @Override
    public List<Rejection> from(References references, Code indicator, Period from) {
        List<Rejection> uses = new ArrayList<>();
        references
                .states(SchemeDecider.naming(indicator))
                .forEach(
                        (subject, state) -> {
                            Code scheme = Code.of(subject.substring("scheme/".length()));
                            new SchemeTimes(references.facts(cycles))
                                    .heldFrom(
                                            state,
                                            from,
                                            references.states(SchemeTimes.alike(scheme)).values())
                                    .filter(held -> held.indicators().contains(indicator))
                                    .findFirst()
                                    .map(held -> use(indicator, held, from))
                                    .ifPresent(uses::add);
                        });
        addOwnLists(references, indicator, from, uses);
        for (Code user : IndicatorDecider.inFormulas(references, indicator, from)) {
            uses.add(
                    new Rejection(
                            ProblemCode.IN_USE,
                            "indicator",
                            "the formula of "
                                    + user
                                    + " refers to "
                                    + indicator
                                    + "; enact a version of it without, or retire it first",
                            "指标 " + user + " 的公式引用了 " + indicator + "，请先启用不含该指标的版本，或先停用该指标"));
        }
        return uses;
    }

    /** Adds the blocks in which units have the indicator of their own, as long as these hold. */
    private void addOwnLists(
            References references, Code indicator, Period from, List<Rejection> uses) {
        List<OwnList> lists = references.facts(ownLists);
        Map<Place, List<OwnList>> alike =
                lists.stream().collect(Collectors.groupingBy(OwnList::place));
        Map<Block, List<Code>> units = new TreeMap<>();
        for (OwnList list : lists) {
            Place place = list.place();
            if (list.indicators().contains(indicator)
                    && holdsFrom(list, from, alike.getOrDefault(place, List.of()))) {
                units.computeIfAbsent(
                                new Block(place.scheme(), place.block()), b -> new ArrayList<>())
                        .add(place.unit());
            }
        }
        units.forEach(
                (block, having) -> {
                    if (scores(references, block, from)) {
                        uses.add(use(indicator, block, having.stream().distinct().toList(), from));
                    }
                });
    }

    /** Whether the list holds in any month from a period's first one on. */
    private static boolean holdsFrom(OwnList list, Period from, List<OwnList> alike) {
        YearMonth first = from.firstMonth();
        YearMonth begins =
                list.from().firstMonth().isAfter(first) ? list.from().firstMonth() : first;
        return alike.stream()
                .noneMatch(
                        other ->
                                list.givesWayTo(other)
                                        && !other.from().firstMonth().isAfter(begins));
    }

    /** Whether any version of the scheme that holds from the period on has the block. */
    private boolean scores(References references, Block block, Period from) {
        return new SchemeTimes(references.facts(cycles))
                .heldFrom(
                        references.state(SchemeDecider.KIND, "scheme/" + block.scheme()),
                        from,
                        references.states(SchemeTimes.alike(block.scheme())).values())
                .flatMap(held -> held.ownBlocks().stream())
                .anyMatch(own -> own.code().equals(block.code()));
    }

    private static Rejection use(Code indicator, Block block, List<Code> units, Period from) {
        String some =
                units.stream().limit(MOST_UNITS).map(Code::value).collect(Collectors.joining(", "));
        int more = units.size() - Math.min(units.size(), MOST_UNITS);
        return new Rejection(
                ProblemCode.IN_USE,
                "indicator",
                indicator
                        + " is among the own indicators of "
                        + some
                        + (more == 0 ? "" : " and " + more + " more units")
                        + " in the block "
                        + block.code()
                        + " of the scheme "
                        + block.scheme()
                        + " in periods from "
                        + from
                        + " on; give them lists without it, or retire it from after these",
                "自 "
                        + from
                        + " 起，指标 "
                        + indicator
                        + " 仍是 "
                        + some.replace(", ", "、")
                        + (more == 0 ? "" : " 等 " + units.size() + " 个单位")
                        + " 在考核方案 "
                        + block.scheme()
                        + " 维度 "
                        + block.code()
                        + " 中的个性指标，请先调整其个性指标，或自其后停用");
    }

    private static Rejection use(Code indicator, Scheme scheme, Period from) {
        Code cycle = scheme.cycle();
        return new Rejection(
                ProblemCode.IN_USE,
                "indicator",
                "the scheme "
                        + scheme.scheme()
                        + (cycle == null ? " since " + scheme.from() : " of the cycle " + cycle)
                        + " scores "
                        + indicator
                        + " in periods from "
                        + from
                        + " on; enact a version of it without the indicator, or retire it from after the scheme",
                (cycle == null ? "自 " + scheme.from() + " 起" : "考核周期 " + cycle + " ")
                        + "的考核方案 "
                        + scheme.scheme()
                        + " 自 "
                        + from
                        + " 起仍以指标 "
                        + indicator
                        + " 计分，请先启用不含该指标的方案版本，或自该方案结束后停用");
    }
}
