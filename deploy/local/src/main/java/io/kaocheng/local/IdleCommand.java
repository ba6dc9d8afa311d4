package io.kaocheng.local;

import picocli.CommandLine.Command;

import java.util.Arrays;
import java.util.concurrent.Callable;

/** For the script, which must not build under running programs: 0 when none of them runs. */
@Command(name = "idle", hidden = true)
final class IdleCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        Suite suite = Suite.running(Kaocheng.checkout());
        return Arrays.stream(Part.values()).allMatch(part -> suite.process(part).isEmpty())
                ? 0
                : Kaocheng.REFUSED;
    }
}
