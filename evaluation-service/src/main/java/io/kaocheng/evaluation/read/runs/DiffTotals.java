package io.kaocheng.evaluation.read.runs;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.evaluation.read.runs.Difference.LightOrNone;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

/** Counts over all of a run's results, whatever is asked for. */
record DiffTotals(Totals totals, List<LightsMoved> lights, Within within) {

    DiffTotals {
        lights = List.copyOf(lights);
    }

    /** What there are results of. */
    @Schema(name = "DiffWithin")
    record Within(List<Code> classes, List<Period> periods, List<Code> units) {
        Within {
            classes = List.copyOf(classes);
            periods = List.copyOf(periods);
            units = List.copyOf(units);
        }
    }

    /** How many scores there are, and how many of them differ. */
    @Schema(name = "DiffTotals")
    record Totals(
            @Schema(examples = "48") int units,
            @Schema(
                            description = "that have a score on both sides, and another one after",
                            examples = "3")
                    int changed,
            @Schema(examples = "45") int unchanged,
            @Schema(description = "that have a score only after", examples = "0") int appeared,
            @Schema(description = "that have a score only before", examples = "0") int withdrawn) {}

    /** How many lights went from one state to another. */
    record LightsMoved(
            @Schema(examples = "yellow") LightOrNone from,
            @Schema(examples = "green") LightOrNone to,
            @Schema(examples = "2") int count) {}
}
