package io.kaocheng.evaluation.facts;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;

import org.jspecify.annotations.Nullable;

/**
 * Which figure or target: whose, of which indicator, for which period.
 *
 * <p>A map of these is looked into once per entry and once per cell: a record's own methods would
 * be a tenth of a replay.
 */
public final class RegisterKey {

    private final Code holder;
    private final Code indicator;
    private final Period period;
    private final int hash;

    /**
     * @param holder a unit, or a class where a target is set for all of it
     */
    public RegisterKey(Code holder, Code indicator, Period period) {
        this.holder = holder;
        this.indicator = indicator;
        this.period = period;
        this.hash =
                31 * (31 * holder.value().hashCode() + indicator.value().hashCode())
                        + 64 * period.year()
                        + 17 * period.index()
                        + period.kind().months();
    }

    public Code holder() {
        return holder;
    }

    public Code indicator() {
        return indicator;
    }

    public Period period() {
        return period;
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other == this
                || other instanceof RegisterKey that
                        && hash == that.hash
                        && holder.value().equals(that.holder.value())
                        && indicator.value().equals(that.indicator.value())
                        && period.year() == that.period.year()
                        && period.index() == that.period.index()
                        && period.kind() == that.period.kind();
    }

    @Override
    public String toString() {
        return holder + "/" + indicator + "/" + period;
    }
}
