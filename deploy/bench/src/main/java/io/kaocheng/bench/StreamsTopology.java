package io.kaocheng.bench;

import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Entry;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.UnreadableEntryException;
import io.kaocheng.contracts.evaluation.RunEvent.Scope;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;
import io.kaocheng.evaluation.facts.AffectedCohorts.CohortKey;
import io.kaocheng.evaluation.facts.RegionFacts;
import io.kaocheng.evaluation.facts.Scoring;
import io.kaocheng.evaluation.replay.Digests;
import io.kaocheng.evaluation.replay.Execution;
import io.kaocheng.evaluation.replay.Result;
import io.kaocheng.journal.Recorded;
import io.kaocheng.scoring.engine.CohortScores;
import io.kaocheng.scoring.engine.Outcome;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The same merge and score as a Kafka Streams application: a store with its change log, as Streams
 * gives it by default, holds the latest version of every stream; when all has been read, what is in
 * it is scored by the same engine. No repartitioning: the key of the topics is the region, and the
 * processor keeps the streams apart itself, which is the cheapest way Streams has.
 */
final class StreamsTopology implements Contender {

    static final String NAME = "Kafka Streams";

    private static final String STORE = "latest";
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final String bootstrapServers;
    private final List<Journal> journals;
    private final long entries;

    StreamsTopology(String bootstrapServers, List<Journal> journals, Cut cut) {
        this.bootstrapServers = bootstrapServers;
        this.journals = List.copyOf(journals);
        this.entries = journals.stream().mapToLong(cut::at).sum();
    }

    @Override
    public String name() {
        return NAME;
    }

    private record Scored(long entries, String root, List<UnitScored> scores) {}

    @Override
    public Outcome run() throws Exception {
        Path folder = Files.createTempDirectory("kaocheng-streams");
        CompletableFuture<Scored> scored = new CompletableFuture<>();
        KafkaStreams streams = new KafkaStreams(topology(scored), settings(folder));
        streams.setUncaughtExceptionHandler(
                e -> {
                    scored.completeExceptionally(e);
                    return org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler
                            .StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
                });
        try {
            streams.start();
            Scored found = scored.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return new Outcome(found.entries(), () -> Totals.ofScores(found.scores()), found::root);
        } finally {
            streams.close(Duration.ofSeconds(30));
            discard(folder);
        }
    }

    private static void discard(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private Properties settings(Path folder) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        // A new application every time, or it would go on where the last one ended.
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "bench-" + UUID.randomUUID());
        settings.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
        settings.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 10_000);
        settings.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG),
                8 * 1024 * 1024);
        return settings;
    }

    private Topology topology(CompletableFuture<Scored> scored) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.addStateStore(
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(STORE),
                        Serdes.String(),
                        Serdes.ByteArray()));
        builder.stream(
                        journals.stream().map(Journal::topic).toList(),
                        Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()))
                .process(() -> new Merge(scored), STORE);
        return builder.build();
    }

    private final class Merge implements Processor<byte[], byte[], Void, Void> {
        private final CompletableFuture<Scored> scored;
        private @Nullable KeyValueStore<String, byte[]> latest;
        private long read;

        Merge(CompletableFuture<Scored> scored) {
            this.scored = scored;
        }

        @Override
        public void init(ProcessorContext<Void, Void> context) {
            latest = context.getStateStore(STORE);
        }

        private KeyValueStore<String, byte[]> latest() {
            if (latest == null) {
                throw new IllegalStateException("Streams gave no store");
            }
            return latest;
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            try {
                Entry entry = Entry.read(record.value());
                String key = key(entry);
                byte[] before = latest().get(key);
                if (before == null || ByteBuffer.wrap(before).getInt() < entry.streamVersion()) {
                    latest().put(
                                    key,
                                    ByteBuffer.allocate(Integer.BYTES + record.value().length)
                                            .putInt(entry.streamVersion())
                                            .put(record.value())
                                            .array());
                }
                if (++read == entries) {
                    scored.complete(score());
                }
            } catch (UnreadableEntryException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Of figures and targets the last one counts, of everything else all of them. */
        private static String key(Entry entry) {
            return entry.journal() == Journal.MONITORING || entry.subject().startsWith("target/")
                    ? entry.subject()
                    : entry.position().toString();
        }

        private Scored score() throws UnreadableEntryException {
            RegionFacts facts = new RegionFacts();
            try (KeyValueIterator<String, byte[]> all = latest().all()) {
                while (all.hasNext()) {
                    byte[] value = all.next().value;
                    byte[] document =
                            java.util.Arrays.copyOfRange(value, Integer.BYTES, value.length);
                    RegionFacts.of(Recorded.of(Entry.read(document))).ifPresent(facts::apply);
                }
            }
            List<UnitScored> scores = new ArrayList<>();
            TreeMap<CohortKey, String> digests = new TreeMap<>(Digests.ORDER);
            for (CohortKey key : Execution.cohorts(facts, Scope.ALL)) {
                CohortScores cohort = Scoring.score(facts, key).orElseThrow();
                List<Result> results =
                        cohort.units().stream()
                                .map(u -> Scoring.event(cohort, u, Cut.NOTHING, false, null))
                                .map(
                                        s ->
                                                Result.of(
                                                        s.unit(),
                                                        key.period(),
                                                        key.unitClass(),
                                                        null,
                                                        s))
                                .toList();
                digests.put(key, Digests.ofCohort(results));
                for (Result result : results) {
                    UnitScored after = result.after();
                    if (after != null) {
                        scores.add(after);
                    }
                }
            }
            return new Scored(read, Digests.root(digests), scores);
        }
    }
}
