package io.kaocheng.local;

import io.kaocheng.infra.Database;
import io.kaocheng.infra.InfraException;
import io.kaocheng.infra.Jvm;
import io.kaocheng.infra.KafkaBroker;
import io.kaocheng.infra.Keycloak;
import io.kaocheng.infra.LocalProcess;
import io.kaocheng.infra.Login;
import io.kaocheng.infra.Ports;
import io.kaocheng.infra.Postgres;
import io.kaocheng.infra.ProcessId;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The running suite: PostgreSQL, Kafka, Keycloak and the six programs as processes of this machine,
 * their state in one folder with a sub-folder per part (its data, {@code server.log}, {@code
 * server.pid}).
 */
public final class Suite implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /**
     * How to start it.
     *
     * @param checkout the repository, built
     * @param state where everything is kept
     * @param machines clients besides those of {@code deploy/keycloak/machines.json}
     * @param parts which parts; all of them but in tests of the launcher itself
     */
    public record Options(
            Path checkout,
            Path state,
            int portOffset,
            List<Machine> machines,
            Set<Part> parts,
            Progress progress) {
        public Options {
            checkout = checkout.toAbsolutePath().normalize();
            state = state.toAbsolutePath().normalize();
            machines = List.copyOf(machines);
            parts = Set.copyOf(parts);
        }

        /** The suite of a checkout as the command starts it. */
        public static Options of(Path checkout) {
            return new Options(
                    checkout,
                    checkout.resolve(".kaocheng"),
                    0,
                    List.of(),
                    EnumSet.allOf(Part.class),
                    Progress.silent());
        }

        public Options state(Path folder) {
            return new Options(checkout, folder, portOffset, machines, parts, progress);
        }

        public Options portOffset(int offset) {
            return new Options(checkout, state, offset, machines, parts, progress);
        }

        public Options machines(List<Machine> more) {
            return new Options(checkout, state, portOffset, more, parts, progress);
        }

        public Options parts(Set<Part> some) {
            return new Options(checkout, state, portOffset, machines, some, progress);
        }

        public Options progress(Progress shown) {
            return new Options(checkout, state, portOffset, machines, parts, shown);
        }
    }

    /** How a part is. */
    public enum State {
        /** It answers. */
        UP,
        /** It runs and does not answer (yet). */
        STARTING,
        DOWN
    }

    private final Options options;
    private final Addresses addresses;
    private final Secrets secrets;
    private final Realm realm;
    private final Tokens tokens;
    private final HttpClient http = LocalHttp.client();
    private volatile boolean stopping;

    private Suite(Options options) {
        this.options = options;
        this.addresses = new Addresses(options.portOffset());
        this.secrets = new Secrets(options.state().resolve("secrets.properties"));
        this.realm = new Realm(options.checkout().resolve("deploy/keycloak"), secrets, addresses);
        this.tokens = new Tokens(addresses.issuer(), realm::secretOf);
    }

    /** The suite of a folder as it is, running or not, without starting anything. */
    public static Suite open(Options options) {
        return new Suite(options);
    }

    /** The suite of a checkout at the ports it was started with last. */
    static Suite running(Path checkout) {
        Options options = Options.of(checkout);
        int offset = Running.read(options.state()).map(Running::portOffset).orElse(0);
        return new Suite(options.portOffset(offset));
    }

    /**
     * Starts everything and returns when every part answers; stops what it started if one does not.
     */
    public static Suite start(Options options) {
        Suite suite = new Suite(options);
        suite.start();
        return suite;
    }

    void start() {
        requireBuilt();
        // Left by a launcher that was killed.
        stopParts();
        requireFreePorts();
        try {
            inParallel(
                    infrastructure().stream()
                            .map(part -> (Callable<Part>) () -> startInfrastructure(part))
                            .toList());
            inParallel(
                    programs().stream()
                            .map(part -> (Callable<Part>) () -> startProgram(part))
                            .toList());
        } catch (SuiteException | InfraException e) {
            stop();
            throw e;
        }
    }

    /** Base URL of the one door. */
    public URI gateway() {
        return addresses.url(Part.GATEWAY);
    }

    /** Base URL of a part that speaks HTTP. */
    public URI url(Part part) {
        return addresses.url(part);
    }

    public Addresses addresses() {
        return addresses;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + addresses.port(Part.KAFKA);
    }

    /** The database of a service, with the passwords of its roles. */
    public Database database(Part part) {
        String name =
                part.database()
                        .orElseThrow(() -> new SuiteException(part.title() + " has no database"));
        return new Database(
                name,
                addresses.port(Part.POSTGRES),
                new Login(name + "_owner", secrets.ofProgram("database." + name + "_owner")),
                new Login(name + "_service", secrets.ofProgram("database." + name + "_service")));
    }

    /** An access token of a machine client, by client credentials. */
    public String token(String client) {
        return tokens.of(client);
    }

    /** The secret of a client. */
    public String secret(String client) {
        return realm.secretOf(client);
    }

    /** The password of a person of the demo. */
    public String password(String user) {
        return secrets.ofPerson("user." + user);
    }

    List<Realm.Person> people() {
        return realm.people();
    }

    /** SIGKILL: what a power cut does to it. */
    public void kill(Part part) {
        switch (part) {
            case POSTGRES -> postgres().kill();
            case KAFKA -> kafka().kill();
            case KEYCLOAK -> keycloak().kill();
            case GOALS, INDICATORS, MONITORING, EVALUATION, REPORTING, GATEWAY ->
                    program(part).kill();
        }
    }

    /** Starts a part, after stopping it if it runs; returns when it answers. */
    public void restart(Part part) {
        switch (part) {
            case POSTGRES -> postgres().restart();
            case KAFKA -> kafka().restart();
            case KEYCLOAK -> keycloak().restart();
            case GOALS, INDICATORS, MONITORING, EVALUATION, REPORTING, GATEWAY -> {
                program(part).stop();
                startProgram(part);
            }
        }
    }

    public State state(Part part) {
        if (process(part).isEmpty()) {
            return State.DOWN;
        }
        boolean answers =
                switch (part) {
                    case POSTGRES -> postgres().isReady();
                    case KAFKA -> kafka().isReady();
                    case KEYCLOAK -> keycloak().isReady();
                    case GOALS, INDICATORS, MONITORING, EVALUATION, REPORTING, GATEWAY ->
                            answers(part);
                };
        return answers ? State.UP : State.STARTING;
    }

    /** The process of a part, while it runs. */
    public Optional<ProcessId> process(Part part) {
        return ProcessId.read(folder(part).resolve("server.pid")).filter(ProcessId::isRunning);
    }

    public Path log(Part part) {
        return folder(part).resolve("server.log");
    }

    /** Stops every part, the dependent ones first. */
    public void stop() {
        stopping = true;
        stopParts();
    }

    /** The same as {@link #stop}. */
    @Override
    public void close() {
        stop();
    }

    /** Whether {@link #stop} was called on this object. */
    boolean isStopping() {
        return stopping;
    }

    private void stopParts() {
        inParallel(
                Arrays.stream(Part.values())
                        .filter(Part::isOurs)
                        .map(
                                part ->
                                        (Callable<Part>)
                                                () -> {
                                                    program(part).stop();
                                                    return part;
                                                })
                        .toList());
        inParallel(
                Arrays.stream(Part.values())
                        .filter(part -> !part.isOurs())
                        .map(
                                part ->
                                        (Callable<Part>)
                                                () -> {
                                                    stopInfrastructure(part);
                                                    return part;
                                                })
                        .toList());
    }

    private void stopInfrastructure(Part part) {
        if (process(part).isEmpty()) {
            return;
        }
        switch (part) {
            case POSTGRES -> postgres().close();
            case KAFKA -> kafka().close();
            case KEYCLOAK -> keycloak().close();
            case GOALS, INDICATORS, MONITORING, EVALUATION, REPORTING, GATEWAY ->
                    throw new IllegalArgumentException(part + " is no infrastructure");
        }
    }

    private List<Part> infrastructure() {
        return options.parts().stream().filter(part -> !part.isOurs()).sorted().toList();
    }

    private List<Part> programs() {
        return options.parts().stream().filter(Part::isOurs).sorted().toList();
    }

    private Part startInfrastructure(Part part) {
        long begin = System.nanoTime();
        switch (part) {
            case POSTGRES -> {
                Postgres postgres =
                        Postgres.persistent(folder(part), addresses.port(part), superuser());
                for (Part service : Part.withDatabase()) {
                    Database database = database(service);
                    postgres.createDatabase(database.name(), database.owner(), database.service());
                }
            }
            case KAFKA ->
                    Topics.ensure(
                            KafkaBroker.persistent(
                                    folder(part),
                                    addresses.port(part),
                                    addresses.kafkaController()));
            case KEYCLOAK -> {
                var _ =
                        Keycloak.persistent(
                                folder(part),
                                addresses.port(part),
                                Realm.NAME,
                                realm.json(options.machines()),
                                realm.themes(),
                                keycloakAdmin());
            }
            case GOALS, INDICATORS, MONITORING, EVALUATION, REPORTING, GATEWAY ->
                    throw new IllegalArgumentException(part + " is no infrastructure");
        }
        return ready(part, begin);
    }

    private Part startProgram(Part part) {
        long begin = System.nanoTime();
        LocalProcess program = program(part);
        program.start();
        long end = begin + PATIENCE.toNanos();
        while (!answers(part)) {
            if (stopping) {
                throw new SuiteException(part.title() + " was stopped while it started");
            }
            if (!program.isRunning()) {
                throw new SuiteException(
                        part.title()
                                + " ended at once; its log "
                                + program.logFile()
                                + " ends with:\n"
                                + program.log());
            }
            if (System.nanoTime() - end >= 0) {
                throw new SuiteException(
                        part.title()
                                + " did not get ready within "
                                + PATIENCE.toSeconds()
                                + " s; its log "
                                + program.logFile()
                                + " ends with:\n"
                                + program.log());
            }
            pause();
        }
        return ready(part, begin);
    }

    private Part ready(Part part, long begin) {
        options.progress()
                .ready(
                        part.title(),
                        "127.0.0.1:" + addresses.port(part),
                        Duration.ofNanos(System.nanoTime() - begin));
        return part;
    }

    private boolean answers(Part part) {
        return answers(addresses.managementPort(part));
    }

    private boolean answers(int managementPort) {
        URI health = URI.create("http://127.0.0.1:" + managementPort + "/q/health/ready");
        try {
            return http.send(
                                    HttpRequest.newBuilder(health)
                                            .timeout(Duration.ofSeconds(5))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SuiteException("interrupted while waiting for a service", e);
        }
    }

    /** The metrics of a program, in Prometheus' text format; absent where it does not answer. */
    public Optional<String> metrics(Part part) {
        URI metrics =
                URI.create("http://127.0.0.1:" + addresses.managementPort(part) + "/q/metrics");
        try {
            HttpResponse<String> answer =
                    http.send(
                            HttpRequest.newBuilder(metrics)
                                    .timeout(Duration.ofSeconds(5))
                                    .header("Accept", "text/plain")
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SuiteException("interrupted while asking for metrics", e);
        }
    }

    private Postgres postgres() {
        return Postgres.existing(folder(Part.POSTGRES), addresses.port(Part.POSTGRES), superuser());
    }

    private KafkaBroker kafka() {
        return KafkaBroker.existing(folder(Part.KAFKA), addresses.port(Part.KAFKA));
    }

    private Keycloak keycloak() {
        return Keycloak.existing(
                folder(Part.KEYCLOAK), addresses.port(Part.KEYCLOAK), Realm.NAME, keycloakAdmin());
    }

    private Login superuser() {
        return new Login("postgres", secrets.ofProgram("database.superuser"));
    }

    private Login keycloakAdmin() {
        return new Login("keycloak-admin", secrets.ofProgram("keycloak.admin"));
    }

    private Path folder(Part part) {
        return options.state().resolve(part.code());
    }

    private Path application(Part part) {
        return options.checkout().resolve(part.code()).resolve("target/quarkus-app");
    }

    /**
     * Starts another instance of a running service, in the same consumer group and on the same
     * database. Returns when it answers; the caller stops it.
     */
    public LocalProcess another(Part part, int port) {
        Map<String, String> environment = environment(part);
        int managementPort = Ports.free();
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
        Path own = options.state().resolve(part.code() + "-" + port);
        segments(part, own, environment);
        LocalProcess program =
                new LocalProcess(part.code() + "-" + port, own, "TERM", command(part), environment);
        program.start();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!answers(managementPort)) {
            if (!program.isRunning() || System.nanoTime() - end >= 0) {
                program.kill();
                throw new SuiteException(
                        "another "
                                + part.title()
                                + " did not get ready; its log "
                                + program.logFile()
                                + " ends with:\n"
                                + program.log());
            }
            pause();
        }
        return program;
    }

    private LocalProcess program(Part part) {
        return new LocalProcess(
                part.code(), folder(part), "TERM", command(part), environment(part));
    }

    private List<String> command(Part part) {
        Path application = application(part);
        List<String> command =
                Jvm.command(
                        List.of(
                                "-Xmx" + part.heapMegabytes() + "m",
                                "-XX:+ExitOnOutOfMemoryError",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(part.collector());
        if (Files.exists(application.resolve("app.aot"))) {
            command.add("-XX:AOTCache=" + application.resolve("app.aot"));
        } else if (Files.exists(application.resolve("app-cds.jsa"))) {
            command.add("-XX:SharedArchiveFile=" + application.resolve("app-cds.jsa"));
        }
        command.add("-jar");
        command.add(application.resolve("quarkus-run.jar").toString());
        return command;
    }

    /** The environment variables of a program; everything else is its own default. */
    Map<String, String> environment(Part part) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(addresses.port(part)));
        environment.put(
                "QUARKUS_MANAGEMENT_PORT", Integer.toString(addresses.managementPort(part)));
        part.database()
                .ifPresent(
                        _ -> {
                            Database database = database(part);
                            environment.put("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl());
                            environment.put(
                                    "QUARKUS_DATASOURCE_REACTIVE_URL", database.reactiveUrl());
                            environment.put(
                                    "QUARKUS_DATASOURCE_USERNAME", database.service().user());
                            environment.put(
                                    "QUARKUS_DATASOURCE_PASSWORD", database.service().password());
                            environment.put("QUARKUS_FLYWAY_USERNAME", database.owner().user());
                            environment.put("QUARKUS_FLYWAY_PASSWORD", database.owner().password());
                        });
        environment.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers());
        environment.put("QUARKUS_OIDC_AUTH_SERVER_URL", addresses.issuer().toString());
        String client = part == Part.GATEWAY ? "kaocheng-web" : "kaocheng-service";
        environment.put("QUARKUS_OIDC_CLIENT_ID", client);
        environment.put("QUARKUS_OIDC_CREDENTIALS_SECRET", realm.secretOf(client));
        for (Part service : Part.withDatabase()) {
            environment.put(
                    "KAOCHENG_SERVICES_"
                            + service.database().orElseThrow().toUpperCase(Locale.ROOT),
                    "http://127.0.0.1:" + addresses.port(service));
        }
        if (part == Part.GOALS) {
            environment.put("DIRECTORY_SECRET", realm.secretOf("kaocheng-directory"));
        }
        if (part == Part.GATEWAY) {
            int port = addresses.port(part);
            environment.put(
                    "KAOCHENG_ADDRESSES", "http://localhost:" + port + ",http://127.0.0.1:" + port);
        }
        segments(part, folder(part), environment);
        return environment;
    }

    /** Each instance seals histories for itself. */
    private static void segments(Part part, Path own, Map<String, String> environment) {
        if (part == Part.EVALUATION) {
            environment.put("REPLAY_SEGMENTS", own.resolve("segments").toString());
        }
    }

    private void requireBuilt() {
        List<String> missing =
                programs().stream()
                        .filter(part -> !Files.exists(application(part).resolve("quarkus-run.jar")))
                        .map(Part::title)
                        .toList();
        if (!missing.isEmpty()) {
            throw new SuiteException(
                    "not built: "
                            + String.join(", ", missing)
                            + ". Build with ./mvnw package -DskipTests");
        }
    }

    private void requireFreePorts() {
        List<String> occupied = new ArrayList<>();
        for (Part part : options.parts().stream().sorted().toList()) {
            for (int port : addresses.ports(part)) {
                if (!Ports.isFree(port)) {
                    occupied.add(
                            "port %d of %s is in use%s"
                                    .formatted(
                                            port,
                                            part.title(),
                                            PortHolder.of(port)
                                                    .map(holder -> " by " + holder)
                                                    .orElse("")));
                }
            }
        }
        if (!occupied.isEmpty()) {
            throw new SuiteException(
                    String.join("\n", occupied)
                            + "\nEnd that program, or move all of Kaocheng's ports: ./kaocheng up --port-offset "
                            + (addresses.offset() + 100));
        }
    }

    private static void inParallel(List<Callable<Part>> tasks) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Part>> running = tasks.stream().map(threads::submit).toList();
            RuntimeException first = null;
            for (Future<Part> future : running) {
                try {
                    future.get();
                } catch (ExecutionException e) {
                    if (first == null) {
                        first =
                                e.getCause() instanceof RuntimeException cause
                                        ? cause
                                        : new SuiteException(String.valueOf(e.getMessage()), e);
                    }
                }
            }
            if (first != null) {
                throw first;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SuiteException("interrupted", e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(100));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SuiteException("interrupted", e);
        }
    }
}
