package io.kaocheng.monitoring.react;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.journal.Reference;
import io.kaocheng.monitoring.change.UnitTree;
import io.kaocheng.monitoring.observation.SubmissionRules;
import io.kaocheng.monitoring.observation.SubmissionRules.KnownCycle;
import io.kaocheng.monitoring.observation.SubmissionRules.KnownUnit;
import io.kaocheng.monitoring.observation.SubmissionRules.KnownVersion;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules of submissions as {@link SubmissionRulesProjector} keeps them: read again only where
 * its tables have changed, so that a transaction mostly pays for two more rows. They have changed
 * where their revision has, whoever wrote them: what was parked and is retried, and a rebuild,
 * write them without moving a checkpoint.
 */
@ApplicationScoped
public class StoredRules implements SubmissionRules.Lookup {

    /** Both in one statement, so that the positions are those of the revision. */
    private static final String REVISION =
            """
            select 'position', journal, position::text, null, null, null
            from checkpoint
            where region = ? and subscriber = ?
            union all
            select 'revision', revision::text, null, null, null, null
            from known_revision
            where region = ?
            """;

    private static final String ALL =
            REVISION
                    + """
            union all
            select 'region', time_zone, null, null, null, null
            from known_region
            where region = ?
            union all
            select 'unit', unit, from_date::text, abolished_from::text, null, null
            from known_unit
            where region = ?
            union all
            select 'place', unit, from_date::text, parent, null, null
            from known_place
            where region = ?
            union all
            select 'indicator', indicator, version::text, effective_from, frequency, retired_from
            from known_indicator
            where region = ?
            union all
            select 'cycle', cycle, period, closed::text, null, null
            from known_cycle
            where region = ?
            order by 1, 2, 3
            """;

    /** Rows of all regions held at once: a city has some hundred. */
    private static final int ROWS = 500_000;

    private final WeightedLruCache<Code, Revised> regions =
            new WeightedLruCache<>(ROWS, revised -> revised.rules().rows());

    private record Revised(String revision, SubmissionRules rules) {}

    @Override
    public Reference.FactsAsOf<SubmissionRules> read(Connection connection, Code region)
            throws SQLException {
        Read now = read(connection, region, REVISION);
        Revised kept = regions.get(region);
        if (kept != null && kept.revision().equals(now.revision)) {
            return new Reference.FactsAsOf<>(kept.rules(), now.upTo);
        }
        Read all = read(connection, region, ALL);
        SubmissionRules rules = all.rules();
        if (all.revision != null) {
            regions.put(region, new Revised(all.revision, rules));
        }
        return new Reference.FactsAsOf<>(rules, all.upTo);
    }

    /** The tree of units alone, with the same positions. */
    public UnitTree.Lookup tree() {
        return new Tree(this);
    }

    private record Tree(StoredRules rules) implements UnitTree.Lookup {
        @Override
        public Reference.FactsAsOf<UnitTree> read(Connection connection, Code region)
                throws SQLException {
            Reference.FactsAsOf<SubmissionRules> all = rules.read(connection, region);
            return new Reference.FactsAsOf<>(all.facts().tree(), all.upTo());
        }
    }

    private static Read read(Connection connection, Code region, String sql) throws SQLException {
        Read read = new Read();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, region.value());
            select.setString(2, SubmissionRulesProjector.NAME);
            int last = sql.equals(ALL) ? 8 : 3;
            for (int p = 3; p <= last; p++) {
                select.setString(p, region.value());
            }
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    read.add(rows);
                }
            }
        }
        return read;
    }

    /** What one statement has seen. */
    private static final class Read {
        private final Map<Journal, Long> upTo = new EnumMap<>(Journal.class);
        private @Nullable String revision;
        private @Nullable ZoneId zone;
        private final Map<Code, KnownUnit> units = new HashMap<>();
        private final Map<Code, List<UnitTree.Place>> places = new HashMap<>();
        private final Map<Code, List<KnownVersion>> versions = new HashMap<>();
        private final List<KnownCycle> cycles = new ArrayList<>();

        void add(ResultSet row) throws SQLException {
            String name = row.getString(2);
            switch (row.getString(1)) {
                case "position" -> upTo.put(Journal.parse(name), row.getLong(3));
                case "revision" -> revision = name;
                case "region" -> zone = ZoneId.of(name);
                case "unit" -> {
                    String abolished = row.getString(4);
                    units.put(
                            Code.of(name),
                            new KnownUnit(
                                    LocalDate.parse(row.getString(3)),
                                    abolished == null ? null : LocalDate.parse(abolished)));
                }
                case "place" -> {
                    String parent = row.getString(4);
                    places.computeIfAbsent(Code.of(name), u -> new ArrayList<>())
                            .add(
                                    new UnitTree.Place(
                                            LocalDate.parse(row.getString(3)),
                                            parent == null ? null : Code.of(parent)));
                }
                case "indicator" -> {
                    String retired = row.getString(6);
                    versions.computeIfAbsent(Code.of(name), i -> new ArrayList<>())
                            .add(
                                    new KnownVersion(
                                            row.getInt(3),
                                            Period.parse(row.getString(4)),
                                            Period.Kind.parse(row.getString(5)),
                                            retired == null ? null : Period.parse(retired)));
                }
                case "cycle" ->
                        cycles.add(
                                new KnownCycle(
                                        Code.of(name),
                                        Period.parse(row.getString(3)),
                                        Boolean.parseBoolean(row.getString(4))));
                default -> throw new IllegalStateException("the question has no such row");
            }
        }

        SubmissionRules rules() {
            return new SubmissionRules(zone, units, versions, cycles, new UnitTree(zone, places));
        }
    }
}
