package io.kaocheng.evaluation.replay;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How replays are run. */
@ConfigMapping(prefix = "replay")
public interface ReplayConfig {

    /**
     * When every region's published scores are verified, as a Quartz expression; {@code off} never.
     */
    @WithDefault("0 30 2 * * ?")
    String verification();

    /** Threads that score in a first execution; 0 takes as many as there are processors. */
    @WithDefault("0")
    int threads();

    /** How often it is looked for runs that nobody works on. */
    @WithDefault("1m")
    String abandonedEvery();

    /** How long a run under way may make no progress before it is resumed by another. */
    @WithDefault("5m")
    Duration abandonedAfter();

    /** The folder of sealed segments; without one every replay reads the whole history. */
    Optional<Path> segments();

    /** How often it is looked whether a region's history has outgrown its segment. */
    @WithDefault("2m")
    String segmentsEvery();

    /**
     * How many entries may lie after a segment before it is made anew, at least; a tenth of what it
     * covers may always.
     */
    @WithDefault("5000")
    long segmentTail();
}
