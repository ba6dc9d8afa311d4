package io.kaocheng.evaluation.replay;

import io.kaocheng.chassis.Journals;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Entry;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.UnreadableEntryException;
import io.kaocheng.contracts.evaluation.RunEvent;
import io.kaocheng.contracts.evaluation.RunEvent.RunPlanned;
import io.kaocheng.contracts.evaluation.RunEvent.Scope;
import io.kaocheng.contracts.scores.ScoresEvent;
import io.kaocheng.contracts.scores.ScoresEvent.ScoreWithdrawn;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;
import io.kaocheng.evaluation.facts.Published;
import io.kaocheng.evaluation.facts.Scoring;
import io.kaocheng.evaluation.live.LiveRegion;
import io.kaocheng.evaluation.live.LiveRegions;
import io.kaocheng.evaluation.run.Run;
import io.kaocheng.evaluation.run.RunCommand;
import io.kaocheng.evaluation.run.RunCommand.PlanRun;
import io.kaocheng.evaluation.run.RunCommand.PromoteRun;
import io.kaocheng.evaluation.run.RunCommand.StartRun;
import io.kaocheng.evaluation.run.RunDecider;
import io.kaocheng.evaluation.run.RunKind;
import io.kaocheng.journal.Appender;
import io.kaocheng.journal.CorruptStreamException;
import io.kaocheng.journal.Decision;
import io.kaocheng.journal.Origin;
import io.kaocheng.journal.References;
import io.kaocheng.journal.Rejection;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

/**
 * Records what is decided of runs. All of a region's runs are decided one after another, under the
 * lock of its evaluation journal, since one run's plan and promotion depend on the others.
 */
@ApplicationScoped
public class RunBook {

    private static final RunDecider DECIDER = new RunDecider();

    private final DataSource source;
    private final Journals journals;
    private final LiveRegions regions;

    RunBook(DataSource source, Journals journals, LiveRegions regions) {
        this.source = source;
        this.journals = journals;
        this.regions = regions;
    }

    /** What became of a command. */
    public sealed interface Answer {

        record Recorded(List<Position> positions, Run run) implements Answer {}

        record Unchanged(Run run) implements Answer {}

        record Refused(Rejection reason) implements Answer {}
    }

    /** Plans a run, unless an official one of an overlapping scope is under way, and starts it. */
    public Answer plan(Code region, RunPlanned planned, Origin origin) throws SQLException {
        return in(
                connection -> {
                    Appender appender = journals.appender(Journal.EVALUATION);
                    Appender.Head head = appender.lock(connection, region);
                    Run run = load(connection, region, planned.run());
                    Decision<RunEvent> plan =
                            DECIDER.decide(
                                    new PlanRun(planned, overlapping(connection, region, planned)),
                                    run,
                                    References.none());
                    if (!(plan instanceof Decision.Accepted<RunEvent>(var events, _))
                            || events.isEmpty()) {
                        return answer(plan, run);
                    }
                    List<RunEvent> all = new ArrayList<>(events);
                    Run after = evolve(run, events);
                    if (DECIDER.decide(new StartRun(planned.run()), after, References.none())
                            instanceof Decision.Accepted<RunEvent>(var started, _)) {
                        all.addAll(started);
                        after = evolve(after, started);
                    }
                    return recorded(connection, appender, head, all, origin, after);
                });
    }

    /** Decides anything but a plan or a promotion. */
    public Answer decide(Code region, RunCommand command, Origin origin) throws SQLException {
        return in(
                connection -> {
                    Appender appender = journals.appender(Journal.EVALUATION);
                    Appender.Head head = appender.lock(connection, region);
                    Run run = load(connection, region, command.run());
                    return apply(
                            connection,
                            appender,
                            head,
                            DECIDER.decide(command, run, References.none()),
                            run,
                            origin);
                });
    }

    /**
     * Makes an approved run's scores the official ones: in one transaction the differences to what
     * is published are appended to the scores journal, each naming what it supersedes, the run is
     * marked, and the official run of each of its cohorts moves to it under a new epoch.
     *
     * @param newer an entry recorded after the run's cut that bears on its scope; null for none
     */
    public Answer promote(Code region, String id, @Nullable Position newer, Origin origin)
            throws SQLException {
        Answer answer;
        try {
            answer =
                    in(
                            connection ->
                                    regions.with(
                                            connection,
                                            region,
                                            live ->
                                                    promote(
                                                            connection,
                                                            region,
                                                            live,
                                                            id,
                                                            newer,
                                                            origin)));
        } finally {
            // Whatever came of it, the next who looks takes what the database says.
            regions.forget(region);
        }
        if (answer instanceof Answer.Recorded) {
            journals.appended(Journal.SCORES);
        }
        return answer;
    }

    private Answer promote(
            Connection connection,
            Code region,
            LiveRegion live,
            String id,
            @Nullable Position newer,
            Origin origin)
            throws SQLException {
        Appender scores = journals.appender(Journal.SCORES);
        Appender.Head scoresHead = scores.lock(connection, region);
        if (scoresHead.sequence() != live.scoresHead()) {
            throw new SQLException("the scores journal of " + region + " has moved on");
        }
        Appender evaluation = journals.appender(Journal.EVALUATION);
        Appender.Head head = evaluation.lock(connection, region);
        Run run = load(connection, region, id);
        List<ScoresEvent> changes = changes(connection, region, live, id, run);
        long epoch = epoch(connection, region) + 1;
        Decision<RunEvent> decision =
                DECIDER.decide(
                        new PromoteRun(
                                id,
                                newer,
                                epoch,
                                changes.size(),
                                new Position(
                                        Journal.SCORES, scoresHead.sequence() + changes.size())),
                        run,
                        References.none());
        if (!(decision instanceof Decision.Accepted<RunEvent>(var events, _)) || events.isEmpty()) {
            return answer(decision, run);
        }
        scores.append(
                connection,
                scoresHead,
                changes.stream().map(change -> new Appender.Draft(change, origin)).toList());
        makeOfficial(connection, region, id, epoch);
        return recorded(connection, evaluation, head, events, origin, evolve(run, events));
    }

    private static List<ScoresEvent> changes(
            Connection connection, Code region, LiveRegion live, String id, Run run)
            throws SQLException {
        List<ScoresEvent> changes = new ArrayList<>();
        RunPlanned plan = RunDecider.planOf(run);
        if (plan == null || RunDecider.kind(plan) != RunKind.OFFICIAL) {
            return changes;
        }
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                select before, after
                from run_result
                where region = ? and run = ?
                order by period, unit_class, unit
                """)) {
            select.setString(1, region.value());
            select.setString(2, id);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    String after = rows.getString(2);
                    if (after != null) {
                        change(live, id, score(after)).ifPresent(changes::add);
                    } else {
                        String before = rows.getString(1);
                        if (before != null) {
                            withdrawal(live, plan, score(before)).ifPresent(changes::add);
                        }
                    }
                }
            }
        }
        return changes;
    }

    private static Optional<ScoresEvent> change(LiveRegion live, String id, UnitScored after) {
        Published before = live.published(after.period()).get(after.unit());
        if (before != null && Scoring.same(before.score(), after)) {
            return Optional.empty();
        }
        return Optional.of(
                new UnitScored(
                        after.unit(),
                        after.period(),
                        after.unitClass(),
                        after.scheme(),
                        after.total(),
                        after.rank(),
                        after.grade(),
                        after.coverage(),
                        after.blocks(),
                        after.indicators(),
                        after.incomplete(),
                        after.cut(),
                        after.engine(),
                        id,
                        before == null ? null : before.position()));
    }

    private static Optional<ScoresEvent> withdrawal(
            LiveRegion live, RunPlanned plan, UnitScored gone) {
        Published before = live.published(gone.period()).get(gone.unit());
        if (before == null || !before.score().unitClass().equals(gone.unitClass())) {
            return Optional.empty();
        }
        return Optional.of(
                new ScoreWithdrawn(
                        gone.unit(),
                        gone.period(),
                        plan.manifest().cut(),
                        plan.manifest().engine(),
                        before.position()));
    }

    private static void makeOfficial(Connection connection, Code region, String id, long epoch)
            throws SQLException {
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                insert into official as o (region, unit_class, period, run, epoch)
                select region, unit_class, period, run, ?
                from run_cohort
                where region = ? and run = ?
                on conflict (region, unit_class, period) do update
                set run = excluded.run, epoch = excluded.epoch
                where o.epoch < excluded.epoch
                """)) {
            upsert.setLong(1, epoch);
            upsert.setString(2, region.value());
            upsert.setString(3, id);
            upsert.executeUpdate();
        }
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                insert into official_epoch (region, epoch)
                values (?, ?)
                on conflict (region) do update
                set epoch = excluded.epoch
                """)) {
            upsert.setString(1, region.value());
            upsert.setLong(2, epoch);
            upsert.executeUpdate();
        }
    }

    private static long epoch(Connection connection, Code region) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                select epoch
                from official_epoch
                where region = ?
                for update
                """)) {
            select.setString(1, region.value());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    /** Official runs that have neither ended nor been promoted and look at any of the same. */
    private static List<String> overlapping(Connection connection, Code region, RunPlanned planned)
            throws SQLException {
        List<String> overlapping = new ArrayList<>();
        if (RunDecider.kind(planned) != RunKind.OFFICIAL) {
            return overlapping;
        }
        Scope scope = planned.manifest().scope();
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                select run, planned
                from run
                where region = ? and kind = 'official'
                  and state in ('planned', 'running', 'failed', 'completed', 'verified', 'approved')
                order by planned_at
                """)) {
            select.setString(1, region.value());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    RunPlanned other = planned(rows.getString(2));
                    if (!other.run().equals(planned.run())
                            && overlap(scope, other.manifest().scope())) {
                        overlapping.add(other.run());
                    }
                }
            }
        }
        return overlapping;
    }

    private static boolean overlap(Scope a, Scope b) {
        return meet(a.classes(), b.classes()) && meet(a.periods(), b.periods());
    }

    private static <T> boolean meet(List<T> a, List<T> b) {
        return a.isEmpty() || b.isEmpty() || a.stream().anyMatch(b::contains);
    }

    /** The event in which a run was planned, as the view of runs keeps it. */
    static RunPlanned planned(String document) {
        return read(document, RunPlanned.class);
    }

    /** A score as run_result keeps it. */
    static UnitScored score(String document) {
        return read(document, UnitScored.class);
    }

    private static <T> T read(String document, Class<T> type) {
        try {
            return ContractJson.read(ContractJson.mapper().readTree(document), type);
        } catch (IOException | UnreadableEntryException e) {
            throw new CorruptStreamException("a view of runs holds what it did not write", e);
        }
    }

    private interface Work {
        Answer run(Connection connection) throws SQLException;
    }

    private Answer in(Work work) throws SQLException {
        Answer answer;
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                answer = work.run(connection);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
        if (answer instanceof Answer.Recorded) {
            journals.appended(Journal.EVALUATION);
        }
        return answer;
    }

    private static Answer apply(
            Connection connection,
            Appender appender,
            Appender.Head head,
            Decision<RunEvent> decision,
            Run run,
            Origin origin)
            throws SQLException {
        if (decision instanceof Decision.Accepted<RunEvent>(var events, _) && !events.isEmpty()) {
            return recorded(connection, appender, head, events, origin, evolve(run, events));
        }
        return answer(decision, run);
    }

    private static Answer answer(Decision<RunEvent> decision, Run run) {
        return switch (decision) {
            case Decision.Accepted<RunEvent> _ -> new Answer.Unchanged(run);
            case Decision.Rejected<RunEvent> no -> new Answer.Refused(no.reason());
        };
    }

    private static Answer recorded(
            Connection connection,
            Appender appender,
            Appender.Head head,
            List<? extends Event> events,
            Origin origin,
            Run after)
            throws SQLException {
        return new Answer.Recorded(
                appender
                        .append(
                                connection,
                                head,
                                events.stream().map(e -> new Appender.Draft(e, origin)).toList())
                        .stream()
                        .map(io.kaocheng.journal.Recorded::position)
                        .toList(),
                after);
    }

    private static Run evolve(Run run, List<? extends RunEvent> events) {
        Run after = run;
        for (RunEvent event : events) {
            after = DECIDER.evolve(after, event);
        }
        return after;
    }

    /** Where a run stands. */
    public Run find(Code region, String id) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return load(connection, region, id);
        }
    }

    private static Run load(Connection connection, Code region, String id) throws SQLException {
        Run run = DECIDER.initial();
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                select document
                from entry
                where region = ? and journal = 'evaluation' and sequence = any (
                  select unnest(sequences)
                  from stream
                  where region = ? and journal = 'evaluation' and reverse(subject) collate "C" = reverse(?))
                order by sequence
                """)) {
            select.setString(1, region.value());
            select.setString(2, region.value());
            select.setString(3, "run/" + id);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    run = DECIDER.evolve(run, (RunEvent) Entry.read(rows.getString(1)).event());
                }
            }
        } catch (UnreadableEntryException e) {
            throw new CorruptStreamException(
                    "the own journal holds what this build cannot read", e);
        }
        return run;
    }
}
