package io.kaocheng.chassis;

import io.smallrye.config.SmallRyeConfigBuilder;

import java.util.Map;
import java.util.TreeMap;

/** A service's settings, read as a service reads them. */
final class Settings {

    private Settings() {}

    static ChassisConfig of(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>();
        all.put("kaocheng.service", "goals");
        all.put("kaocheng.owned-journals", "goals");
        all.putAll(more);
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(ChassisConfig.class)
                .withDefaultValues(all)
                .build()
                .getConfigMapping(ChassisConfig.class);
    }
}
