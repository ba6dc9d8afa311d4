package io.kaocheng.evaluation.facts;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;

import org.jspecify.annotations.Nullable;

/**
 * An indicator in a period: the figures or targets of all units there stand side by side.
 *
 * <p>Looked up once per entry and once per cell, where a record's own methods are dear.
 */
public final class ColumnKey {

    private final Code indicator;
    private final Period period;
    private final int hash;

    public ColumnKey(Code indicator, Period period) {
        this.indicator = indicator;
        this.period = period;
        this.hash =
                31 * indicator.value().hashCode()
                        + 64 * period.year()
                        + 17 * period.index()
                        + period.kind().months();
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
                || other instanceof ColumnKey that
                        && hash == that.hash
                        && indicator.value().equals(that.indicator.value())
                        && period.year() == that.period.year()
                        && period.index() == that.period.index()
                        && period.kind() == that.period.kind();
    }

    @Override
    public String toString() {
        return indicator + "/" + period;
    }
}
