package io.kaocheng.monitoring.read.observations;

import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.monitoring.ObservationEvent;
import io.kaocheng.contracts.monitoring.ObservationEvent.EarlierFigureRepeated;
import io.kaocheng.contracts.monitoring.ObservationEvent.Figures;
import io.kaocheng.contracts.monitoring.ObservationEvent.NoDataDeclared;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationAnnotated;
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
import java.time.LocalDate;
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
            "region, unit, indicator, period, state, value, numerator, denominator, source, note, remark, no_data, repeats, late, reported_on, recorded_at, version, position";

    private static final String INSERT =
            "insert into observation as o ("
                    + COLUMNS
                    + ")"
                    + """

            select *
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::numeric[], ?::numeric[],
                        ?::numeric[], ?::text[], ?::text[], ?::text[], ?::text[], ?::integer[], ?::boolean[], ?::date[], ?::timestamptz[],
                        ?::integer[], ?::bigint[])
            """;

    private static final String UPSERT =
            INSERT
                    + """
            on conflict (region, period, unit, indicator) do update
            set state = case when excluded.state in ('annotated', 'repeated') then o.state else excluded.state end,
                value = case when excluded.state in ('approved', 'returned', 'annotated', 'repeated') then o.value else excluded.value end,
                numerator = case when excluded.state in ('approved', 'returned', 'annotated', 'repeated') then o.numerator else excluded.numerator end,
                denominator = case when excluded.state in ('approved', 'returned', 'annotated', 'repeated') then o.denominator else excluded.denominator end,
                source = case excluded.state
                    when 'annotated' then coalesce(excluded.source, o.source)
                    when 'approved' then o.source
                    when 'returned' then o.source
                    when 'repeated' then o.source
                    else excluded.source
                end,
                note = case excluded.state
                    when 'annotated' then coalesce(excluded.note, o.note)
                    when 'approved' then o.note
                    when 'returned' then o.note
                    when 'repeated' then o.note
                    else excluded.note
                end,
                remark = case
                    when excluded.state in ('annotated', 'repeated') then coalesce(excluded.remark, o.remark)
                    else excluded.remark
                end,
                no_data = case when excluded.state in ('annotated', 'repeated') then o.no_data else excluded.no_data end,
                repeats = case when excluded.state in ('approved', 'returned', 'annotated') then o.repeats else excluded.repeats end,
                late = case when excluded.state = 'submitted' and excluded.remark is null then excluded.late else o.late end,
                reported_on = case when excluded.state = 'submitted' and excluded.remark is null then excluded.reported_on else o.reported_on end,
                recorded_at = case when excluded.state = 'submitted' and excluded.remark is null then excluded.recorded_at else o.recorded_at end,
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
            @Nullable String noData,
            @Nullable Integer repeats,
            boolean late,
            @Nullable LocalDate reportedOn) {

        static Row of(
                String state,
                @Nullable String source,
                @Nullable String note,
                @Nullable String remark) {
            return new Row(state, null, source, note, remark, null, null, false, null);
        }
    }

    private static Row row(ObservationEvent event) {
        return switch (event) {
            case ObservationSubmitted e ->
                    new Row(
                            "submitted",
                            e.figures(),
                            e.source(),
                            e.note(),
                            null,
                            null,
                            null,
                            e.late(),
                            e.reportedOn());
            case ObservationCorrected e ->
                    new Row(
                            "submitted",
                            e.figures(),
                            e.source(),
                            e.note(),
                            e.reason(),
                            null,
                            null,
                            false,
                            null);
            case ObservationApproved _ -> Row.of("approved", null, null, null);
            case ObservationReturned e -> Row.of("returned", null, null, e.reason());
            case ObservationWithdrawn e -> Row.of("withdrawn", null, null, e.reason());
            case NoDataDeclared e ->
                    new Row(
                            "no-data",
                            null,
                            null,
                            e.note(),
                            e.reason(),
                            e.reason(),
                            null,
                            false,
                            null);
            case ObservationAnnotated e -> Row.of("annotated", e.source(), e.note(), e.reason());
            case EarlierFigureRepeated e ->
                    new Row("repeated", null, null, null, null, null, e.version(), false, null);
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
                                .text(row.noData())
                                // No stream begins with a figure that was reported earlier.
                                .integer(null)
                                .truth(row.late())
                                .day(row.reportedOn())
                                .moment(entry.recordedTime())
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
        for (int i = 0; i < 18; i++) {
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
            columns.get(11).add(row.noData());
            columns.get(12).add(row.repeats());
            columns.get(13).add(row.late());
            columns.get(14).add(row.reportedOn());
            columns.get(15).add(entry.recordedTime());
            columns.get(16).add(entry.streamVersion());
            columns.get(17).add(entry.position().sequence());
        }
        String[] types = {
            "text",
            "text",
            "text",
            "text",
            "text",
            "numeric",
            "numeric",
            "numeric",
            "text",
            "text",
            "text",
            "text",
            "integer",
            "boolean",
            "date",
            "timestamptz",
            "integer",
            "bigint"
        };
        try (PreparedStatement write = connection.prepareStatement(sql)) {
            for (int i = 0; i < types.length; i++) {
                write.setArray(i + 1, connection.createArrayOf(types[i], columns.get(i).toArray()));
            }
            write.executeUpdate();
        }
    }
}
