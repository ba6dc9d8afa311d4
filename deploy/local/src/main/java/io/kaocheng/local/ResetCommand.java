package io.kaocheng.local;

import io.kaocheng.infra.Folders;

import picocli.CommandLine.Command;

import java.util.Arrays;
import java.util.concurrent.Callable;

/** Forgets everything the suite ever recorded here. */
@Command(name = "reset", description = "Remove all data, logs and passwords of the stopped suite.")
final class ResetCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        Suite.Options options = Suite.Options.of(Kaocheng.checkout());
        Suite suite = Suite.open(options);
        if (Arrays.stream(Part.values()).anyMatch(part -> suite.process(part).isPresent())) {
            throw new SuiteException("the suite is up; stop it first with ./kaocheng down");
        }
        Folders.delete(options.state());
        System.out.println("Removed " + options.state());
        return 0;
    }
}
