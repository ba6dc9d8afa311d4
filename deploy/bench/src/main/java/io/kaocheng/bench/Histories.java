package io.kaocheng.bench;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.evaluation.replay.KafkaSource;
import io.kaocheng.evaluation.replay.Source;
import io.kaocheng.evaluation.replay.Tape;
import io.kaocheng.evaluation.segment.Segment;

import java.io.IOException;
import java.nio.file.Path;

/** Where the made-up history is read from. */
final class Histories {

    private Histories() {}

    /** The topics, which are whole: nothing has to be fetched from an owner. */
    static Source kafka(String bootstrapServers) {
        return new KafkaSource(
                bootstrapServers,
                (journal, of, after, limit) -> {
                    throw new IOException(journal + " has a hole after " + after);
                });
    }

    /** A segment that holds all of it. */
    static Source sealed(Path segment) {
        return new Source() {
            @Override
            public Tape open(Journal journal, Code region, long after, long upTo)
                    throws IOException {
                throw new IOException("the segment ends at " + journal + "@" + after);
            }

            @Override
            public Segment sealed(Code region) throws IOException {
                return Segment.open(segment);
            }
        };
    }
}
