package io.kaocheng.evaluation.react;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Entry;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.UnreadableEntryException;
import io.kaocheng.contracts.evaluation.RunEvent;
import io.kaocheng.contracts.evaluation.RunEvent.RunApproved;
import io.kaocheng.contracts.evaluation.RunEvent.RunCancelled;
import io.kaocheng.contracts.evaluation.RunEvent.RunCompleted;
import io.kaocheng.contracts.evaluation.RunEvent.RunExpired;
import io.kaocheng.contracts.evaluation.RunEvent.RunFailed;
import io.kaocheng.contracts.evaluation.RunEvent.RunPlanned;
import io.kaocheng.contracts.evaluation.RunEvent.RunPromoted;
import io.kaocheng.contracts.evaluation.RunEvent.RunRejected;
import io.kaocheng.contracts.evaluation.RunEvent.RunStarted;
import io.kaocheng.contracts.evaluation.RunEvent.RunVerified;
import io.kaocheng.evaluation.replay.RunExecutor;
import io.kaocheng.journal.SqlFailure;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Takes runs to be performed from the evaluation journal's own topic: a started run is a task, a
 * completed one the task of its second execution. The instances of the service share the topic's
 * partitions as a consumer group, so regions are shared out among them; the offset moves when a
 * task is done, so the task of an instance that died is taken up by another.
 */
@ApplicationScoped
class RunsConsumer {

    private static final Logger LOG = Logger.getLogger(RunsConsumer.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** How long a run may wait for a source while those behind it wait for the run. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final RunExecutor performer;
    private final String bootstrapServers;
    private final boolean enabled;
    private final AtomicBoolean closing = new AtomicBoolean();
    private @Nullable Thread thread;

    RunsConsumer(
            RunExecutor performer,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            @ConfigProperty(name = "kaocheng.relay.enabled", defaultValue = "true")
                    boolean enabled) {
        this.performer = performer;
        this.bootstrapServers = bootstrapServers;
        this.enabled = enabled;
    }

    void start(@Observes StartupEvent event) {
        if (enabled) {
            thread = Thread.ofPlatform().name("runs").daemon().start(this::run);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        closing.set(true);
        Thread running = thread;
        if (running != null) {
            running.join(Duration.ofSeconds(4));
        }
    }

    private void run() {
        while (!closing.get()) {
            try (KafkaConsumer<String, byte[]> consumer = consumer()) {
                new GroupSession(consumer).work();
            } catch (WakeupException e) {
                return;
            } catch (KafkaException e) {
                LOG.warnf("runs wait for Kafka: %s", e.getMessage());
                pause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException | Error e) {
                // The offset stands before the task, which is done again by a new member.
                LOG.error("the runs' consumer leaves its group and joins anew", e);
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, "evaluation-service-runs");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, RangeAssignor.class.getName());
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 100);
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** From joining the group to leaving it. */
    private final class GroupSession implements ConsumerRebalanceListener {
        private final KafkaConsumer<String, byte[]> consumer;
        private final Deque<ConsumerRecord<String, byte[]>> waiting = new ArrayDeque<>();
        private final Set<TopicPartition> lost = new HashSet<>();

        GroupSession(KafkaConsumer<String, byte[]> consumer) {
            this.consumer = consumer;
        }

        void work() throws InterruptedException {
            consumer.subscribe(Set.of(Journal.EVALUATION.topic()), this);
            while (!closing.get()) {
                consumer.poll(POLL).forEach(waiting::add);
                while (!waiting.isEmpty() && !closing.get()) {
                    handle(waiting.removeFirst());
                }
            }
        }

        private void handle(ConsumerRecord<String, byte[]> record) throws InterruptedException {
            TopicPartition partition = new TopicPartition(record.topic(), record.partition());
            RunEvent task = task(record);
            if (task == null || perform(Code.of(record.key()), task.run(), partition)) {
                if (consumer.assignment().contains(partition)) {
                    consumer.commitSync(
                            Map.of(partition, new OffsetAndMetadata(record.offset() + 1)));
                }
            }
        }

        /**
         * Performs beside the polling, which keeps the membership of the group; the partition is
         * paused meanwhile.
         *
         * @return whether it was done, and not given up for another instance
         */
        private boolean perform(Code region, String run, TopicPartition partition)
                throws InterruptedException {
            lost.remove(partition);
            AtomicBoolean given = new AtomicBoolean();
            AtomicBoolean done = new AtomicBoolean();
            Thread worker =
                    Thread.ofPlatform()
                            .name("run-" + run.substring(0, 8))
                            .start(
                                    () ->
                                            done.set(
                                                    isOver(
                                                            "region=" + region + " run=" + run,
                                                            () ->
                                                                    performer.perform(
                                                                            region,
                                                                            run,
                                                                            given::get),
                                                            given::get,
                                                            PATIENCE)));
            while (worker.isAlive()) {
                consumer.pause(consumer.assignment());
                consumer.poll(POLL).forEach(waiting::add);
                if (lost.contains(partition) || closing.get()) {
                    given.set(true);
                }
            }
            worker.join();
            consumer.resume(consumer.assignment());
            return done.get();
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            lost.addAll(partitions);
            waiting.removeIf(
                    r -> partitions.contains(new TopicPartition(r.topic(), r.partition())));
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            // Also of partitions that were revoked and came back: what was under way is given up
            // and taken up again from the offset.
        }
    }

    /** Performs a run as far as it can be. */
    interface Attempt {
        void perform() throws IOException, InterruptedException, SQLException;
    }

    /**
     * Performs a run. While a source or the database is away it is tried again, but only so long:
     * others wait behind it. What is left then, or could not be recorded as failed, is resumed with
     * the abandoned runs.
     *
     * @param given whether it was given up for another instance
     * @return whether the task is over here, and was not given up
     */
    static boolean isOver(String run, Attempt attempt, BooleanSupplier given, Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        try {
            while (!given.getAsBoolean()) {
                try {
                    attempt.perform();
                    return !given.getAsBoolean();
                } catch (IOException e) {
                    LOG.warnf("replay %s waits: %s", run, e.getMessage());
                } catch (SQLException e) {
                    if (!SqlFailure.of(e).isTransient()) {
                        throw e;
                    }
                    LOG.warnf("replay %s waits: %s", run, e.getMessage());
                }
                if (System.nanoTime() - until > 0) {
                    LOG.warnf("replay %s is left to be resumed", run);
                    return true;
                }
                pause();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException | RuntimeException | Error e) {
            LOG.errorf(e, "replay %s broke off and is left to be resumed", run);
            return true;
        }
        return false;
    }

    private static @Nullable RunEvent task(ConsumerRecord<String, byte[]> record) {
        if (record.key() == null || record.value() == null || !Code.isValid(record.key())) {
            return null;
        }
        try {
            return Entry.read(record.value()).event() instanceof RunEvent run && isTask(run)
                    ? run
                    : null;
        } catch (UnreadableEntryException e) {
            LOG.warnf("runs offset=%d cannot be read: %s", record.offset(), e.getMessage());
            return null;
        }
    }

    private static boolean isTask(RunEvent run) {
        return switch (run) {
            case RunStarted _, RunCompleted _ -> true;
            case RunPlanned _,
                    RunFailed _,
                    RunVerified _,
                    RunApproved _,
                    RunPromoted _,
                    RunRejected _,
                    RunCancelled _,
                    RunExpired _ ->
                    false;
        };
    }
}
