package io.kaocheng.scoring.engine;

import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.scoring.exact.Numbers;
import io.kaocheng.scoring.facts.Facts;
import io.kaocheng.scoring.facts.Member;
import io.kaocheng.scoring.scheme.EngineId;
import io.kaocheng.scoring.scheme.Scheme;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /** What counts of a scheme's groups where a unit has no mark of them; each is made once. */
    static final class ByGroup {

        private final Scheme scheme;
        private final Facts facts;
        private final List<Member> members;
        private final Period period;
        private final Map<Scheme.Group, Optional<Unmarked>> made = new HashMap<>();

        /**
         * @param members the units of the class
         */
        ByGroup(Scheme scheme, Facts facts, List<Member> members, Period period) {
            this.scheme = scheme;
            this.facts = facts;
            this.members = members;
            this.period = period;
        }

        /** Null where the group's weight is shared among the others. */
        @Nullable Unmarked of(Scheme.Group group, int trim) {
            Scheme.NoData policy = group.missing();
            if (policy == null || scheme.scoredBy() == EngineId.KC_1) {
                return null;
            }
            return switch (policy) {
                case ZERO -> new Unmarked(BigDecimal.ZERO, NOBODY, List.of());
                case FULL_MARK -> new Unmarked(Numbers.HUNDRED, NOBODY, List.of());
                case PEER_MEAN ->
                        made.computeIfAbsent(group, g -> Optional.ofNullable(ofPeers(g, trim)))
                                .orElse(null);
                case SHARE, LEAVE_OUT, CARRY_FORWARD -> null;
            };
        }

        /** Whoever is without a mark adds nothing to it: it is the same for all of them. */
        private @Nullable Unmarked ofPeers(Scheme.Group group, int trim) {
            BigDecimal sum = BigDecimal.ZERO;
            List<BigDecimal> peers = new ArrayList<>();
            List<Position> sources = new ArrayList<>();
            for (Member member : members) {
                Totals.Rated rated =
                        Totals.rated(group, trim, facts.ratings(member.unit(), period));
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
                    : new Unmarked(
                            Numbers.over(sum, BigDecimal.valueOf(peers.size())), peers, sources);
        }
    }
}
