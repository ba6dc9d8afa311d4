package io.kaocheng.bench;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.evaluation.history.EntryCursor;
import io.kaocheng.evaluation.history.KafkaSource;
import io.kaocheng.evaluation.history.Source;
import io.kaocheng.evaluation.snapshot.Snapshot;

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

    /** A snapshot that holds all of it. */
    static Source sealed(Path snapshot) {
        return new Source() {
            @Override
            public EntryCursor open(Journal journal, Code region, long after, long upTo)
                    throws IOException {
                throw new IOException("the snapshot ends at " + journal + "@" + after);
            }

            @Override
            public Snapshot sealed(Code region) throws IOException {
                return Snapshot.open(snapshot);
            }
        };
    }
}
