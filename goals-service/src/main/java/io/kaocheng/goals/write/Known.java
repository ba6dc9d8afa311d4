package io.kaocheng.goals.write;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Evidence;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.goals.ChangeEvent.OwnListChange;
import io.kaocheng.contracts.goals.ChangeEvent.TargetChange;
import io.kaocheng.contracts.goals.GoalEvent.Content;
import io.kaocheng.goals.change.ChangeDecider.RequestedChange;
import io.kaocheng.journal.RangedTable;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

/** What requests for a change are about, and what goals are to be issued. */
@ApplicationScoped
class Known {

    private final DataSource source;

    Known(DataSource source) {
        this.source = source;
    }

    /**
     * What is asked for by a request that nobody has decided about.
     *
     * @param filed when
     */
    record Asked(RequestedChange content, Instant filed) {}

    private record AskedRow(
            List<TargetChange> changes,
            @Nullable OwnListChange ownList,
            String reason,
            String by,
            @Nullable Code unit,
            @Nullable String ground,
            List<Evidence> evidence,
            @Nullable Period effectiveFrom,
            boolean wholePeriod,
            boolean late,
            Instant filed) {

        Asked asked() {
            return new Asked(
                    new RequestedChange(
                            changes,
                            ownList,
                            reason,
                            by,
                            unit,
                            ground,
                            evidence,
                            effectiveFrom,
                            wholePeriod,
                            late),
                    filed);
        }
    }

    private static final RangedTable<AskedRow> ASKED =
            new RangedTable<>("change_request", AskedRow.class);

    /** The request; absent where there is none, or none that is pending. */
    Optional<Asked> pending(Code region, Code request) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                        select %s
                        from change_request
                        where region = ? and request = ? and state = 'pending'
                          and to_seq = 9223372036854775807
                        """
                                        .formatted(ASKED.selection()))) {
            return one(select, region, request, ASKED).map(AskedRow::asked);
        }
    }

    private static <R extends Record> Optional<R> one(
            PreparedStatement select, Code region, Code named, RangedTable<R> table)
            throws SQLException {
        select.setString(1, region.value());
        select.setString(2, named.value());
        try (ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            @Nullable Object[] values =
                    new @Nullable Object[table.row().getRecordComponents().length];
            for (int i = 0; i < values.length; i++) {
                values[i] = row.getObject(i + 1);
            }
            return Optional.of(table.read(values));
        }
    }

    private static final RangedTable<Content> GOALS = new RangedTable<>("goal", Content.class);

    /** What an approved goal aims at; absent where there is none, or it is not approved. */
    Optional<Content> approved(Code region, Code goal) throws SQLException {
        return content(region, goal, "state = 'approved'");
    }

    /** What a goal aims at, in whatever state it is; absent where there is none. */
    Optional<Content> goal(Code region, Code goal) throws SQLException {
        return content(region, goal, "true");
    }

    private Optional<Content> content(Code region, Code goal, String state) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                        select %s
                        from goal
                        where region = ? and goal = ? and to_seq = 9223372036854775807
                          and %s
                        """
                                        .formatted(GOALS.selection(), state))) {
            return one(select, region, goal, GOALS);
        }
    }
}
