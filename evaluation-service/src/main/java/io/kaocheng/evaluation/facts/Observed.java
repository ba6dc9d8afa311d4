package io.kaocheng.evaluation.facts;

import org.jspecify.annotations.Nullable;

/**
 * An observation as it stands: what was last said of it, and its last approval.
 *
 * @param content never an approval
 */
public record Observed(
        @Nullable ObservationChange content, ObservationChange.@Nullable Approval approval) {

    /** Nothing was said yet. */
    public static final Observed NOTHING = new Observed(null, null);

    /** This with one thing more said of it, or null where a later one stands already. */
    @Nullable Observed and(ObservationChange change) {
        ObservationChange held = change instanceof ObservationChange.Approval ? approval : content;
        if (held != null && held.streamVersion() >= change.streamVersion()) {
            return null;
        }
        return change instanceof ObservationChange.Approval a
                ? new Observed(content, a)
                : new Observed(change, approval);
    }
}
