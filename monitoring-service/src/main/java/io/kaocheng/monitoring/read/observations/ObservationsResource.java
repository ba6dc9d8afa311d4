package io.kaocheng.monitoring.read.observations;

import io.kaocheng.chassis.Paging;
import io.kaocheng.chassis.Policy;
import io.kaocheng.chassis.api.Page;
import io.kaocheng.chassis.api.PageRequest;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.kaocheng.policy.Scope;
import io.kaocheng.shape.Shape;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Observations by period, unit and indicator, of one of each or one state where asked. */
@Path("/api/v1/regions/{region}/observations")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class ObservationsResource {

    private final Mutiny.SessionFactory sessions;
    private final Policy policy;

    ObservationsResource(Mutiny.SessionFactory sessions, Policy policy) {
        this.sessions = sessions;
        this.policy = policy;
    }

    /** What has become of an observation. */
    public enum State {
        SUBMITTED,
        APPROVED,
        RETURNED,
        NO_DATA,
        WITHDRAWN
    }

    /** What was reported last of a unit's indicator in a period. */
    public record Observation(
            @Schema(examples = "edu-bureau") Code unit,
            @Schema(examples = "enrolment-rate") Code indicator,
            @Schema(examples = "202603") Period period,
            State state,
            @Schema(examples = "98.2") @Nullable BigDecimal value,
            @Schema(description = "with a denominator, instead of a value")
                    @Nullable BigDecimal numerator,
            @Nullable BigDecimal denominator,
            @Schema(examples = "教育统计月报") @Nullable String source,
            @Nullable String note,
            @Schema(
                            description =
                                    "why it was corrected, returned or withdrawn or has no figure, as it was"
                                            + " said last")
                    @Nullable String remark,
            @Schema(
                            description =
                                    "why there is no figure: not-applicable, not-sent, not-due or"
                                            + " blocked")
                    @Nullable String noData,
            @Schema(
                            description =
                                    "of a correction that returned to an earlier figure: the version of"
                                            + " its stream at which that was reported")
                    @Nullable Integer repeats,
            boolean late,
            @Schema(
                            description =
                                    "the day that counts: as the office stated it, else the one on"
                                            + " which it was recorded first, in the region; absent"
                                            + " where there is no figure",
                            examples = "2026-04-08")
                    @Nullable LocalDate reportedOn,
            @Schema(
                            description =
                                    "who sent the figure, or declared that there is none, by subject id",
                            examples = "zhao")
                    @Nullable String sentBy,
            @Schema(description = "when that was recorded") @Nullable Instant sentAt,
            @Schema(description = "its stream's version, to be sent as If-Match") int version,
            @Schema(description = "of its last entry", examples = "monitoring@48213")
                    Position position) {

        static Observation of(ObservationRow row) {
            return new Observation(
                    Code.of(row.unit),
                    Code.of(row.indicator),
                    Period.parse(row.period),
                    State.valueOf(row.state.toUpperCase(Locale.ROOT).replace('-', '_')),
                    row.value,
                    row.numerator,
                    row.denominator,
                    row.source,
                    row.note,
                    row.remark,
                    row.noData,
                    row.repeats,
                    row.late,
                    reportedOn(row),
                    row.sentBy,
                    row.sentAt == null ? null : row.sentAt.truncatedTo(ChronoUnit.MICROS),
                    row.version,
                    new Position(Journal.MONITORING, row.position));
        }

        private static @Nullable LocalDate reportedOn(ObservationRow row) {
            if (row.value == null && row.numerator == null) {
                return null;
            }
            if (row.reportedOn != null || row.recordedAt == null) {
                return row.reportedOn;
            }
            ZoneId zone = row.timeZone == null ? ZoneOffset.UTC : ZoneId.of(row.timeZone);
            return LocalDate.ofInstant(row.recordedAt, zone);
        }

        private String key() {
            return period + "/" + unit + "/" + indicator;
        }
    }

    @GET
    @Allowed(Action.READ_OBSERVATIONS)
    @Operation(
            summary =
                    "The observations, of a unit, indicator, period or state where asked, in order"
                            + " of period, unit and indicator")
    public Uni<Page<Observation>> observations(
            @RestPath Code region,
            @RestQuery @Nullable Code unit,
            @RestQuery @Nullable Code indicator,
            @RestQuery @Nullable Period period,
            @RestQuery @Nullable State state,
            @BeanParam PageRequest page) {
        Scope scope = policy.scope(Action.READ_OBSERVATIONS, region);
        Paging paging = page.paging();
        String[] after =
                paging.after().isEmpty()
                        ? new String[] {"", "", ""}
                        : paging.after().split("/", -1);
        String ofUnit = unit == null ? null : unit.value();
        String ofIndicator = indicator == null ? null : indicator.value();
        String ofPeriod = period == null ? null : period.toString();
        String inState = state == null ? null : Shape.kebab(state);
        return sessions.withSession(
                        s ->
                                s.createSelectionQuery(
                                                """
                        from ObservationRow
                        where region = :region
                          and (period > :p or (period = :p and (unit > :u or (unit = :u and indicator > :i))))
                          and (:unit is null or unit = :unit)
                          and (:indicator is null or indicator = :indicator)
                          and (:period is null or period = :period)
                          and (:state is null or state = :state)
                          and (:all = true or unit in :mine)
                        order by period, unit, indicator
                        """,
                                                ObservationRow.class)
                                        .setParameter("region", region.value())
                                        .setParameter("p", after[0])
                                        .setParameter("u", after.length == 3 ? after[1] : "")
                                        .setParameter("i", after.length == 3 ? after[2] : "")
                                        .setParameter("unit", ofUnit)
                                        .setParameter("indicator", ofIndicator)
                                        .setParameter("period", ofPeriod)
                                        .setParameter("state", inState)
                                        .setParameter("all", scope.everything())
                                        .setParameter("mine", scope.listed())
                                        .setMaxResults(paging.probe())
                                        .getResultList())
                .map(
                        rows ->
                                paging.of(
                                        rows.stream().map(Observation::of).toList(),
                                        Observation::key));
    }
}
