package io.kaocheng.evaluation.replay;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Entry;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.UnreadableEntryException;
import io.kaocheng.contracts.evaluation.EditionEvent.EditionPublished;
import io.kaocheng.contracts.evaluation.EditionEvent.Row;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;
import io.kaocheng.evaluation.facts.AffectedCohorts.CohortKey;
import io.kaocheng.evaluation.facts.Published;
import io.kaocheng.journal.CorruptStreamException;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/** What the service's views show, for whoever doubts it. */
@ApplicationScoped
public class StoredScores {

    /** Of what is no score: less than any has. */
    private static final BigDecimal NO_COVERAGE = new BigDecimal("-1");

    private final DataSource source;

    StoredScores(DataSource source) {
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
                    results.add(score(rows.getString(1)));
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

    /** As much of it as is known of a row without an entry. */
    private static UnitScored unknown(ResultSet row) throws SQLException {
        UnitScored shown =
                bare(
                        Code.of(row.getString(10)),
                        Period.parse(row.getString(9)),
                        Code.of(row.getString(6)),
                        row.getString(5),
                        row.getBigDecimal(2),
                        (Integer) row.getObject(3),
                        null,
                        row.getBigDecimal(4));
        return different(shown, row).orElse(shown);
    }

    /** A score of which nothing is known but what a table shows. */
    private static UnitScored bare(
            Code unit,
            Period period,
            Code unitClass,
            String scheme,
            @Nullable BigDecimal total,
            @Nullable Integer rank,
            @Nullable String grade,
            BigDecimal coverage) {
        return new UnitScored(
                unit,
                period,
                unitClass,
                scheme,
                total,
                rank,
                grade,
                coverage,
                List.of(),
                List.of(),
                false,
                Cut.NOTHING,
                "",
                null,
                null,
                null,
                null);
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
        return with(s, null, null, NO_COVERAGE, s.scheme(), s.unitClass());
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
                s.supersedes(),
                s.partial(),
                s.unranked());
    }

    private static boolean equal(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        if (a == null || b == null) {
            return a == null && b == null;
        }
        return a.compareTo(b) == 0;
    }

    /** An edition as it was published and as it is shown; either may be missing. */
    private record Sides(@Nullable EditionPublished published, @Nullable EditionPublished shown) {}

    /**
     * What the editions say, row by row, held against what was published: a row that is not shown,
     * or not as it was published, is missing; one that nobody published is unknown.
     *
     * @param anywhere a cut for what has none that could be believed
     */
    List<Execution.Claim> editions(Code region, Cut anywhere) throws SQLException {
        List<Execution.Claim> claims = new ArrayList<>();
        Map<String, Map<String, UnitScored>> runs = new HashMap<>();
        for (Sides edition : editions(region)) {
            EditionPublished published = edition.published();
            EditionPublished shown = edition.shown();
            if (published == null) {
                if (shown != null) {
                    shown.rows().forEach(row -> claims.add(unknown(shown, row, anywhere)));
                }
                continue;
            }
            Map<String, UnitScored> scored = runs.get(published.run());
            if (scored == null) {
                scored = new HashMap<>();
                for (UnitScored s : results(region, published.run())) {
                    scored.put(key(s), s);
                }
                runs.put(published.run(), scored);
            }
            Map<Code, Row> rows = new LinkedHashMap<>();
            if (shown != null && with(shown, published.rows()).equals(published)) {
                shown.rows().forEach(row -> rows.put(row.unit(), row));
            }
            for (Row row : published.rows()) {
                UnitScored basis = scored.get(published.period() + " " + row.unit());
                Row there = rows.remove(row.unit());
                claims.add(claim(published, basis, row, there));
            }
            rows.values().forEach(row -> claims.add(unknown(published, row, anywhere)));
        }
        return claims;
    }

    private static Execution.Claim claim(
            EditionPublished edition, @Nullable UnitScored basis, Row row, @Nullable Row there) {
        boolean otherwise =
                there != null
                        && (!equal(row.was(), there.was())
                                || !Objects.equals(row.change(), there.change()));
        return there == null || otherwise
                ? new Execution.Claim(
                        edition.cut(), as(edition, basis, row), Execution.ClaimStatus.MISSING)
                : new Execution.Claim(edition.cut(), as(edition, basis, there));
    }

    private static Execution.Claim unknown(EditionPublished edition, Row row, Cut anywhere) {
        return new Execution.Claim(anywhere, as(edition, null, row), Execution.ClaimStatus.UNKNOWN);
    }

    private static EditionPublished with(EditionPublished edition, List<Row> rows) {
        return new EditionPublished(
                edition.unitClass(),
                edition.period(),
                edition.number(),
                edition.run(),
                edition.cut(),
                edition.engine(),
                edition.root(),
                edition.supersedes(),
                edition.reason(),
                edition.publisher(),
                rows);
    }

    /**
     * @param basis what the edition's run came to for the unit; where that is gone, what is left of
     *     the score is no score
     */
    private static UnitScored as(EditionPublished edition, @Nullable UnitScored basis, Row row) {
        if (basis == null) {
            return bare(
                    row.unit(),
                    edition.period(),
                    edition.unitClass(),
                    "",
                    row.total(),
                    row.rank(),
                    row.grade(),
                    NO_COVERAGE);
        }
        return new UnitScored(
                basis.unit(),
                basis.period(),
                basis.unitClass(),
                basis.scheme(),
                row.total(),
                row.rank(),
                row.grade(),
                basis.coverage(),
                basis.blocks(),
                basis.indicators(),
                basis.incomplete(),
                basis.cut(),
                basis.engine(),
                null,
                null,
                basis.partial(),
                basis.unranked());
    }

    /** In one statement, so that one that is published meanwhile is in both or in neither. */
    private List<Sides> editions(Code region) throws SQLException {
        List<Sides> editions = new ArrayList<>();
        try (Connection connection = source.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                        select p.document, v.document
                        from (select s.subject, e.document
                              from stream s
                              join entry e on e.region = s.region and e.journal = s.journal
                                          and e.sequence = s.sequences[1]
                              where s.region = ? and s.journal = 'evaluation' and s.subject like 'edition/%') as p
                        full join (select document,
                                          'edition/' || unit_class || '/' || period || '/' || number as stream
                                   from edition
                                   where region = ?) as v on v.stream = p.subject
                        order by coalesce(p.subject, v.stream)
                        """)) {
            select.setString(1, region.value());
            select.setString(2, region.value());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    editions.add(new Sides(published(rows.getString(1)), shown(rows.getString(2))));
                }
            }
        }
        return editions;
    }

    private static @Nullable EditionPublished published(@Nullable String entry) {
        if (entry == null) {
            return null;
        }
        try {
            return (EditionPublished) Entry.read(entry).event();
        } catch (UnreadableEntryException e) {
            throw new CorruptStreamException(
                    "the own journal holds what this build cannot read", e);
        }
    }

    /** What cannot be read shows nothing. */
    private static @Nullable EditionPublished shown(@Nullable String document) {
        if (document == null) {
            return null;
        }
        try {
            return read(document);
        } catch (IOException | UnreadableEntryException _) {
            return null;
        }
    }

    /** The latest edition of a class in a period. */
    public Optional<EditionPublished> lastEdition(Code region, CohortKey cohort)
            throws SQLException {
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
            select.setString(2, cohort.unitClass().value());
            select.setString(3, cohort.period().toString());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(edition(row.getString(1))) : Optional.empty();
            }
        }
    }

    /** A score as the views keep it. */
    static UnitScored score(String document) {
        try {
            return ContractJson.read(ContractJson.mapper().readTree(document), UnitScored.class);
        } catch (IOException | UnreadableEntryException e) {
            throw new CorruptStreamException("a view of scores holds what it did not write", e);
        }
    }

    /** An edition as its view keeps it. */
    public static EditionPublished edition(String document) {
        try {
            return read(document);
        } catch (IOException | UnreadableEntryException e) {
            throw new IllegalStateException("the view of editions holds what is none", e);
        }
    }

    private static EditionPublished read(String document)
            throws IOException, UnreadableEntryException {
        return ContractJson.read(ContractJson.mapper().readTree(document), EditionPublished.class);
    }
}
