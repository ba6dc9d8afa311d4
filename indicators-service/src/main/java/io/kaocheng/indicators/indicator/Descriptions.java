package io.kaocheng.indicators.indicator;

import io.kaocheng.contracts.indicators.About;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorProposed;
import io.kaocheng.scoring.quality.Described;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/** What describes an indicator, as the check of its quality reads it. */
public final class Descriptions {

    private Descriptions() {}

    /**
     * @param proposed as it was proposed, renamed and revised
     * @param about of a version; absent where that is as it was proposed
     */
    public static Described of(IndicatorProposed proposed, @Nullable About about) {
        return new Described(
                proposed.indicator(),
                proposed.name(),
                constant(Described.Dimension.class, proposed.dimension()),
                constant(Described.Nature.class, proposed.nature()),
                about == null ? proposed.unitOfMeasure() : about.unitOfMeasure(),
                about == null ? proposed.definition() : about.definition(),
                about == null ? proposed.source() : about.source(),
                proposed.owner(),
                constant(Described.Stage.class, proposed.stage()),
                constant(Described.Horizon.class, proposed.horizon()),
                constant(Described.Control.class, proposed.control()),
                proposed.family(),
                about == null ? null : about.supplier(),
                about == null ? null : about.secondSource(),
                about == null ? null : constant(Described.Collection.class, about.collection()));
    }

    private static <E extends Enum<E>> @Nullable E constant(
            Class<E> type, @Nullable String stored) {
        return stored == null
                ? null
                : Enum.valueOf(type, stored.replace('-', '_').toUpperCase(Locale.ROOT));
    }
}
