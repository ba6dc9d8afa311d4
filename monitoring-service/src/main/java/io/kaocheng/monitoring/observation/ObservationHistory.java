package io.kaocheng.monitoring.observation;

import io.kaocheng.contracts.monitoring.ObservationEvent;
import io.kaocheng.contracts.monitoring.ObservationEvent.Figures;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationCorrected;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationSubmitted;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * An observation with what went before.
 *
 * @param version of its stream
 * @param figures all that were reported, in their order
 */
public record ObservationHistory(int version, List<ReportedFigure> figures, Observation now) {

    static final ObservationHistory NONE =
            new ObservationHistory(0, List.of(), new Observation.Absent());

    /** A figure, and the version of the stream at which it was reported. */
    record ReportedFigure(int version, Figures figures) {}

    public ObservationHistory {
        figures = List.copyOf(figures);
    }

    ObservationHistory and(ObservationEvent event, Observation after) {
        Figures reported =
                switch (event) {
                    case ObservationSubmitted e -> e.figures();
                    case ObservationCorrected e -> e.figures();
                    case ObservationEvent.ObservationApproved _,
                            ObservationEvent.ObservationReturned _,
                            ObservationEvent.ObservationWithdrawn _,
                            ObservationEvent.NoDataDeclared _,
                            ObservationEvent.Remark _ ->
                            null;
                };
        if (reported == null) {
            return new ObservationHistory(version + 1, figures, after);
        }
        List<ReportedFigure> more = new ArrayList<>(figures);
        more.add(new ReportedFigure(version + 1, reported));
        return new ObservationHistory(version + 1, more, after);
    }

    /** The version at which the same figure was reported last; absent where it never was. */
    @Nullable Integer reported(Figures same) {
        for (ReportedFigure reported : figures.reversed()) {
            if (reported.figures().sameAs(same)) {
                return reported.version();
            }
        }
        return null;
    }
}
