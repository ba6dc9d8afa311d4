package io.kaocheng.evaluation.replay;

import io.kaocheng.contracts.evaluation.EditionEvent;
import io.kaocheng.contracts.scores.ScoresEvent;
import io.kaocheng.journal.Appender;
import io.kaocheng.journal.Origin;
import io.kaocheng.journal.Recorded;
import io.kaocheng.journal.Submission;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Publishes to the scores journal the editions that a transaction published. The scores journal is
 * locked while the evaluation journal's lock is held, in this order and no other.
 */
final class PublishedEditions implements Submission.Effect {

    private final Appender scores;
    private final Origin origin;

    PublishedEditions(Appender scores, Origin origin) {
        this.scores = scores;
        this.origin = origin;
    }

    @Override
    public void apply(Connection connection, List<Recorded> entries) throws SQLException {
        List<Appender.Draft> drafts = new ArrayList<>();
        for (Recorded entry : entries) {
            if (entry.event() instanceof EditionEvent.EditionPublished edition) {
                drafts.add(
                        new Appender.Draft(
                                new ScoresEvent.EditionPublished(
                                        edition.unitClass(),
                                        edition.period(),
                                        edition.number(),
                                        edition.run(),
                                        edition.cut(),
                                        edition.root(),
                                        edition.supersedes()),
                                origin));
            }
        }
        if (!drafts.isEmpty() && !entries.isEmpty()) {
            scores.append(connection, scores.lock(connection, entries.getFirst().region()), drafts);
        }
    }
}
