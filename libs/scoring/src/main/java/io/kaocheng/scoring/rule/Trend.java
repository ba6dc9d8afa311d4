package io.kaocheng.scoring.rule;

import io.kaocheng.contracts.Period;
import io.kaocheng.shape.Checks;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/**
 * How an arrow is made of an indicator's figures of several periods; it is shown and no part of any
 * score.
 */
@Schema(
        description =
                "How a trend arrow is made of the figures of several periods; no part of any score; kc-2",
        examples =
                """
                {"from":"year","over":5,"method":"needed","by":"2030"}
                """)
public record Trend(
        @Schema(description = "the kind of period whose figures are compared") Period.Kind from,
        @Schema(
                        description =
                                "how many periods; the last is the latest that ends within the scored one")
                @Min(2)
                @Max(60)
                int over,
        Method method,
        @Schema(description = "for needed: by the end of which period the target is to be reached")
                @Nullable Period by,
        @Schema(description = "for needed; left out: the target that is set for that period")
                @Nullable BigDecimal target,
        @Schema(description = "how many of the figures must be there; left out: all of them")
                @Min(2)
                @Max(60)
                @Nullable Integer least,
        @Schema(description = "a break: figures of earlier periods are not comparable and left out")
                @Nullable Period since,
        @Schema(description = "for needed left out: 1, 0.5, 0") @Nullable Bands bands) {

    private static final Bands OF_NEEDED =
            new Bands(BigDecimal.ONE, new BigDecimal("0.5"), BigDecimal.ZERO);

    /** What of the figures is measured: their pace, towards the better side above 0. */
    public enum Method {
        /** Least squares: the change per period, in the indicator's unit of measure. */
        LINEAR,
        /** The compound growth per period between the first and the last, as a share. */
        CAGR,
        /**
         * The mean change per period between the first and the last, as a multiple of the one that
         * leads from the first to the target.
         */
        NEEDED
    }

    @Schema(
            description =
                    "The least pace of each arrow: up, rising and flat; what is below them is down")
    public record Bands(BigDecimal up, BigDecimal rising, BigDecimal flat) {
        public Bands {
            Checks.of(Bands.class, up, rising, flat)
                    .that(
                            up.compareTo(rising) >= 0 && rising.compareTo(flat) >= 0,
                            "/up",
                            "bands-not-in-order",
                            "up must be at least rising, and rising at least flat",
                            "up 不得小于 rising，rising 不得小于 flat")
                    .orRefuse();
        }
    }

    public Trend {
        boolean needed = method == Method.NEEDED;
        Checks.of(Trend.class, from, over, method, by, target, least, since, bands)
                .that(
                        needed == (by != null),
                        "/by",
                        needed ? "missing-field" : "unused-field",
                        "by is for needed alone, which needs it",
                        "by 仅用于 needed，且须给出")
                .that(
                        needed || target == null,
                        "/target",
                        "unused-field",
                        "target is for needed alone",
                        "target 仅用于 needed")
                .that(
                        needed || bands != null,
                        "/bands",
                        "missing-field",
                        "linear and cagr need bands",
                        "linear、cagr 须给出 bands")
                .that(
                        least == null || least <= over,
                        "/least",
                        "out-of-range",
                        "least must be at most over, " + over,
                        "least 不得大于 over（" + over + "）")
                .orRefuse();
    }

    /** How many of the figures must be there. */
    public int needsFigures() {
        return least == null ? over : least;
    }

    /** The bands that hold. */
    public Bands banded() {
        return bands == null ? OF_NEEDED : bands;
    }

    /** Over how many months it reaches back from the scored period. */
    public int reachesBack() {
        return over * from.months();
    }
}
