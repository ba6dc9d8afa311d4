package io.kaocheng.evaluation.replay;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Journal;
import io.kaocheng.evaluation.segment.Segment;
import io.kaocheng.evaluation.segment.SegmentBuilder;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Seals what a source says of a region. */
public final class SegmentMaker {

    private SegmentMaker() {}

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
            @Nullable Segment before,
            Cut cut,
            Map<Journal, String> ids,
            Path file)
            throws IOException, InterruptedException {
        SegmentBuilder builder = new SegmentBuilder(region);
        try (Reading reading =
                new Reading(
                        source,
                        region,
                        cut,
                        new Reading.Taker() {
                            @Override
                            public void take(Tape.Needed entry) {
                                builder.take(entry.fact());
                            }

                            @Override
                            public void take(Tape.Figure entry) {
                                builder.take(entry.key(), entry.said());
                            }

                            @Override
                            public void unreadable(Journal journal, Tape.Unreadable entry) {
                                builder.unreadable(journal, entry.sequence(), entry.subject());
                            }
                        })) {
            if (before != null) {
                builder.take(before);
            }
            for (Journal journal : Fold.JOURNALS) {
                if (before != null) {
                    reading.pass(before, journal, before.cut().at(journal));
                }
                reading.read(journal, cut.at(journal), Fold.Beat.NONE);
            }
        }
        return builder.write(file, cut, ids);
    }
}
