package io.kaocheng.goals.read.goals;

import io.kaocheng.chassis.AsOf;
import io.kaocheng.chassis.Views;
import io.kaocheng.chassis.api.Page;
import io.kaocheng.chassis.api.PageRequest;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.goals.CycleEvent.CycleRules;
import io.kaocheng.goals.read.goals.GoalsResource.Goal;
import io.kaocheng.journal.RangedTable;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The lights of goals on a day. They are of the day on which they are asked for, so no view holds
 * them.
 */
@ApplicationScoped
class Lights {

    record RulesRow(Code cycle, Period period, @Nullable CycleRules rules) {}

    record ZoneRow(String timeZone) {}

    private static final RangedTable<RulesRow> RULES = new RangedTable<>("cycle", RulesRow.class);
    private static final RangedTable<ZoneRow> ZONES =
            new RangedTable<>("open_region", ZoneRow.class);

    private final Views views;
    private final Clock clock;

    Lights(Views views, Clock clock) {
        this.views = views;
        this.clock = clock;
    }

    /** The goals with the lights of today, or of the day of a moment. */
    Uni<Page<Goal>> on(Code region, @Nullable AsOf asOf, Page<Goal> goals) {
        List<String> cycles =
                goals.items().stream()
                        .filter(one -> !one.steps().isEmpty())
                        .map(one -> one.cycle().value())
                        .distinct()
                        .toList();
        if (cycles.isEmpty()) {
            return Uni.createFrom().item(goals);
        }
        return day(region, asOf)
                .chain(
                        day ->
                                views.page(
                                                RULES,
                                                Journal.GOALS,
                                                region,
                                                asOf,
                                                new PageRequest(cycles.size(), null),
                                                "cycle",
                                                "cycle in (:cycles)",
                                                Map.of("cycles", cycles))
                                        .map(rules -> lit(goals, rules.items(), day)));
    }

    private Uni<LocalDate> day(Code region, @Nullable AsOf asOf) {
        Instant at = asOf instanceof AsOf.Moment moment ? moment.at() : clock.instant();
        return views.page(
                        ZONES,
                        Journal.GOALS,
                        region,
                        asOf,
                        new PageRequest(1, null),
                        "time_zone",
                        "true",
                        Map.of())
                .map(
                        zones ->
                                at.atZone(ZoneId.of(zones.items().getFirst().timeZone()))
                                        .toLocalDate());
    }

    private static Page<Goal> lit(Page<Goal> goals, List<RulesRow> rows, LocalDate day) {
        Map<Code, CycleRules> rules = new HashMap<>();
        for (RulesRow row : rows) {
            CycleRules set = row.rules();
            rules.put(row.cycle(), set == null ? CycleRules.defaults(row.period()) : set);
        }
        return new Page<>(
                goals.items().stream()
                        .map(
                                one -> {
                                    CycleRules of = rules.get(one.cycle());
                                    return of == null ? one : one.lit(day, of);
                                })
                        .toList(),
                goals.next());
    }
}
