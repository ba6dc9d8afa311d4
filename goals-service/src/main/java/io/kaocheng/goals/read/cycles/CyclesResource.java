package io.kaocheng.goals.read.cycles;

import io.kaocheng.chassis.AsOf;
import io.kaocheng.chassis.Paging;
import io.kaocheng.chassis.Problem;
import io.kaocheng.chassis.Views;
import io.kaocheng.chassis.api.Page;
import io.kaocheng.chassis.api.PageRequest;
import io.kaocheng.chassis.api.Refuses;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.goals.CycleEvent.CycleRules;
import io.kaocheng.journal.RangedTable;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
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

import java.util.Map;

/** The cycles of a region. */
@Path("/api/v1/regions/{region}/cycles")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class CyclesResource {

    private final Mutiny.SessionFactory sessions;
    private final Views views;

    CyclesResource(Mutiny.SessionFactory sessions, Views views) {
        this.sessions = sessions;
        this.views = views;
    }

    /** An assessment cycle. */
    public record Cycle(
            @Schema(examples = "2026") String cycle,
            @Schema(examples = "2026 年度考核") String name,
            @Schema(description = "the period that is assessed", examples = "2026") String period,
            @Schema(description = "whether nothing is submitted for it any more") boolean closed) {}

    @GET
    @Allowed(Action.READ_CYCLES)
    @Operation(summary = "The cycles")
    public Uni<Page<Cycle>> cycles(
            @RestPath Code region, @BeanParam PageRequest page, @RestQuery @Nullable AsOf asOf) {
        Paging paging = page.paging();
        return views.position(asOf, Journal.GOALS, region)
                .chain(
                        at ->
                                sessions.withSession(
                                        s ->
                                                s.createSelectionQuery(
                                                                """
                        select c.cycle, c.name, c.period, c.closed
                        from CycleRow c
                        where c.region = :region and c.fromSeq <= :at and c.toSeq > :at and c.cycle > :after
                        order by c.cycle
                        """,
                                                                Cycle.class)
                                                        .setParameter("region", region.value())
                                                        .setParameter("at", at)
                                                        .setParameter("after", paging.after())
                                                        .setMaxResults(paging.probe())
                                                        .getResultList()))
                .map(rows -> paging.of(rows, Cycle::cycle));
    }

    /** The row of a cycle with its rules. */
    record RulesRow(Code cycle, Period period, @Nullable CycleRules rules, int version) {}

    private static final RangedTable<RulesRow> RULES = new RangedTable<>("cycle", RulesRow.class);

    /** The rules of a cycle. */
    public record RulesOfCycle(
            @Schema(examples = "2026") Code cycle,
            @Schema(description = "all of them, defaults written out") CycleRules rules,
            @Schema(description = "whether anybody has set them; the defaults hold otherwise")
                    boolean set,
            @Schema(description = "of the cycle's stream, to be sent as If-Match", examples = "1")
                    int version) {}

    @GET
    @Path("/{cycle}/rules")
    @Allowed(Action.READ_CYCLES)
    @Operation(summary = "The rules of a cycle, defaults written out")
    @Refuses(ProblemCode.NOT_FOUND)
    public Uni<RulesOfCycle> rules(
            @RestPath Code region, @RestPath Code cycle, @RestQuery @Nullable AsOf asOf) {
        return views.page(
                        RULES,
                        Journal.GOALS,
                        region,
                        asOf,
                        new PageRequest(1, null),
                        "cycle",
                        "cycle = :cycle",
                        Map.of("cycle", cycle.value()))
                .map(
                        page -> {
                            if (page.items().isEmpty()) {
                                throw new Problem(
                                        ProblemCode.NOT_FOUND,
                                        "there is no cycle " + cycle,
                                        "没有考核周期 " + cycle);
                            }
                            RulesRow row = page.items().getFirst();
                            CycleRules rules = row.rules();
                            return new RulesOfCycle(
                                    row.cycle(),
                                    rules == null ? CycleRules.defaults(row.period()) : rules,
                                    rules != null,
                                    row.version());
                        });
    }
}
