package io.kaocheng.monitoring.change;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.journal.Reference;
import io.kaocheng.journal.Rejection;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which unit stands below which one, by day.
 *
 * @param zone in which days are counted; absent where the region is not known here yet
 * @param places of each unit, in the order of their days
 */
public record UnitTree(@Nullable ZoneId zone, Map<Code, List<Place>> places) {

    /** Of a region of which nothing is known. */
    public static final UnitTree NONE = new UnitTree(null, Map.of());

    public UnitTree {
        places = Map.copyOf(places);
    }

    /** Where the tree is looked up; up to where the goals journal has been applied. */
    public interface Lookup extends Reference.Facts<UnitTree> {}

    /**
     * Below which unit one stands from a day on.
     *
     * @param parent absent at the top
     */
    public record Place(LocalDate from, @Nullable Code parent) {}

    /** What keeps the reviewer from deciding about a unit's figures; absent where nothing does. */
    public Optional<Rejection> refusal(Reviewer reviewer, Code unit) {
        return isInCharge(reviewer, unit)
                ? Optional.empty()
                : Optional.of(
                        new Rejection(
                                ProblemCode.FOREIGN_UNIT,
                                null,
                                "the token is not for the unit " + unit + " or one above it",
                                "您的账号不含单位 " + unit + " 或其上级单位"));
    }

    private boolean isInCharge(Reviewer reviewer, Code unit) {
        if (reviewer.charge().covers(unit)) {
            return true;
        }
        if (!reviewer.charge().below()) {
            return false;
        }
        LocalDate day = day(reviewer.at());
        Set<Code> passed = new HashSet<>();
        Code above = parent(unit, day);
        while (above != null && passed.add(above)) {
            if (reviewer.charge().covers(above)) {
                return true;
            }
            above = parent(above, day);
        }
        return false;
    }

    private @Nullable Code parent(Code unit, LocalDate day) {
        Code parent = null;
        for (Place place : places.getOrDefault(unit, List.of())) {
            if (!place.from().isAfter(day)) {
                parent = place.parent();
            }
        }
        return parent;
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, zone == null ? ZoneOffset.UTC : zone);
    }
}
