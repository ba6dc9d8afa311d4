package io.kaocheng.monitoring.write;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** How submissions are taken. */
@ConfigMapping(prefix = "monitoring")
public interface MonitoringConfig {

    /** How many days after a period's last day a value is still in time. */
    @WithDefault("10")
    int deadlineDays();

    /** How often is looked for rounds that have fallen due. */
    @WithDefault("20s")
    Duration rounds();
}
