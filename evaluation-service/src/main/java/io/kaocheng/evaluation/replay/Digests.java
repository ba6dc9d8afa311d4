package io.kaocheng.evaluation.replay;

import io.kaocheng.evaluation.facts.AffectedCohorts.CohortKey;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A digest per score, one per cohort over its scores, and a root over the cohorts: equal roots are
 * equal runs, unequal ones lead down to what differs.
 */
public final class Digests {

    /** The order in which a run's results stand: by period, then class. */
    public static final Comparator<CohortKey> ORDER =
            Comparator.comparing(CohortKey::period).thenComparing(CohortKey::unitClass);

    private Digests() {}

    /**
     * Over the units' digests, a line each, in order of their codes; several of one unit in the
     * order given.
     */
    public static String ofCohort(Collection<Result> results) {
        return sha256(
                results.stream()
                        .filter(r -> r.after() != null)
                        .sorted(Comparator.comparing(Result::unit))
                        .map(r -> r.unit() + " " + r.digest() + "\n")
                        .collect(Collectors.joining()));
    }

    /** The digest of a cohort of which no unit has a score. */
    private static final String EMPTY = sha256("");

    /**
     * Over the cohorts' digests, a line each, in {@link #ORDER}. Cohorts without scores are left
     * out: whether they are looked at at all depends on what a run is held against.
     */
    public static String root(Map<CohortKey, String> cohorts) {
        return sha256(
                cohorts.entrySet().stream()
                        .filter(c -> !c.getValue().equals(EMPTY))
                        .sorted(Map.Entry.comparingByKey(ORDER))
                        .map(
                                c ->
                                        c.getKey().period()
                                                + " "
                                                + c.getKey().unitClass()
                                                + " "
                                                + c.getValue()
                                                + "\n")
                        .collect(Collectors.joining()));
    }

    /** Of the text in UTF-8, in lower-case hexadecimal. */
    public static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    /** In lower-case hexadecimal. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
