package io.kaocheng.evaluation.read.trace;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.chassis.InboxIntake;
import io.kaocheng.chassis.Policy;
import io.kaocheng.chassis.Problem;
import io.kaocheng.chassis.Requests;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

import javax.sql.DataSource;

/**
 * Follows an entry to the scores it bears on, so that whoever pushed a figure sees what became of
 * it.
 */
@Path("/api/v1/regions/{region}/trace")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
public class TraceResource {

    private final DataSource source;
    private final InboxIntake hearing;
    private final Policy policy;
    private final Requests requests;

    TraceResource(DataSource source, InboxIntake hearing, Policy policy, Requests requests) {
        this.source = source;
        this.hearing = hearing;
        this.policy = policy;
        this.requests = requests;
    }

    /**
     * {@code {position, heard, standing, scores: [{unit, period, total, rank, position}]}}: whether
     * evaluation has heard the entry, whether it still is the latest of its stream, and the present
     * scores of its unit for the periods it lies in.
     */
    @GET
    @Path("/{position}")
    @Allowed(Action.TRACE_ENTRY)
    public String trace(@RestPath String region, @RestPath String position) throws SQLException {
        requests.parameters();
        Code of = Requests.code("region", region);
        Position at = position(position);
        ObjectNode body = ContractJson.mapper().createObjectNode();
        body.put("position", at.toString());
        body.put("heard", hearing.positions(of).getOrDefault(at.journal(), 0L) >= at.sequence());
        Optional<String> subject = subject(of, at);
        body.put("standing", subject.isPresent());
        ArrayNode scores = body.putArray("scores");
        if (subject.isPresent() && subject.get().startsWith("observation/")) {
            String[] parts = subject.get().split("/", -1);
            policy.require(Action.TRACE_ENTRY, of, Code.of(parts[1]));
            scores(of, parts[1], Period.parse(parts[3]), scores);
        }
        return body.toString();
    }

    private Optional<String> subject(Code region, Position at) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                        select subject
                        from fact
                        where region = ? and journal = ? and sequence = ?
                        """)) {
            select.setString(1, region.value());
            select.setString(2, at.journal().toString());
            select.setLong(3, at.sequence());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    private void scores(Code region, String unit, Period observed, ArrayNode scores)
            throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                        select period, total::text, rank, sequence
                        from score
                        where region = ? and unit = ?
                        order by period
                        """)) {
            select.setString(1, region.value());
            select.setString(2, unit);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Period period = Period.parse(rows.getString(1));
                    if (period.contains(observed) || observed.contains(period)) {
                        @Nullable String total = rows.getString(2);
                        ObjectNode score = scores.addObject();
                        score.put("unit", unit);
                        score.put("period", period.toString());
                        score.put("total", total);
                        int rank = rows.getInt(3);
                        if (!rows.wasNull()) {
                            score.put("rank", rank);
                        }
                        score.put("position", "scores@" + rows.getLong(4));
                    }
                }
            }
        }
    }

    private static Position position(String text) {
        try {
            return Position.parse(text);
        } catch (IllegalArgumentException e) {
            throw new Problem(
                    ProblemCode.INVALID_FIELD,
                    String.valueOf(e.getMessage()),
                    "位置写作 monitoring@48213");
        }
    }
}
