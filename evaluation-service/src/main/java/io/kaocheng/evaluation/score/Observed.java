package io.kaocheng.evaluation.score;

import org.jspecify.annotations.Nullable;

/**
 * An observation as it stands: what was last said of it, and its last approval.
 *
 * @param content never an approval
 */
public record Observed(@Nullable Said content, Said.@Nullable Approval approval) {

    /** Nothing was said yet. */
    public static final Observed NOTHING = new Observed(null, null);

    /** This with one thing more said of it, or null where a later one stands already. */
    @Nullable Observed and(Said said) {
        Said held = said instanceof Said.Approval ? approval : content;
        if (held != null && held.streamVersion() >= said.streamVersion()) {
            return null;
        }
        return said instanceof Said.Approval a
                ? new Observed(content, a)
                : new Observed(said, approval);
    }
}
