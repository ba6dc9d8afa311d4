package io.kaocheng.indicators.indicator;

import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.indicators.About;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorProposed;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The state of an indicator. */
public sealed interface Indicator {

    record Absent() implements Indicator {}

    /** {@code versions} in the order of their numbers, from 1. */
    record Proposed(IndicatorProposed as, List<Version> versions) implements Indicator {
        public Proposed {
            versions = List.copyOf(versions);
        }
    }

    /** {@code versions} stay in force for the periods before {@code from}. */
    record Retired(List<Version> versions, Period from, String reason) implements Indicator {
        public Retired {
            versions = List.copyOf(versions);
        }
    }

    /** The state of a version. */
    enum Stage {
        DRAFT,
        APPROVED,
        ENACTED
    }

    record Version(
            int number,
            Stage stage,
            String author,
            Period effectiveFrom,
            JsonNode definition,
            String hash,
            @Nullable About about,
            @Nullable String aboutHash) {
        Version at(Stage next) {
            return new Version(
                    number, next, author, effectiveFrom, definition, hash, about, aboutHash);
        }
    }
}
