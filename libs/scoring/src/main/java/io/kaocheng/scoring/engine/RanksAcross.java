package io.kaocheng.scoring.engine;

import io.kaocheng.contracts.Among;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Position;
import io.kaocheng.scoring.facts.Cohort;
import io.kaocheng.scoring.facts.Facts;
import io.kaocheng.scoring.facts.Member;
import io.kaocheng.scoring.scheme.Scheme;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The places of a class's units in a block among the units of other classes, whose own schemes have
 * a block of the same code: by scores of 0 to 100, since full marks may differ. A unit that is not
 * in the group has none there.
 */
final class RanksAcross {

    private final Cohort cohort;
    private final Facts facts;
    private final Map<Code, Map<Code, Map<Code, BigDecimal>>> others = new HashMap<>();
    private final SortedSet<Position> because = new TreeSet<>();

    RanksAcross(Cohort cohort, Facts facts) {
        this.cohort = cohort;
        this.facts = facts;
    }

    /** The entries by which units are among those that blocks are ranked among. */
    SortedSet<Position> because() {
        return because;
    }

    /**
     * The places of the class's units, in their order.
     *
     * @param own their scores in the block; null where there is none, or none that is ranked
     */
    Places of(Scheme.Composite block, List<Member> members, List<@Nullable BigDecimal> own) {
        Among peers = block.peers();
        Code group = peers == null ? null : peers.group();
        Map<Code, Member> among = new HashMap<>();
        for (Member member :
                group == null
                        ? facts.assessed(cohort.period())
                        : facts.grouped(group, cohort.period())) {
            among.put(member.unit(), member);
            because.addAll(member.sources());
        }
        Scheme scheme = cohort.scheme().scheme();
        List<@Nullable BigDecimal> values = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            BigDecimal value = own.get(i);
            values.add(
                    value == null || (group != null && !among.containsKey(members.get(i).unit()))
                            ? null
                            : Rankings.compared(scheme, value));
        }
        Set<Code> classes = new TreeSet<>();
        for (Code unit : among.keySet()) {
            facts.classOf(unit, cohort.period()).ifPresent(classes::add);
        }
        classes.remove(cohort.unitClass());
        for (Code other : classes) {
            ofClass(other)
                    .getOrDefault(block.code(), Map.of())
                    .forEach(
                            (unit, value) -> {
                                if (among.containsKey(unit)) {
                                    values.add(Rankings.compared(scheme, value));
                                }
                            });
        }
        return Places.of(values, true);
    }

    private Map<Code, Map<Code, BigDecimal>> ofClass(Code unitClass) {
        return others.computeIfAbsent(
                unitClass,
                c ->
                        facts.scheme(c, cohort.period())
                                .map(
                                        scheme ->
                                                Engine.blocks(
                                                        new Cohort(c, cohort.period(), scheme),
                                                        facts))
                                .orElse(Map.of()));
    }
}
