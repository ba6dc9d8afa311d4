package io.kaocheng.evaluation.replay;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.UnreadableEntryException;
import io.kaocheng.contracts.evaluation.EditionEvent.EditionPublished;
import io.kaocheng.contracts.evaluation.EditionEvent.Row;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;
import io.kaocheng.evaluation.score.Published;
import io.kaocheng.evaluation.score.Touched.Cell;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/** What the service's views show, for whoever doubts it. */
@ApplicationScoped
public class Stored {

    private final DataSource source;

    Stored(DataSource source) {
        this.source = source;
    }

    /** What a run came to. */
    public List<UnitScored> results(Code region, String run) throws SQLException {
        List<UnitScored> results = new ArrayList<>();
        try (Connection connection = source.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                        select after
                        from run_result
                        where region = ? and run = ? and after is not null
                        order by period, unit_class, unit
                        """)) {
            select.setString(1, region.value());
            select.setString(2, run);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    results.add(RunBook.score(rows.getString(1)));
                }
            }
        }
        return results;
    }

    /**
     * How the scoreboard differs from what the journal says; empty where it does not. Keys are
     * those of {@link #key}.
     *
     * @param altered what it shows instead
     * @param missing what it does not show
     * @param unknown what it shows and nobody published
     */
    record Board(Map<String, UnitScored> altered, Set<String> missing, List<UnitScored> unknown) {}

    /**
     * How the scoreboard differs from the scores that were published; not where it has gone on
     * since. Whether it has is asked of the streams and not of its own rows, which may be what was
     * altered, and in one statement with them: rows and streams are recorded together.
     *
     * @param upTo the entry of the scores journal up to which {@code scores} are all
     */
    Board board(Code region, List<Published> scores, long upTo) throws SQLException {
        Map<String, Published> expected = new HashMap<>();
        scores.forEach(p -> expected.put(key(p.score()), p));
        Map<String, UnitScored> altered = new HashMap<>();
        Set<String> missing = new HashSet<>();
        List<UnitScored> unknown = new ArrayList<>();
        try (Connection connection = source.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                        select document, total, rank, coverage, scheme, unit_class, cut, subject, v.period, v.unit
                        from (select subject, sequences[cardinality(sequences)] as latest
                              from stream
                              where region = ? and journal = 'scores' and subject like 'score/%') as s
                        full join (select *, 'score/' || unit || '/' || period as stream
                                   from score
                                   where region = ?) as v on v.stream = s.subject
                        where latest is null or latest <= ?
                        """)) {
            select.setString(1, region.value());
            select.setString(2, region.value());
            select.setLong(3, upTo);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String shown = row.getString(10);
                    if (shown == null) {
                        String key = key(row.getString(8));
                        if (expected.containsKey(key)) {
                            missing.add(key);
                        }
                        continue;
                    }
                    String key = row.getString(9) + " " + shown;
                    Published score = expected.get(key);
                    if (score == null) {
                        unknown.add(unknown(row));
                    } else {
                        different(score.score(), row).ifPresent(s -> altered.put(key, s));
                    }
                }
            }
        }
        return new Board(altered, missing, unknown);
    }

    /** The same of a stream of scores. */
    private static String key(String subject) {
        String[] parts = subject.split("/", -1);
        return parts[2] + " " + parts[1];
    }

    /** As much of it as can be told of a row that nothing stands behind. */
    private static UnitScored unknown(ResultSet row) throws SQLException {
        UnitScored shown =
                new UnitScored(
                        Code.of(row.getString(10)),
                        Period.parse(row.getString(9)),
                        Code.of(row.getString(6)),
                        row.getString(5),
                        row.getBigDecimal(2),
                        (Integer) row.getObject(3),
                        null,
                        row.getBigDecimal(4),
                        List.of(),
                        List.of(),
                        false,
                        Cut.NOTHING,
                        "",
                        null,
                        null);
        return different(shown, row).orElse(shown);
    }

    static String key(UnitScored score) {
        return score.period() + " " + score.unit();
    }

    private static Optional<UnitScored> different(UnitScored s, ResultSet row) throws SQLException {
        UnitScored document;
        try {
            document =
                    ContractJson.read(
                            ContractJson.mapper().readTree(row.getString(1)), UnitScored.class);
        } catch (IOException | UnreadableEntryException e) {
            document = none(s);
        }
        if (!key(document).equals(key(s))) {
            document = none(s);
        }
        BigDecimal total = row.getBigDecimal(2);
        Integer rank = (Integer) row.getObject(3);
        BigDecimal coverage = row.getBigDecimal(4);
        boolean columns =
                equal(total, s.total())
                        && Objects.equals(rank, s.rank())
                        && equal(coverage, s.coverage())
                        && row.getString(5).equals(s.scheme())
                        && row.getString(6).equals(s.unitClass().value())
                        && row.getString(7).equals(s.cut().toString());
        if (!columns) {
            document =
                    with(
                            document,
                            total,
                            rank,
                            coverage,
                            row.getString(5),
                            Code.of(row.getString(6)));
        }
        return columns && ContractJson.write(document).equals(ContractJson.write(s))
                ? Optional.empty()
                : Optional.of(document);
    }

    /** What cannot be read, or is another's, is no score at all; an empty one says so. */
    private static UnitScored none(UnitScored s) {
        return with(s, null, null, new BigDecimal("-1"), s.scheme(), s.unitClass());
    }

    private static UnitScored with(
            UnitScored s,
            @Nullable BigDecimal total,
            @Nullable Integer rank,
            BigDecimal coverage,
            String scheme,
            Code unitClass) {
        return new UnitScored(
                s.unit(),
                s.period(),
                unitClass,
                scheme,
                total,
                rank,
                s.grade(),
                coverage,
                s.blocks(),
                s.indicators(),
                s.incomplete(),
                s.cut(),
                s.engine(),
                s.run(),
                s.supersedes());
    }

    private static boolean equal(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        if (a == null || b == null) {
            return a == null && b == null;
        }
        return a.compareTo(b) == 0;
    }

    /** What the editions say, each row with the cut of its edition. */
    public List<Execution.Claim> editions(Code region) throws SQLException {
        List<Execution.Claim> claims = new ArrayList<>();
        Map<String, Map<String, UnitScored>> runs = new HashMap<>();
        for (EditionPublished edition : published(region)) {
            Map<String, UnitScored> scored = runs.get(edition.run());
            if (scored == null) {
                scored = new HashMap<>();
                for (UnitScored s : results(region, edition.run())) {
                    scored.put(s.period() + " " + s.unit(), s);
                }
                runs.put(edition.run(), scored);
            }
            Cut cut = edition.cut();
            for (Row row : edition.rows()) {
                UnitScored s = scored.get(edition.period() + " " + row.unit());
                if (s != null) {
                    claims.add(new Execution.Claim(cut, as(s, row)));
                }
            }
        }
        return claims;
    }

    private static UnitScored as(UnitScored s, Row row) {
        return new UnitScored(
                s.unit(),
                s.period(),
                s.unitClass(),
                s.scheme(),
                row.total(),
                row.rank(),
                row.grade(),
                s.coverage(),
                s.blocks(),
                s.indicators(),
                s.incomplete(),
                s.cut(),
                s.engine(),
                null,
                null);
    }

    private List<EditionPublished> published(Code region) throws SQLException {
        List<EditionPublished> editions = new ArrayList<>();
        try (Connection connection = source.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                        select document
                        from edition
                        where region = ?
                        order by period, unit_class, number
                        """)) {
            select.setString(1, region.value());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    editions.add(edition(rows.getString(1)));
                }
            }
        }
        return editions;
    }

    /** The latest edition of a class in a period. */
    public Optional<EditionPublished> lastEdition(Code region, Cell cell) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                        select document
                        from edition
                        where region = ? and unit_class = ? and period = ?
                        order by number desc
                        limit 1
                        """)) {
            select.setString(1, region.value());
            select.setString(2, cell.unitClass().value());
            select.setString(3, cell.period().toString());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(edition(row.getString(1))) : Optional.empty();
            }
        }
    }

    /** An edition as its view keeps it. */
    public static EditionPublished edition(String document) {
        try {
            return ContractJson.read(
                    ContractJson.mapper().readTree(document), EditionPublished.class);
        } catch (IOException | UnreadableEntryException e) {
            throw new IllegalStateException("the view of editions holds what is none", e);
        }
    }
}
