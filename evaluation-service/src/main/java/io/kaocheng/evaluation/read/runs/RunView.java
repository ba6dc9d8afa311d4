package io.kaocheng.evaluation.read.runs;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.chassis.Finding;
import io.kaocheng.chassis.Paging;
import io.kaocheng.chassis.Problem;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.Quoted;
import io.kaocheng.contracts.UnreadableEntryException;
import io.kaocheng.contracts.evaluation.RunEvent.Manifest;
import io.kaocheng.contracts.evaluation.RunEvent.RunPlanned;
import io.kaocheng.evaluation.read.runs.RunReport.State;
import io.kaocheng.evaluation.run.RunKind;
import io.kaocheng.journal.CorruptStreamException;
import io.kaocheng.shape.Shape;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import javax.sql.DataSource;

/** Looks runs up in their view. */
@ApplicationScoped
public class RunView {

    /** What names a run: the whole of its hash, or its beginning. */
    public static final String NAMES = "[0-9a-f]{8,64}";

    /** The same in words, English and Chinese. */
    public static final String NAMES_IN_WORDS =
            "the first 8 to 64 characters of a run's number, 0 to 9 and a to f|重算编号的前 8 至 64 位，由 0 至 9 和 a 至 f 组成";

    private static final String COLUMNS =
            """
            select run, state, version, planned, approver, attempt, root, entries, cohorts, units, changed, reason,
              planned_at, changed_at, asked.name, approved.name, remark
            from run
            left join person asked on asked.subject = run.requester
            left join person approved on approved.subject = run.approver
            """;

    private final DataSource source;

    RunView(DataSource source) {
        this.source = source;
    }

    /** A run as callers see it, and the entry that planned it. */
    public record Found(RunReport report, RunPlanned planned) {

        public String run() {
            return report.run();
        }

        public String state() {
            return Shape.kebab(report.state());
        }

        public int version() {
            return report.version();
        }

        public Manifest manifest() {
            return planned.manifest();
        }

        /** The run in its JSON form. */
        public ObjectNode json() {
            return (ObjectNode) Shape.write(report);
        }
    }

    /**
     * The run of that name, or of which that is the beginning.
     *
     * @throws Problem where there is none, or more than one
     */
    public Found find(Code region, String run) throws SQLException {
        if (!run.matches(NAMES)) {
            throw new Problem(
                    ProblemCode.INVALID_FIELD,
                    List.of(
                            Finding.at(
                                    "/run",
                                    ProblemCode.INVALID_FIELD,
                                    "a run is named by 64 hexadecimal digits, or by the first 8 or"
                                            + " more of them; found "
                                            + Quoted.of(run),
                                    "重算编号为 64 位十六进制数，或其前 8 位以上")));
        }
        List<Found> found =
                query(
                        COLUMNS + "where region = ? and run >= ? and run <= ? order by run limit 2",
                        region.value(),
                        run,
                        run + "g");
        if (found.size() == 1) {
            return found.getFirst();
        }
        throw found.isEmpty()
                ? new Problem(
                        ProblemCode.NOT_FOUND, "the region has no run " + run, "该辖区没有重算 " + run)
                : new Problem(
                        ProblemCode.INVALID_FIELD,
                        "more than one run begins with " + run + "; give more digits",
                        "有多个重算以 " + run + " 开头，请给出更多位数");
    }

    /** The runs, the newest first; of one state or kind where asked. */
    public List<Found> list(
            Code region, @Nullable State state, @Nullable RunKind kind, Paging paging)
            throws SQLException {
        OffsetDateTime before =
                paging.after().isEmpty()
                        ? OffsetDateTime.of(9999, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC)
                        : cursor(paging.after());
        String inState = state == null ? null : Shape.kebab(state);
        String ofKind = kind == null ? null : kind.toString();
        return query(
                COLUMNS
                        + """
                where region = ? and planned_at < ?
                  and (cast(? as text) is null or state = ?) and (cast(? as text) is null or kind = ?)
                order by planned_at desc
                limit ?
                """,
                region.value(),
                before,
                inState,
                inState,
                ofKind,
                ofKind,
                paging.probe());
    }

    private static OffsetDateTime cursor(String text) {
        try {
            return OffsetDateTime.parse(text);
        } catch (DateTimeParseException e) {
            throw Paging.noCursor(text);
        }
    }

    /** The last verification that came to an end; absent where there was none. */
    public @Nullable Found lastVerification(Code region) throws SQLException {
        List<Found> found =
                query(
                        COLUMNS
                                + """
                where region = ? and kind = 'verify' and state = 'completed'
                order by changed_at desc
                limit 1
                """,
                        region.value());
        return found.isEmpty() ? null : found.getFirst();
    }

    private List<Found> query(String sql, @Nullable Object... values) throws SQLException {
        List<Found> found = new ArrayList<>();
        try (Connection connection = source.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                select.setObject(i + 1, values[i]);
            }
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(read(rows));
                }
            }
        }
        return found;
    }

    private static Found read(ResultSet row) throws SQLException {
        RunPlanned planned;
        try {
            planned =
                    ContractJson.read(
                            ContractJson.mapper().readTree(row.getString(4)), RunPlanned.class);
        } catch (IOException | UnreadableEntryException e) {
            throw new CorruptStreamException("the view of runs holds what is none", e);
        }
        Manifest m = planned.manifest();
        RunReport report =
                new RunReport(
                        row.getString(1),
                        RunKind.named(m.kind())
                                .orElseThrow(
                                        () ->
                                                new CorruptStreamException(
                                                        "no kind of run is called " + m.kind())),
                        State.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                        row.getInt(3),
                        m.scope(),
                        m.cut(),
                        m.engine(),
                        m.overlay(),
                        m.base(),
                        m.reason(),
                        m.requester(),
                        row.getString(15),
                        row.getString(5),
                        row.getString(16),
                        row.getString(17),
                        planned.plan(),
                        row.getInt(6),
                        row.getString(7),
                        row.getObject(8, Long.class),
                        row.getObject(9, Integer.class),
                        row.getObject(10, Integer.class),
                        row.getObject(11, Integer.class),
                        row.getString(12),
                        instant(row, 13),
                        instant(row, 14),
                        null);
        return new Found(report, planned);
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class)
                .toInstant()
                .truncatedTo(ChronoUnit.MICROS);
    }
}
