package io.kaocheng.scoring.engine;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.scoring.exact.Numbers;
import io.kaocheng.scoring.facts.Facts;
import io.kaocheng.scoring.facts.Member;
import io.kaocheng.scoring.facts.Rating;
import io.kaocheng.scoring.scheme.EngineId;
import io.kaocheng.scoring.scheme.Scheme;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What counts of an evaluator group that gave a unit no mark, where the scheme says so. It is not
 * covered: the marks are missing all the same.
 *
 * @param mean what counts in place of a mean of marks
 * @param peers the means of the units it is the mean of; none where it is not
 * @param sources the entries of their marks
 */
record Unmarked(BigDecimal mean, List<BigDecimal> peers, List<Position> sources) {
    Unmarked {
        peers = List.copyOf(peers);
        sources = List.copyOf(sources);
    }

    private static final List<BigDecimal> NOBODY = List.of();

    /** Null where the group's weight is shared among the others. */
    static @Nullable Unmarked of(
            Scheme scheme,
            Scheme.Group group,
            int trim,
            Facts facts,
            List<Member> members,
            Code unit,
            Period period) {
        Scheme.NoData policy = group.missing();
        if (policy == null || scheme.scoredBy() == EngineId.KC_1) {
            return null;
        }
        return switch (policy) {
            case ZERO -> new Unmarked(BigDecimal.ZERO, NOBODY, List.of());
            case FULL_MARK -> new Unmarked(Numbers.HUNDRED, NOBODY, List.of());
            case PEER_MEAN -> ofPeers(group, trim, facts, members, unit, period);
            case SHARE, LEAVE_OUT, CARRY_FORWARD -> null;
        };
    }

    private static @Nullable Unmarked ofPeers(
            Scheme.Group group,
            int trim,
            Facts facts,
            List<Member> members,
            Code unit,
            Period period) {
        BigDecimal sum = BigDecimal.ZERO;
        List<BigDecimal> peers = new ArrayList<>();
        List<Position> sources = new ArrayList<>();
        for (Member member : members) {
            List<Rating> ratings =
                    member.unit().equals(unit) ? List.of() : facts.ratings(member.unit(), period);
            Totals.Rated rated = Totals.rated(group, trim, ratings);
            BigDecimal mean = rated.mean();
            if (mean != null) {
                sum = sum.add(mean);
                peers.add(mean);
                rated.used().forEach(rating -> sources.addAll(rating.sources()));
                rated.dropped().forEach(rating -> sources.addAll(rating.sources()));
            }
        }
        return peers.isEmpty()
                ? null
                : new Unmarked(Numbers.over(sum, BigDecimal.valueOf(peers.size())), peers, sources);
    }
}
