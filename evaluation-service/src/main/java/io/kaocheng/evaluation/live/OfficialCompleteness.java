package io.kaocheng.evaluation.live;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;
import io.kaocheng.journal.CorruptStreamException;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Whether official scores are complete. One is incomplete where its run could not read an entry, or
 * where an entry that lies within its run's cut is parked. Its figures stand until the next
 * promotion all the same.
 */
public final class OfficialCompleteness {

    private OfficialCompleteness() {}

    /**
     * The official scores of a region that say otherwise of their completeness than is known now,
     * as they are to be entered: with the figures and the cut of their run.
     *
     * <p>Cost: the region's official scores and the results of their runs, once.
     */
    public static List<UnitScored> changed(Connection connection, Code region) throws SQLException {
        Map<Journal, Long> parked = firstParked(connection, region);
        List<UnitScored> changed = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                select s.document, s.sequence, r.after, o.run
                from score s
                join official o on o.region = s.region and o.unit_class = s.unit_class and o.period = s.period
                join run_result r on r.region = o.region and r.run = o.run and r.period = s.period
                                 and r.unit_class = s.unit_class and r.unit = s.unit
                where s.region = ? and r.after is not null
                order by s.period, s.unit_class, s.unit
                """)) {
            select.setString(1, region.value());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    UnitScored score = score(rows.getString(1));
                    UnitScored result = score(rows.getString(3));
                    boolean incomplete =
                            result.incomplete()
                                    || parked.entrySet().stream()
                                            .anyMatch(
                                                    p ->
                                                            result.cut().at(p.getKey())
                                                                    >= p.getValue());
                    if (score.incomplete() != incomplete) {
                        changed.add(
                                with(
                                        result,
                                        rows.getString(4),
                                        incomplete,
                                        new Position(Journal.SCORES, rows.getLong(2))));
                    }
                }
            }
        }
        return changed;
    }

    /** The first parked entry of each journal. */
    private static Map<Journal, Long> firstParked(Connection connection, Code region)
            throws SQLException {
        Map<Journal, Long> first = new EnumMap<>(Journal.class);
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                select journal, min(sequence)
                from parked
                where region = ?
                  and subscriber = 'live-scoring'
                group by journal
                """)) {
            select.setString(1, region.value());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    first.put(Journal.parse(rows.getString(1)), rows.getLong(2));
                }
            }
        }
        return first;
    }

    private static UnitScored score(String document) {
        try {
            return ContractJson.mapper().readValue(document, UnitScored.class);
        } catch (IOException e) {
            throw new CorruptStreamException("a view of scores holds what is no score", e);
        }
    }

    private static UnitScored with(
            UnitScored score, String run, boolean incomplete, Position supersedes) {
        return new UnitScored(
                score.unit(),
                score.period(),
                score.unitClass(),
                score.scheme(),
                score.total(),
                score.rank(),
                score.grade(),
                score.coverage(),
                score.blocks(),
                score.indicators(),
                incomplete,
                score.cut(),
                score.engine(),
                run,
                supersedes,
                score.partial(),
                score.unranked());
    }
}
