package io.kaocheng.infra;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A Kafka broker on 127.0.0.1 in its own JVM: one node, KRaft, no topic made by accident. */
public final class KafkaBroker implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String SHARED = "io.kaocheng.infra.kafka";

    private final Node node;
    private final Ending ending;
    private final int port;
    private final @Nullable Path folder;

    private KafkaBroker(Node node, Ending ending, int port, @Nullable Path folder) {
        this.node = node;
        this.ending = ending;
        this.port = port;
        this.folder = folder;
    }

    /** A fresh broker that is gone after {@link #close} or the end of this JVM. */
    public static KafkaBroker throwaway() {
        return fresh(Ending.DISCARD);
    }

    /**
     * The one throw-away broker of this build or, outside of one, of this JVM, started by the first
     * caller; closing it has no effect.
     */
    public static KafkaBroker shared() {
        synchronized (JvmWide.LOCK) {
            Optional<BuildWide> build = BuildWide.wanted();
            if (build.isPresent()) {
                return join(
                        build.get().join(build.get().own("kafka"), () -> startFor(build.get())));
            }
            Optional<JvmWide.Running> known = JvmWide.running(SHARED);
            if (known.isPresent()) {
                return join(known.get());
            }
            KafkaBroker started = fresh(Ending.KEEP);
            JvmWide.remember(SHARED, started.port, started.node, started.folder);
            return started;
        }
    }

    private static JvmWide.Running startFor(BuildWide build) {
        Path folder = Throwaway.folder("kafka", build);
        KafkaBroker started = fresh(Ending.KEEP, folder);
        return new JvmWide.Running(started.port, new JvmWide.InFolder(folder));
    }

    /** A broker started by another JVM, or under another class loader whose object is not seen. */
    private static KafkaBroker join(JvmWide.Running known) {
        int port = known.port();
        return switch (known.where()) {
            case JvmWide.InFolder(var folder) ->
                    new KafkaBroker(local(folder), Ending.KEEP, port, folder);
            case JvmWide.InContainer(var id) ->
                    new KafkaBroker(container(port, id), Ending.KEEP, port, null);
        };
    }

    /**
     * A broker whose topics stay in that folder. Whatever an earlier launcher left running on the
     * folder is stopped first.
     */
    public static KafkaBroker persistent(Path folder, int port, int controllerPort) {
        KafkaBroker broker = new KafkaBroker(local(folder), Ending.STOP, port, folder);
        prepare(folder, port, controllerPort);
        broker.restart();
        return broker;
    }

    /** The folder's broker as it is, running or not, without starting it. */
    public static KafkaBroker existing(Path folder, int port) {
        return new KafkaBroker(local(folder), Ending.STOP, port, folder);
    }

    private static KafkaBroker fresh(Ending ending) {
        if (Container.wanted()) {
            int port = Ports.free();
            return started(new KafkaBroker(container(port, null), ending, port, null));
        }
        return fresh(ending, Throwaway.folder("kafka"));
    }

    private static KafkaBroker fresh(Ending ending, Path folder) {
        int port = Ports.free();
        int controllerPort = Ports.free();
        while (controllerPort == port) {
            controllerPort = Ports.free();
        }
        prepare(folder, port, controllerPort);
        return started(new KafkaBroker(local(folder), ending, port, folder));
    }

    private static KafkaBroker started(KafkaBroker broker) {
        try {
            broker.restart();
        } catch (InfraException e) {
            broker.node.discard();
            throw e;
        }
        return broker;
    }

    public int port() {
        return port;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** The process, while it runs here and not in a container. */
    public Optional<ProcessId> process() {
        return node instanceof LocalProcess local ? local.id() : Optional.empty();
    }

    /** Makes a topic that keeps everything; one that exists is left as it is. */
    public void createTopic(String name, int partitions) {
        createTopic(
                name,
                partitions,
                Map.of("retention.ms", "-1", "retention.bytes", "-1", "cleanup.policy", "delete"));
    }

    /** Makes a topic with those settings; one that exists is left as it is. */
    public void createTopic(String name, int partitions, Map<String, String> settings) {
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1).configs(settings)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new InfraException("topic " + name + " could not be made", e);
            }
        } catch (TimeoutException e) {
            throw new InfraException("topic " + name + " could not be made in 30 s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InfraException("interrupted while making topic " + name, e);
        }
    }

    /** Makes a topic that keeps everything; what one of that name held before is gone. */
    public void createTopicAnew(String name, int partitions) {
        try (Admin admin = admin()) {
            admin.deleteTopics(List.of(name)).all().get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                throw new InfraException("topic " + name + " could not be removed", e);
            }
        } catch (TimeoutException e) {
            throw new InfraException("topic " + name + " could not be removed in 30 s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InfraException("interrupted while removing topic " + name, e);
        }
        createTopic(name, partitions);
    }

    /** An admin client; the caller closes it. */
    public Admin admin() {
        return Admin.create(
                Map.of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers(),
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, "5000",
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "30000"));
    }

    /** Whether the broker answers now. */
    public boolean isReady() {
        // A client that finds nobody writes a warning per attempt; a socket does not.
        if (!Ports.isListening(port)) {
            return false;
        }
        Admin admin = admin();
        try {
            return !admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException | KafkaException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InfraException("interrupted while asking Kafka", e);
        } finally {
            // The plain close would wait for the question nobody answers.
            admin.close(Duration.ZERO);
        }
    }

    /** SIGKILL: what a power cut does to it. */
    public void kill() {
        node.kill();
    }

    /** SIGSTOP: connections stay open and requests wait, as on an overloaded machine. */
    public void pause() {
        node.pause();
    }

    /** Goes on after {@link #pause}. */
    public void resume() {
        node.resume();
    }

    /** Starts it, after stopping it if it runs; returns when it answers. */
    public void restart() {
        node.stop();
        Deadline deadline = Deadline.in(PATIENCE);
        node.start();
        while (!isReady()) {
            if (!node.isRunning()) {
                throw new InfraException("Kafka ended at once; its log says:\n" + node.log());
            }
            if (deadline.passed()) {
                throw new InfraException(
                        "Kafka did not answer within "
                                + PATIENCE.toSeconds()
                                + " s:\n"
                                + node.log());
            }
            Deadline.pause();
        }
    }

    /** Stops it; a throw-away one is removed with its data. */
    @Override
    public void close() {
        switch (ending) {
            case KEEP -> {}
            case STOP -> node.stop();
            case DISCARD -> node.discard();
        }
    }

    private static LocalProcess local(Path folder) {
        List<String> command = java();
        command.addAll(
                List.of("-Xms64m", "-Xmx384m", "kafka.Kafka", configuration(folder).toString()));
        return new LocalProcess("kafka", folder, "TERM", command, Map.of());
    }

    private static List<String> java() {
        return Jvm.command(
                List.of(
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Djava.awt.headless=true",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "-Dorg.slf4j.simpleLogger.showDateTime=true",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        Artifacts.locate().brokerClassPath()));
    }

    private static Path configuration(Path folder) {
        return folder.resolve("server.properties");
    }

    private static void prepare(Path folder, int port, int controllerPort) {
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    configuration(folder),
                    configuration(folder.resolve("data"), port, controllerPort));
            if (Files.exists(folder.resolve("formatted"))) {
                return;
            }
            List<String> command = java();
            command.addAll(
                    List.of(
                            Jvm.FIRST_COMPILER_ONLY,
                            "kafka.tools.StorageTool",
                            "format",
                            "--ignore-formatted",
                            "--cluster-id",
                            Uuid.randomUuid().toString(),
                            "--config",
                            configuration(folder).toString()));
            Path log = folder.resolve("format.log");
            int status =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start()
                            .waitFor();
            if (status != 0) {
                throw new InfraException(
                        "Kafka's storage could not be formatted:\n" + Files.readString(log));
            }
            Files.createFile(folder.resolve("formatted"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InfraException("interrupted while formatting Kafka's storage", e);
        }
    }

    private static String configuration(Path data, int port, int controllerPort) {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                controller.listener.names=CONTROLLER
                inter.broker.listener.name=PLAINTEXT
                log.dirs=%3$s
                auto.create.topics.enable=false
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=5
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=5
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                log.retention.ms=-1
                # Index files are as long as this from the start; the default of 10 MB per partition is for machines.
                log.index.size.max.bytes=1048576
                num.network.threads=2
                num.io.threads=4
                # The log cleaner is not needed here; by default its deduplication buffer uses 128 MB of heap.
                log.cleaner.dedupe.buffer.size=4194304
                """
                .formatted(port, controllerPort, data);
    }

    private static Container container(int port, @Nullable String id) {
        return new Container(
                System.getProperty("infra.kafka.image", "apache/kafka:4.1.1"),
                port,
                Map.ofEntries(
                        Map.entry("KAFKA_NODE_ID", "1"),
                        Map.entry("KAFKA_PROCESS_ROLES", "broker,controller"),
                        Map.entry("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@localhost:9093"),
                        Map.entry(
                                "KAFKA_LISTENERS", "PLAINTEXT://:" + port + ",CONTROLLER://:9093"),
                        Map.entry("KAFKA_ADVERTISED_LISTENERS", "PLAINTEXT://127.0.0.1:" + port),
                        Map.entry(
                                "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP",
                                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                        Map.entry("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER"),
                        Map.entry("KAFKA_INTER_BROKER_LISTENER_NAME", "PLAINTEXT"),
                        Map.entry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false"),
                        Map.entry("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1"),
                        Map.entry("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1"),
                        Map.entry("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1"),
                        Map.entry("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0"),
                        Map.entry("KAFKA_LOG_RETENTION_MS", "-1")),
                List.of(),
                id);
    }
}
