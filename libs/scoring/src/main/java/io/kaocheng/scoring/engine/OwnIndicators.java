package io.kaocheng.scoring.engine;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Position;
import io.kaocheng.scoring.facts.Cohort;
import io.kaocheng.scoring.facts.Facts;
import io.kaocheng.scoring.facts.Member;
import io.kaocheng.scoring.facts.OwnList;
import io.kaocheng.scoring.scheme.Scheme;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which indicators each unit of a class has in the blocks of units' own indicators. An indicator
 * counts once for a unit: one that the scheme has for all, or an earlier block of the unit has, is
 * passed over in its list.
 */
public final class OwnIndicators {

    private final Map<Code, List<@Nullable OwnList>> lists = new HashMap<>();
    private final Map<Code, List<List<OwnList.Item>>> counted = new HashMap<>();

    OwnIndicators(Cohort cohort, Facts facts, List<Member> members) {
        Scheme scheme = cohort.scheme().scheme();
        List<Scheme.OwnBlock> blocks = scheme.ownBlocks();
        Set<Code> fixed = blocks.isEmpty() ? Set.of() : scheme.indicators();
        for (Member member : members) {
            Set<Code> seen = new HashSet<>(fixed);
            for (Scheme.OwnBlock block : blocks) {
                OwnList list =
                        facts.ownList(member.unit(), scheme.scheme(), block.code(), cohort.period())
                                .orElse(null);
                List<OwnList.Item> items = new ArrayList<>();
                if (list != null) {
                    list.items().stream()
                            .filter(item -> seen.add(item.indicator()))
                            .forEach(items::add);
                }
                lists.computeIfAbsent(block.code(), b -> new ArrayList<>()).add(list);
                counted.computeIfAbsent(block.code(), b -> new ArrayList<>()).add(items);
            }
        }
    }

    /** The unit's list in the block; null where it has none. */
    @Nullable OwnList list(Code block, int unit) {
        return lists.getOrDefault(block, List.of()).get(unit);
    }

    /** What counts of the unit's list in the block, in the list's order. */
    List<OwnList.Item> items(Code block, int unit) {
        return counted.getOrDefault(block, List.of()).get(unit);
    }

    /**
     * Who has which indicator in the block, by indicator: units with the entries of their lists.
     */
    SortedMap<Code, Map<Integer, List<Position>>> listed(Code block) {
        SortedMap<Code, Map<Integer, List<Position>>> listed = new TreeMap<>();
        List<List<OwnList.Item>> all = counted.getOrDefault(block, List.of());
        for (int unit = 0; unit < all.size(); unit++) {
            OwnList list = list(block, unit);
            for (OwnList.Item item : all.get(unit)) {
                listed.computeIfAbsent(item.indicator(), i -> new TreeMap<>())
                        .put(unit, list == null ? List.of() : list.sources());
            }
        }
        return listed;
    }

    /** The entries of the lists by which a unit has indicators of its own. */
    public static SortedSet<Position> sources(NodeScore.Branch branch) {
        SortedSet<Position> all = new TreeSet<>();
        OwnList own = branch.own();
        if (own != null) {
            all.addAll(own.sources());
        }
        for (NodeScore child : branch.children()) {
            if (child instanceof NodeScore.Branch inner) {
                all.addAll(sources(inner));
            }
        }
        return all;
    }
}
