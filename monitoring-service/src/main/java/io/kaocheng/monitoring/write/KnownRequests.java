package io.kaocheng.monitoring.write;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.kaocheng.chassis.Problem;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.monitoring.ChangeEvent.RequestedContent;
import io.kaocheng.journal.Request;
import io.kaocheng.monitoring.observation.ObservationCommand.Key;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import javax.sql.DataSource;

/** What requests are about. */
@ApplicationScoped
class KnownRequests {

    private final DataSource source;

    KnownRequests(DataSource source) {
        this.source = source;
    }

    /**
     * A request as it was made.
     *
     * @param open whether nobody has decided about it
     */
    record Asked(
            Key key,
            int streamVersion,
            RequestedContent content,
            @Nullable String reason,
            String by,
            boolean open) {
        Code unit() {
            return key.unit();
        }

        /** Absent where it is decided already. */
        Request.@Nullable Pending<RequestedContent> pending() {
            return open ? new Request.Pending<>(content, by) : null;
        }
    }

    /**
     * @throws Problem 404 where there is none
     */
    Asked request(Code region, Code request) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                        select unit, indicator, period, stream_version, content, reason, by, state = 'pending'
                        from change_request
                        where region = ? and request = ? and to_seq = 9223372036854775807
                        """)) {
            select.setString(1, region.value());
            select.setString(2, request.value());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new Problem(
                            ProblemCode.NOT_FOUND,
                            "there is no request " + request,
                            "没有申请 " + request);
                }
                return new Asked(
                        new Key(
                                Code.of(row.getString(1)),
                                Code.of(row.getString(2)),
                                Period.parse(row.getString(3))),
                        row.getInt(4),
                        ContractJson.mapper().readValue(row.getString(5), RequestedContent.class),
                        row.getString(6),
                        row.getString(7),
                        row.getBoolean(8));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a view holds JSON that is none", e);
            }
        }
    }
}
