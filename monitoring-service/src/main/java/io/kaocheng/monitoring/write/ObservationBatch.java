package io.kaocheng.monitoring.write;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

/** Observations that are sent together. Each row is read by itself. */
@Schema(description = "Observations that are sent together, in the order in which rows are counted")
record ObservationBatch(List<NewObservation> observations) {

    /** One observation a line. */
    static final String NDJSON =
            """
            {"unit":"edu-bureau","indicator":"enrolment-rate","period":"202603","value":"98.2"}
            {"unit":"east","indicator":"enrolment-rate","period":"202603","noData":"not-due"}
            """;

    /** The fields of an observation as columns. */
    static final String CSV =
            """
            unit,indicator,period,value,numerator,denominator,noData,source
            edu-bureau,enrolment-rate,202603,98.2,,,,教育统计月报
            east,enrolment-rate,202603,,196,200,,
            """;

    ObservationBatch {
        observations = List.copyOf(observations);
    }
}
