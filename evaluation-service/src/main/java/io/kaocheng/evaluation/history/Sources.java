package io.kaocheng.evaluation.history;

import io.kaocheng.chassis.Journals;
import io.kaocheng.chassis.OwnersOverHttp;
import io.kaocheng.chassis.Problem;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.UnreadableEntryException;
import io.kaocheng.evaluation.facts.EvaluationFact;
import io.kaocheng.journal.History;
import io.kaocheng.journal.Inbox;
import io.kaocheng.journal.JournalTrees;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The two ways to a region's history, and where its journals end. */
@ApplicationScoped
public class Sources {

    /**
     * Who refers comes before what is referred to, so that a cut holds whatever its entries name.
     * Before all of them comes evaluation.
     */
    private static final List<Journal> REVERSE_OF_DEPENDENCE =
            List.of(Journal.MONITORING, Journal.GOALS, Journal.INDICATORS);

    private final OwnersOverHttp others;
    private final Journals journals;
    private final Owners owners;
    private final KafkaSource kafka;
    private final String bootstrapServers;

    Sources(
            OwnersOverHttp others,
            Journals journals,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.others = others;
        this.journals = journals;
        this.owners = new Owners(others, journals);
        this.bootstrapServers = bootstrapServers;
        this.kafka = new KafkaSource(bootstrapServers, owners);
    }

    /** The owners of all journals, of which this service may be one. */
    private record Owners(OwnersOverHttp others, Journals own) implements Inbox.Owners {

        @Override
        public List<String> entries(Journal journal, Code region, long after, int limit)
                throws IOException, InterruptedException {
            if (!own.owns(journal)) {
                return others.entries(journal, region, after, limit);
            }
            try {
                return own.history().entries(journal, region, after, limit);
            } catch (SQLException e) {
                throw new IOException("the " + journal + " journal cannot be read", e);
            }
        }

        @Override
        public JournalTrees.Answer tree(Journal journal, Code region, long size, boolean fresh)
                throws IOException, InterruptedException {
            if (!own.owns(journal)) {
                return others.tree(journal, region, size, fresh);
            }
            try {
                return own.trees().at(journal, region, size, fresh);
            } catch (SQLException e) {
                throw new IOException("the " + journal + " journal cannot be read", e);
            }
        }
    }

    /** From Kafka; what it lacks from the journals' owners. */
    public Source kafka() {
        return kafka;
    }

    /** From the journals' owners. */
    public Source journals() {
        return new JournalSource(owners);
    }

    /**
     * The first place at which a record of the region in a journal's topic is not the entry that
     * the journal has there; absent where every record is.
     *
     * @throws IOException where Kafka or the owner cannot be reached
     */
    public Optional<Position> firstForeignRecord(Journal journal, Code region)
            throws IOException, InterruptedException {
        return new TopicCheck(bootstrapServers, this::entries).firstForeign(journal, region);
    }

    /**
     * Where a journal is not what it was when its hash tree was stored, by its owner's own word;
     * absent where it is.
     */
    public Optional<String> altered(Journal journal, Code region)
            throws IOException, InterruptedException {
        return Optional.ofNullable(owners.tree(journal, region, Long.MAX_VALUE, true).altered());
    }

    /** The entries of a journal after a place, from its owner, which may be this service. */
    public List<String> entries(Journal journal, Code region, long after, int limit)
            throws IOException, InterruptedException {
        return owners.entries(journal, region, after, limit);
    }

    /** The cut of a moment, or of now where that is null. */
    public Cut cut(Code region, @Nullable Instant at) throws IOException, InterruptedException {
        Cut cut = Cut.NOTHING.with(Journal.EVALUATION, evaluation(region, at));
        for (Journal journal : REVERSE_OF_DEPENDENCE) {
            Position position = others.position(journal, region, at);
            cut = cut.with(journal, position.sequence());
        }
        return cut;
    }

    /**
     * The last entry of the evaluation journal that is a fact, by a moment or up to now. Where none
     * is, scores do not depend on that journal and their cuts do not name it; however many runs it
     * records, planning again is planning at the same cut.
     */
    private long evaluation(Code region, @Nullable Instant at) throws IOException {
        try {
            History history = journals.history();
            long end =
                    at == null
                            ? history.head(Journal.EVALUATION, region)
                            : history.recordedBy(Journal.EVALUATION, region, at);
            return history.lastOf(Journal.EVALUATION, region, end, EvaluationFact.TYPES);
        } catch (SQLException | UnreadableEntryException e) {
            throw new IOException("the evaluation journal cannot be read", e);
        }
    }

    /** Where the scores journal ends. */
    public Position scores(Code region) throws SQLException {
        return new Position(Journal.SCORES, journals.history().head(Journal.SCORES, region));
    }

    /**
     * The journals the region's scores depend on, in the order in which they refer to each other.
     */
    public List<Journal> inputs(Code region) throws IOException {
        return inputs(Cut.NOTHING.with(Journal.EVALUATION, evaluation(region, null)));
    }

    private static List<Journal> inputs(Cut heads) {
        return heads.at(Journal.EVALUATION) > 0
                ? Fold.JOURNALS
                : Fold.JOURNALS.stream().filter(j -> j != Journal.EVALUATION).toList();
    }

    /**
     * Lets through a cut from which something can be scored.
     *
     * @throws Problem where it names other journals, or more than they hold
     */
    public void check(Code region, Cut cut) throws IOException, InterruptedException {
        check(cut, cut(region, null));
    }

    /**
     * The same where it is known already where the region's journals end.
     *
     * @param heads the cut of now
     */
    public static void check(Cut cut, Cut heads) {
        List<Journal> inputs = inputs(heads);
        for (Journal journal : Journal.values()) {
            if (cut.at(journal) > 0 && !inputs.contains(journal)) {
                throw new Problem(
                        ProblemCode.UNKNOWN_CUT,
                        "scores depend on the journals goals, indicators and monitoring; the cut names "
                                + journal,
                        "得分只取决于 goals、indicators、monitoring 日志，数据截止点中出现了 " + journal);
            }
        }
        if (cut.equals(Cut.NOTHING)) {
            throw new Problem(
                    ProblemCode.UNKNOWN_CUT,
                    "the cut is empty; write it goals@812 indicators@96 monitoring@48213",
                    "数据截止点为空；须为 goals@812 indicators@96 monitoring@48213 的形式");
        }
        for (Journal journal : inputs) {
            if (cut.at(journal) > heads.at(journal)) {
                throw new Problem(
                        ProblemCode.CUT_IN_FUTURE,
                        journal
                                + "@"
                                + cut.at(journal)
                                + " has not been recorded; the journal ends at "
                                + journal
                                + "@"
                                + heads.at(journal),
                        journal
                                + "@"
                                + cut.at(journal)
                                + " 尚未记录；日志当前止于 "
                                + journal
                                + "@"
                                + heads.at(journal));
            }
        }
    }
}
