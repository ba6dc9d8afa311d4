package io.kaocheng.local.replay;

import java.time.Duration;
import java.util.Map;

/** Placeholder for the parent command until picocli injects it. */
final class Nowhere {

    static final ReplayCommand COMMAND =
            new ReplayCommand(
                    () -> {
                        throw new IllegalStateException("the command has no parent");
                    },
                    false,
                    Duration.ZERO,
                    Map.of());

    private Nowhere() {}
}
