package io.kaocheng.evaluation.history;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Journal;
import io.kaocheng.evaluation.snapshot.Snapshot;
import io.kaocheng.evaluation.snapshot.SnapshotBuilder;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Seals what a source says of a region. */
public final class SnapshotMaker {

    private SnapshotMaker() {}

    /**
     * Reads a region up to a cut and seals it into a file.
     *
     * @param before what need not be read again; null reads all
     * @param ids of the last entries of the cut, by journal
     * @return the content's hash
     */
    public static String make(
            Source source,
            Code region,
            @Nullable Snapshot before,
            Cut cut,
            Map<Journal, String> ids,
            Path file)
            throws IOException, InterruptedException {
        SnapshotBuilder builder = new SnapshotBuilder(region);
        try (ForwardReader reading =
                new ForwardReader(
                        source,
                        region,
                        cut,
                        new ForwardReader.Sink() {
                            @Override
                            public void accept(EntryCursor.Needed entry) {
                                builder.add(entry.fact());
                            }

                            @Override
                            public void accept(EntryCursor.Figure entry) {
                                builder.add(entry.key(), entry.change());
                            }

                            @Override
                            public void unreadable(Journal journal, EntryCursor.Unreadable entry) {
                                builder.unreadable(journal, entry.sequence(), entry.subject());
                            }
                        })) {
            if (before != null) {
                builder.add(before);
            }
            for (Journal journal : Fold.JOURNALS) {
                if (before != null) {
                    reading.pass(before, journal, before.cut().at(journal));
                }
                reading.read(journal, cut.at(journal), Fold.ProgressListener.NONE);
            }
        }
        return builder.write(file, cut, ids);
    }
}
