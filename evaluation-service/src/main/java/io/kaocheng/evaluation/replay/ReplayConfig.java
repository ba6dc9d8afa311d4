package io.kaocheng.evaluation.replay;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

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
}
