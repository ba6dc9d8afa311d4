package io.kaocheng.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipFile;

/**
 * The real Keycloak distribution on 127.0.0.1 with one imported realm, its data in a folder. It
 * counts as started when the realm answers, which is later than its log claims.
 */
public final class Keycloak implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String MAIN = "io.quarkus.bootstrap.runner.QuarkusEntryPoint";

    private final LocalProcess process;
    private final Ending ending;
    private final int port;
    private final String realm;
    private final HttpClient http;

    private Keycloak(LocalProcess process, Ending ending, int port, String realm) {
        this.process = process;
        this.ending = ending;
        this.port = port;
        this.realm = realm;
        this.http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    }

    /** A fresh Keycloak that is gone after {@link #close} or the end of this JVM. */
    public static Keycloak throwaway(String realm, String realmJson) {
        Path folder = Throwaway.folder("keycloak");
        int port = Ports.free();
        Login admin = new Login("admin", Postgres.secret());
        prepare(folder, port, realm, realmJson, distribution().resolve("themes"));
        Keycloak keycloak = new Keycloak(local(folder, port, admin), Ending.DISCARD, port, realm);
        try {
            keycloak.restart();
        } catch (InfraException e) {
            keycloak.process.discard();
            throw e;
        }
        return keycloak;
    }

    /**
     * A Keycloak whose data stay in that folder. A realm that reads differently from the one
     * imported before replaces it, with all that was changed by hand.
     *
     * @param themes the folder of the themes that the realm names
     * @param admin the administrator made at the first start
     */
    public static Keycloak persistent(
            Path folder, int port, String realm, String realmJson, Path themes, Login admin) {
        Keycloak keycloak = existing(folder, port, realm, admin);
        keycloak.process.stop();
        prepare(folder, port, realm, realmJson, themes);
        keycloak.restart();
        return keycloak;
    }

    /** The folder's Keycloak as it is, running or not, without starting it. */
    public static Keycloak existing(Path folder, int port, String realm, Login admin) {
        return new Keycloak(local(folder, port, admin), Ending.STOP, port, realm);
    }

    public int port() {
        return port;
    }

    /** The issuer URI of the tokens; clients discover everything else from it. */
    public URI issuer() {
        return URI.create("http://localhost:" + port + "/realms/" + realm);
    }

    public Optional<ProcessId> process() {
        return process.id();
    }

    /** Whether the realm answers now. */
    public boolean isReady() {
        URI discovery =
                URI.create(
                        "http://127.0.0.1:%d/realms/%s/.well-known/openid-configuration"
                                .formatted(port, realm));
        try {
            return http.send(
                                    HttpRequest.newBuilder(discovery)
                                            .timeout(Duration.ofSeconds(5))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InfraException("interrupted while asking Keycloak", e);
        }
    }

    /** SIGKILL: what a power cut does to it. */
    public void kill() {
        process.kill();
    }

    /** Starts it, after stopping it if it runs; returns when the realm answers. */
    public void restart() {
        process.stop();
        Deadline deadline = Deadline.in(PATIENCE);
        process.start();
        while (!isReady()) {
            if (!process.isRunning()) {
                throw new InfraException("Keycloak ended at once; its log says:\n" + process.log());
            }
            if (deadline.passed()) {
                throw new InfraException(
                        "Keycloak did not answer within "
                                + PATIENCE.toSeconds()
                                + " s:\n"
                                + process.log());
            }
            Deadline.pause();
        }
    }

    /** Stops it; a throw-away one is removed with its data. */
    @Override
    public void close() {
        switch (ending) {
            case KEEP -> {}
            case STOP -> process.stop();
            case DISCARD -> process.discard();
        }
    }

    private static LocalProcess local(Path folder, int port, Login admin) {
        Path home = folder.resolve("home").toAbsolutePath();
        List<String> command = java(home);
        command.addAll(
                List.of(
                        "start",
                        "--optimized",
                        "--import-realm",
                        "--cache=local",
                        "--http-enabled=true",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--hostname=http://localhost:" + port));
        return new LocalProcess(
                "keycloak",
                folder,
                "TERM",
                command,
                Map.of(
                        "KC_BOOTSTRAP_ADMIN_USERNAME", admin.user(),
                        "KC_BOOTSTRAP_ADMIN_PASSWORD", admin.password()));
    }

    /**
     * What the distribution's own script would run; that script stays in between as a second
     * process. It is started far more often here than it is ever busy.
     */
    private static List<String> java(Path home) {
        return Jvm.command(
                List.of(
                        Jvm.FIRST_COMPILER_ONLY,
                        "-Xms64m",
                        "-Xmx320m",
                        "-XX:MaxMetaspaceSize=256m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Dfile.encoding=UTF-8",
                        "-Duser.language=en",
                        "-Duser.country=US",
                        "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                                + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-Dpicocli.disable.closures=true",
                        "-Dquarkus-log-max-startup-records=10000",
                        "-Dkc.home.dir=" + home,
                        "-Djboss.server.config.dir=" + home.resolve("conf"),
                        "--add-opens=java.base/java.util=ALL-UNNAMED",
                        "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                        "--add-opens=java.base/java.security=ALL-UNNAMED",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        home.resolve("lib/quarkus-run.jar").toString(),
                        MAIN));
    }

    private static void prepare(
            Path folder, int port, String realm, String realmJson, Path themes) {
        Path distribution = distribution();
        Path home = folder.resolve("home");
        try {
            Path imports = home.resolve("data/import");
            Path file = imports.resolve(realm + "-realm.json");
            // Keycloak stores redirects that contain the port.
            String wanted = realmJson + "\n";
            boolean same = Files.exists(file) && Files.readString(file).equals(wanted);
            if (!same) {
                Folders.delete(home);
                Files.createDirectories(imports);
                // Secrets of every client.
                Files.createFile(
                        file,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, wanted);
            }
            for (String shared : List.of("lib", "providers", "conf")) {
                link(home.resolve(shared), distribution.resolve(shared));
            }
            link(home.resolve("themes"), themes.toAbsolutePath());
            // What it has packed of the themes before is given out again however they look now.
            Folders.delete(home.resolve("data/tmp"));
        } catch (IOException e) {
            throw new UncheckedIOException("could not prepare Keycloak for port " + port, e);
        }
    }

    private static void link(Path from, Path to) throws IOException {
        Files.deleteIfExists(from);
        Files.createSymbolicLink(from, to);
    }

    /** Unpacked and built once; every start after that skips the twenty seconds of its build. */
    private static Path distribution() {
        Path zip = Artifacts.locate().file("keycloak-quarkus-dist");
        return Cache.folder(Artifacts.name(zip), target -> build(zip, target));
    }

    private static void build(Path zip, Path target) throws IOException, InterruptedException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (var entry : file.stream().toList()) {
                int root = entry.getName().indexOf('/') + 1;
                Path path = target.resolve(entry.getName().substring(root)).normalize();
                if (!path.startsWith(target)) {
                    throw new InfraException(
                            zip + " holds an entry outside of itself: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else {
                    Files.createDirectories(target.resolve(path.resolve("..").normalize()));
                    try (var in = file.getInputStream(entry)) {
                        Files.copy(in, path);
                    }
                }
            }
        }
        List<String> command = java(target);
        command.addAll(List.of("build", "--db=dev-file"));
        Path log = target.resolve("build.log");
        int status =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start()
                        .waitFor();
        if (status != 0) {
            throw new InfraException("Keycloak could not be built:\n" + Files.readString(log));
        }
    }
}
