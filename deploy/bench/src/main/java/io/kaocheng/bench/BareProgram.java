package io.kaocheng.bench;

import io.kaocheng.infra.Database;
import io.kaocheng.infra.InfraException;
import io.kaocheng.infra.LocalProcess;
import io.kaocheng.infra.Ports;
import io.kaocheng.infra.ProcessId;
import io.kaocheng.local.Suite;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The endpoint that inserts a row, as a program beside the suite, started as a service is. */
final class BareProgram implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    // As much as monitoring-service is given.
    private static final String HEAP = "-Xmx320m";

    private final LocalProcess program;
    private final URI uri;

    private BareProgram(LocalProcess program, URI uri) {
        this.program = program;
        this.uri = uri;
    }

    static BareProgram start(Path checkout, Path folder, Suite suite, Database database) {
        Path jar = checkout.resolve("deploy/bench/bare/target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new InfraException("not built: " + jar);
        }
        int port = Ports.free();
        LocalProcess program =
                new LocalProcess(
                        "bare",
                        folder.resolve("bare"),
                        "TERM",
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                HEAP,
                                "-XX:+UseSerialGC",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-jar",
                                jar.toString()),
                        Map.of(
                                "QUARKUS_HTTP_PORT",
                                Integer.toString(port),
                                "QUARKUS_DATASOURCE_JDBC_URL",
                                database.jdbcUrl() + "?currentSchema=bare",
                                "QUARKUS_DATASOURCE_USERNAME",
                                database.owner().user(),
                                "QUARKUS_DATASOURCE_PASSWORD",
                                database.owner().password(),
                                "QUARKUS_OIDC_AUTH_SERVER_URL",
                                suite.addresses().issuer().toString(),
                                "QUARKUS_OIDC_CLIENT_ID",
                                "kaocheng-service",
                                "QUARKUS_OIDC_CREDENTIALS_SECRET",
                                suite.secret("kaocheng-service")));
        program.start();
        URI uri = URI.create("http://127.0.0.1:" + port);
        BareProgram started = new BareProgram(program, uri);
        try {
            Rest.await("the bare endpoint answers", PATIENCE, () -> started.answers());
        } catch (InfraException e) {
            program.kill();
            throw new InfraException(e.getMessage() + "; its log ends with:\n" + program.log(), e);
        }
        return started;
    }

    URI uri() {
        return uri;
    }

    ProcessId process() {
        return program.id().orElseThrow(() -> new InfraException("the bare endpoint has ended"));
    }

    private boolean answers() {
        if (!program.isRunning()) {
            throw new InfraException("the bare endpoint ended at once");
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                                    HttpRequest.newBuilder(uri.resolve("/q/health/ready"))
                                            .timeout(Duration.ofSeconds(5))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InfraException("interrupted while waiting for the bare endpoint", e);
        }
    }

    @Override
    public void close() {
        program.stop();
    }
}
