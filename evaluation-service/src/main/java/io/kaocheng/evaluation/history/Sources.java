package io.kaocheng.evaluation.history;

import io.kaocheng.chassis.Journals;
import io.kaocheng.chassis.OwnersOverHttp;
import io.kaocheng.chassis.Problem;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.ProblemCode;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The two ways to a region's history, and where its journals end. */
@ApplicationScoped
public class Sources {

    /**
     * Who refers comes before what is referred to, so that a cut holds whatever its entries name.
     */
    private static final List<Journal> REVERSE_OF_DEPENDENCE =
            List.of(Journal.MONITORING, Journal.GOALS, Journal.INDICATORS);

    private final OwnersOverHttp owners;
    private final Journals journals;
    private final String bootstrapServers;

    Sources(
            OwnersOverHttp owners,
            Journals journals,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.owners = owners;
        this.journals = journals;
        this.bootstrapServers = bootstrapServers;
    }

    /** From Kafka; what it lacks from the journals' owners. */
    public Source kafka() {
        return new KafkaSource(bootstrapServers, owners);
    }

    /** From the journals' owners. */
    public Source journals() {
        return new JournalSource(owners);
    }

    /** The entries of a journal after a place, from its owner. */
    public List<String> entries(Journal journal, Code region, long after, int limit)
            throws IOException, InterruptedException {
        return owners.entries(journal, region, after, limit);
    }

    /** The cut of a moment, or of now where that is null. */
    public Cut cut(Code region, @Nullable Instant at) throws IOException, InterruptedException {
        Cut cut = Cut.NOTHING;
        for (Journal journal : REVERSE_OF_DEPENDENCE) {
            Position position = owners.position(journal, region, at);
            cut = cut.with(journal, position.sequence());
        }
        return cut;
    }

    /** Where the scores journal ends. */
    public Position scores(Code region) throws SQLException {
        return new Position(Journal.SCORES, journals.history().head(Journal.SCORES, region));
    }

    /**
     * Lets through a cut from which something can be scored.
     *
     * @throws Problem where it names other journals, or more than they hold
     */
    public void check(Code region, Cut cut) throws IOException, InterruptedException {
        for (Journal journal : Journal.values()) {
            if (cut.at(journal) > 0 && !Fold.JOURNALS.contains(journal)) {
                throw new Problem(
                        ProblemCode.UNKNOWN_CUT,
                        "scores depend on the journals goals, indicators and monitoring; the cut names "
                                + journal,
                        "得分只取决于 goals、indicators、monitoring 日志，切面中出现了 " + journal);
            }
        }
        if (cut.equals(Cut.NOTHING)) {
            throw new Problem(
                    ProblemCode.UNKNOWN_CUT,
                    "the cut is empty; write it goals@812 indicators@96 monitoring@48213",
                    "切面为空；应写作 goals@812 indicators@96 monitoring@48213");
        }
        Cut heads = cut(region, null);
        for (Journal journal : Fold.JOURNALS) {
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
