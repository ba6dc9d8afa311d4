package io.kaocheng.local;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The processes the suite consists of, in the order of dependence. */
public enum Part {
    POSTGRES("postgres", "PostgreSQL", 15_432, null, 0),
    KAFKA("kafka", "Kafka", 19_092, null, 0),
    KEYCLOAK("keycloak", "Keycloak", 8_180, null, 0),
    GOALS("goals-service", "goals-service", 8_081, "goals", 256),
    INDICATORS("indicators-service", "indicators-service", 8_082, "indicators", 256),
    MONITORING("monitoring-service", "monitoring-service", 8_083, "monitoring", 320),
    EVALUATION("evaluation-service", "evaluation-service", 8_084, "evaluation", 384),
    REPORTING("reporting-service", "reporting-service", 8_085, "reporting", 256),
    GATEWAY("gateway", "gateway", 8_080, null, 256);

    private final String code;
    private final String title;
    private final int defaultPort;
    private final @Nullable String database;
    private final int heapMegabytes;

    Part(String code, String title, int defaultPort, @Nullable String database, int heapMegabytes) {
        this.code = code;
        this.title = title;
        this.defaultPort = defaultPort;
        this.database = database;
        this.heapMegabytes = heapMegabytes;
    }

    /** The name in folders and on the command line. */
    public String code() {
        return code;
    }

    public String title() {
        return title;
    }

    int defaultPort() {
        return defaultPort;
    }

    /**
     * The database of its own, which only the five services have; it is also the service's name.
     */
    Optional<String> database() {
        return Optional.ofNullable(database);
    }

    int heapMegabytes() {
        return heapMegabytes;
    }

    /**
     * The JVM's collector. The serial one needs least, and stops a small heap for a few
     * milliseconds; where replays fill the old generation it stopped live scoring for 250 to 380.
     */
    List<String> collector() {
        return this == EVALUATION
                ? List.of("-XX:+UseG1GC", "-XX:MaxGCPauseMillis=50")
                : List.of("-XX:+UseSerialGC");
    }

    /** Whether it is a program of this repository and not a server of others. */
    boolean isOurs() {
        return heapMegabytes > 0;
    }

    static List<Part> withDatabase() {
        return Arrays.stream(values()).filter(part -> part.database != null).toList();
    }

    static Part of(String code) {
        return Arrays.stream(values())
                .filter(part -> part.code.equals(code))
                .findFirst()
                .orElseThrow(
                        () ->
                                new SuiteException(
                                        code
                                                + " is no part; there are "
                                                + String.join(
                                                        ", ",
                                                        Arrays.stream(values())
                                                                .map(Part::code)
                                                                .toList())));
    }
}
