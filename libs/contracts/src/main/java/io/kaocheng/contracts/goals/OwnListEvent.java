package io.kaocheng.contracts.goals;

import com.fasterxml.jackson.annotation.JsonIgnore;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;

import java.math.BigDecimal;
import java.util.List;

/** The indicators a unit has of its own in a block of a scheme. */
public sealed interface OwnListEvent extends GoalsEvent {

    Code unit();

    Code scheme();

    Code block();

    @JsonIgnore
    @Override
    default String subject() {
        return subject(unit(), scheme(), block());
    }

    static String subject(Code unit, Code scheme, Code block) {
        return "own-list/" + unit + "/" + scheme + "/" + block;
    }

    /** An indicator of a list. */
    record OwnListItem(Code indicator, BigDecimal weight) {}

    /**
     * A unit's own indicators were set, as another person granted who had seen the request. The
     * list holds from the first day of {@code from} on, until a later one begins.
     *
     * @param items the indicators with their weights in the block, which total 100
     * @param reason why
     * @param by the opaque subject id of who granted it
     * @param request by which it was asked for
     */
    record OwnIndicatorsSet(
            Code unit,
            Code scheme,
            Code block,
            Period from,
            List<OwnListItem> items,
            String reason,
            String by,
            Code request)
            implements OwnListEvent {
        public OwnIndicatorsSet {
            items = List.copyOf(items);
        }
    }
}
