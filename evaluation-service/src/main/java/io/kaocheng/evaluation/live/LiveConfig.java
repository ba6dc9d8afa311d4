package io.kaocheng.evaluation.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How regions are kept in memory. */
@ConfigMapping(prefix = "live")
public interface LiveConfig {

    /**
     * Regions whose facts and scores are held at most; the least recently used is given up and read
     * from the database when it is needed again.
     */
    @WithDefault("32")
    int regions();
}
