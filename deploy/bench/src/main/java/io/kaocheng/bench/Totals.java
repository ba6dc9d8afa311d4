package io.kaocheng.bench;

import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** A digest over every published total and rank, to compare contenders by. */
final class Totals {

    private Totals() {}

    /** One unit in one period. */
    static String line(
            String period, String unit, @Nullable BigDecimal total, @Nullable Integer rank) {
        return period
                + " "
                + unit
                + " "
                + (total == null ? "-" : total.setScale(2, RoundingMode.UNNECESSARY))
                + " "
                + (rank == null ? "-" : rank);
    }

    static String ofScores(Collection<UnitScored> scores) {
        return of(
                scores.stream()
                        .map(
                                s ->
                                        line(
                                                s.period().toString(),
                                                s.unit().value(),
                                                s.total(),
                                                s.rank())));
    }

    /** In whichever order the lines come. */
    static String of(Stream<String> lines) {
        List<String> sorted = lines.sorted().toList();
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            sorted.forEach(l -> digest.update((l + "\n").getBytes(StandardCharsets.UTF_8)));
            return sorted.size() + ":" + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
