package io.kaocheng.evaluation.facts;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.scoring.scheme.Scheme;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which figures a scheme may use besides those of its class in the scored periods and the year
 * before.
 *
 * @param forward up to how many months a figure may be carried to later periods
 * @param back up to how many months it may be carried to earlier ones
 * @param units whose figures stand in for missing ones
 */
record SchemeReach(int forward, int back, Set<Code> units) {
    SchemeReach {
        units = Set.copyOf(units);
    }

    static final SchemeReach NONE = new SchemeReach(0, 0, Set.of());

    static SchemeReach of(Scheme scheme) {
        int months = scheme.periods().stream().mapToInt(Period.Kind::months).max().orElse(0);
        Found found = new Found();
        found.in(scheme.tree());
        return new SchemeReach(found.forward * months, found.back * months, found.units);
    }

    /** As far as either reaches. */
    SchemeReach and(SchemeReach other) {
        Set<Code> both = new HashSet<>(units);
        both.addAll(other.units);
        return new SchemeReach(Math.max(forward, other.forward), Math.max(back, other.back), both);
    }

    private static final class Found {
        private int forward;
        private int back;
        private final Set<Code> units = new HashSet<>();

        void in(Scheme.Node node) {
            switch (node) {
                case Scheme.Block block -> {
                    addImputation(block.missing());
                    block.children().forEach(this::in);
                }
                case Scheme.OwnBlock own -> addImputation(own.missing());
                case Scheme.IndicatorNode indicator -> addImputation(indicator.missing());
            }
        }

        private void addImputation(@Nullable List<Scheme.Missing> all) {
            if (all == null) {
                return;
            }
            for (Scheme.Missing missing : all) {
                Scheme.Carry carry = missing.carry();
                Scheme.Substitute substitute = missing.substitute();
                if (carry != null) {
                    forward = Math.max(forward, carry.forward());
                    back = Math.max(back, carry.back());
                }
                Code unit = substitute == null ? null : substitute.unit();
                if (unit != null) {
                    units.add(unit);
                }
            }
        }
    }
}
