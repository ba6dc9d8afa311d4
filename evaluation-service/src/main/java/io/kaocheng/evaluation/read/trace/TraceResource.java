package io.kaocheng.evaluation.read.trace;

import io.kaocheng.chassis.InboxIntake;
import io.kaocheng.chassis.Policy;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

/**
 * Follows an entry to the scores it bears on, so that whoever pushed a figure sees what became of
 * it.
 */
@Tag(name = "Trace")
@Path("/api/v1/regions/{region}/trace")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
public class TraceResource {

    private final DataSource source;
    private final InboxIntake intake;
    private final Policy policy;

    TraceResource(DataSource source, InboxIntake intake, Policy policy) {
        this.source = source;
        this.intake = intake;
        this.policy = policy;
    }

    /** What became of an entry. */
    public record Trace(
            @Schema(examples = "monitoring@48213") Position position,
            @Schema(description = "whether evaluation has received it", examples = "true")
                    boolean received,
            @Schema(description = "whether it still is the latest of its stream", examples = "true")
                    boolean current,
            @Schema(description = "as received", deprecated = true, examples = "true")
                    boolean heard,
            @Schema(description = "as current", deprecated = true, examples = "true")
                    boolean standing,
            @Schema(description = "of its unit, in the periods it bears on")
                    List<TracedScore> scores) {}

    /** A score that an entry bears on. */
    public record TracedScore(
            @Schema(examples = "edu-bureau") Code unit,
            Period period,
            @Schema(examples = "91.2") @Nullable BigDecimal total,
            @Schema(examples = "1") @Nullable Integer rank,
            @Schema(examples = "scores@311") Position position) {}

    @GET
    @Path("/{position}")
    @Allowed(Action.TRACE_ENTRY)
    @Operation(summary = "Whether an entry has been received, and the present scores it bears on")
    public Trace trace(@RestPath Code region, @RestPath Position position) throws SQLException {
        boolean received =
                intake.positions(region).getOrDefault(position.journal(), 0L)
                        >= position.sequence();
        Optional<String> subject = subject(region, position);
        List<TracedScore> scores = List.of();
        if (subject.isPresent() && subject.get().startsWith("observation/")) {
            String[] parts = subject.get().split("/", -1);
            Code unit = Code.of(parts[1]);
            policy.require(Action.TRACE_ENTRY, region, unit);
            scores = scores(region, unit, Period.parse(parts[3]));
        }
        return new Trace(
                position, received, subject.isPresent(), received, subject.isPresent(), scores);
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

    private List<TracedScore> scores(Code region, Code unit, Period observed) throws SQLException {
        List<TracedScore> scores = new ArrayList<>();
        try (Connection connection = source.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                        select period, total, rank, sequence
                        from score
                        where region = ? and unit = ?
                        order by period
                        """)) {
            select.setString(1, region.value());
            select.setString(2, unit.value());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Period period = Period.parse(rows.getString(1));
                    if (period.contains(observed) || observed.contains(period)) {
                        scores.add(
                                new TracedScore(
                                        unit,
                                        period,
                                        rows.getBigDecimal(2),
                                        rows.getObject(3, Integer.class),
                                        new Position(Journal.SCORES, rows.getLong(4))));
                    }
                }
            }
        }
        return scores;
    }
}
