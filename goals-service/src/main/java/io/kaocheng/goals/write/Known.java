package io.kaocheng.goals.write;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.goals.ChangeEvent.OwnListChange;
import io.kaocheng.contracts.goals.ChangeEvent.TargetChange;
import io.kaocheng.contracts.goals.GoalEvent.Content;
import io.kaocheng.journal.RangedTable;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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

    /** What is asked for by a request that nobody has decided about. */
    record Asked(
            List<TargetChange> changes,
            @Nullable OwnListChange ownList,
            String reason,
            String by) {}

    /** The request; absent where there is none, or none that is pending. */
    Optional<Asked> pending(Code region, Code request) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                        select changes, own_list, reason, by
                        from change_request
                        where region = ? and request = ? and state = 'pending' and to_seq = 9223372036854775807
                        """)) {
            select.setString(1, region.value());
            select.setString(2, request.value());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                List<TargetChange> changes =
                        ContractJson.mapper().readValue(row.getString(1), new TypeReference<>() {});
                String ownList = row.getString(2);
                return Optional.of(
                        new Asked(
                                changes,
                                ownList == null
                                        ? null
                                        : ContractJson.mapper()
                                                .readValue(ownList, OwnListChange.class),
                                row.getString(3),
                                row.getString(4)));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a view holds JSON that is none", e);
            }
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
            select.setString(1, region.value());
            select.setString(2, goal.value());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                @Nullable Object[] values =
                        new @Nullable Object[Content.class.getRecordComponents().length];
                for (int i = 0; i < values.length; i++) {
                    values[i] = row.getObject(i + 1);
                }
                return Optional.of(GOALS.read(values));
            }
        }
    }
}
