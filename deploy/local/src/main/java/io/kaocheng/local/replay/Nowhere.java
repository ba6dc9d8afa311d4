package io.kaocheng.local.replay;

import java.time.Duration;
import java.util.Map;

/** Stands where picocli has not yet put the parent command. */
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
