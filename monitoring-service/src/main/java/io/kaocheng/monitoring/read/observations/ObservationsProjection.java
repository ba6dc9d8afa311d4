package io.kaocheng.monitoring.read.observations;

import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.monitoring.ObservationEvent;
import io.kaocheng.contracts.monitoring.ObservationEvent.Figures;
import io.kaocheng.contracts.monitoring.ObservationEvent.NoDataDeclared;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationApproved;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationCorrected;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationReturned;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationSubmitted;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationWithdrawn;
import io.kaocheng.journal.CopiedRows;
import io.kaocheng.journal.Projector;
import io.kaocheng.journal.Recorded;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps what was reported last for each unit, indicator and period: a statement for any number of
 * first entries, and one for any number of later ones.
 */
@ApplicationScoped
public class ObservationsProjection implements Projector {

    private static final String COLUMNS =
            "region, unit, indicator, period, state, value, numerator, denominator, source, note, remark, late, version, position";

    private static final String INSERT =
            "insert into observation as o ("
                    + COLUMNS
                    + ")"
                    + """

            select *
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::numeric[], ?::numeric[],
                        ?::numeric[], ?::text[], ?::text[], ?::text[], ?::boolean[], ?::integer[], ?::bigint[])
            """;

    private static final String UPSERT =
            INSERT
                    + """
            on conflict (region, period, unit, indicator) do update
            set state = excluded.state,
                value = case when excluded.state in ('approved', 'returned') then o.value else excluded.value end,
                numerator = case when excluded.state in ('approved', 'returned') then o.numerator else excluded.numerator end,
                denominator = case when excluded.state in ('approved', 'returned') then o.denominator else excluded.denominator end,
                source = case when excluded.state in ('approved', 'returned') then o.source else excluded.source end,
                note = case when excluded.state in ('approved', 'returned') then o.note else excluded.note end,
                remark = excluded.remark,
                late = case when excluded.state = 'submitted' and excluded.remark is null then excluded.late else o.late end,
                version = excluded.version,
                position = excluded.position
            """;

    @Override
    public String name() {
        return "observations";
    }

    @Override
    public Set<Journal> journals() {
        return Set.of(Journal.MONITORING);
    }

    @Override
    public Set<Class<? extends Event>> handles() {
        return Set.of(ObservationEvent.class);
    }

    @Override
    public List<String> tables() {
        return List.of("observation");
    }

    @Override
    public void apply(Connection connection, List<Recorded> entries) throws SQLException {
        // One statement cannot touch a row twice, so a second entry of a stream begins a new one.
        // What is the first of its stream has no row yet, and PostgreSQL takes half as long for a
        // row where it need not look.
        Map<String, Recorded> first = new LinkedHashMap<>();
        Map<String, Recorded> later = new LinkedHashMap<>();
        for (Recorded entry : entries) {
            if (entry.event() instanceof ObservationEvent) {
                if (first.containsKey(entry.subject()) || later.containsKey(entry.subject())) {
                    begin(connection, first.values());
                    write(connection, UPSERT, later.values());
                    first.clear();
                    later.clear();
                }
                (entry.streamVersion() == 1 ? first : later).put(entry.subject(), entry);
            }
        }
        begin(connection, first.values());
        write(connection, UPSERT, later.values());
    }

    private record Row(
            String state,
            @Nullable Figures figures,
            @Nullable String source,
            @Nullable String note,
            @Nullable String remark,
            boolean late) {}

    private static Row row(ObservationEvent event) {
        return switch (event) {
            case ObservationSubmitted e ->
                    new Row("submitted", e.figures(), e.source(), e.note(), null, e.late());
            case ObservationCorrected e ->
                    new Row("submitted", e.figures(), e.source(), e.note(), e.reason(), false);
            case ObservationApproved _ -> new Row("approved", null, null, null, null, false);
            case ObservationReturned e -> new Row("returned", null, null, null, e.reason(), false);
            case ObservationWithdrawn e ->
                    new Row("withdrawn", null, null, null, e.reason(), false);
            case NoDataDeclared e -> new Row("no-data", null, null, e.note(), e.reason(), false);
        };
    }

    /** With a text that sorts it as the index does, made once and not for each comparison. */
    private record Keyed(String key, Recorded entry) {
        static Keyed of(Recorded entry) {
            ObservationEvent event = (ObservationEvent) entry.event();
            return new Keyed(event.period() + " " + event.unit() + " " + event.indicator(), entry);
        }
    }

    /** Writes rows that are not there yet. */
    private static void begin(Connection connection, Collection<Recorded> entries)
            throws SQLException {
        if (entries.size() < CopiedRows.ENOUGH) {
            write(connection, INSERT, entries);
            return;
        }
        // In the order of the index: neighbours are put into the same page.
        List<Keyed> inOrder = new ArrayList<>(entries.size());
        for (Recorded entry : entries) {
            inOrder.add(Keyed.of(entry));
        }
        inOrder.sort(Comparator.comparing(Keyed::key));
        CopiedRows.into(
                connection,
                "observation",
                COLUMNS,
                to -> {
                    for (Keyed keyed : inOrder) {
                        Recorded entry = keyed.entry();
                        ObservationEvent event = (ObservationEvent) entry.event();
                        Row row = row(event);
                        Figures figures = row.figures();
                        to.text(entry.region().value())
                                .text(event.unit().value())
                                .text(event.indicator().value())
                                .text(event.period().toString())
                                .text(row.state())
                                .decimal(figures == null ? null : figures.value())
                                .decimal(figures == null ? null : figures.numerator())
                                .decimal(figures == null ? null : figures.denominator())
                                .text(row.source())
                                .text(row.note())
                                .text(row.remark())
                                .truth(row.late())
                                .integer(entry.streamVersion())
                                .number(entry.position().sequence())
                                .end();
                    }
                });
    }

    private static void write(Connection connection, String sql, Collection<Recorded> entries)
            throws SQLException {
        if (entries.isEmpty()) {
            return;
        }
        List<List<@Nullable Object>> columns = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            columns.add(new ArrayList<>());
        }
        for (Recorded entry : entries) {
            ObservationEvent event = (ObservationEvent) entry.event();
            Row row = row(event);
            Figures figures = row.figures();
            columns.get(0).add(entry.region().value());
            columns.get(1).add(event.unit().value());
            columns.get(2).add(event.indicator().value());
            columns.get(3).add(event.period().toString());
            columns.get(4).add(row.state());
            columns.get(5).add(figures == null ? null : figures.value());
            columns.get(6).add(figures == null ? null : figures.numerator());
            columns.get(7).add(figures == null ? null : figures.denominator());
            columns.get(8).add(row.source());
            columns.get(9).add(row.note());
            columns.get(10).add(row.remark());
            columns.get(11).add(row.late());
            columns.get(12).add(entry.streamVersion());
            columns.get(13).add(entry.position().sequence());
        }
        String[] types = {
            "text", "text", "text", "text", "text", "numeric", "numeric", "numeric", "text", "text",
            "text", "boolean", "integer", "bigint"
        };
        try (PreparedStatement write = connection.prepareStatement(sql)) {
            for (int i = 0; i < types.length; i++) {
                write.setArray(i + 1, connection.createArrayOf(types[i], columns.get(i).toArray()));
            }
            write.executeUpdate();
        }
    }
}
