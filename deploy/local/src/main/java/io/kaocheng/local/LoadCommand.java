package io.kaocheng.local;

import io.kaocheng.local.load.BadRow;
import io.kaocheng.local.load.Loader;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** Loads a folder of spreadsheets: the way an office starts. */
@Command(name = "load", description = "Load a folder of CSV files with a datapackage.json.")
final class LoadCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FOLDER")
    private Path folder = Path.of(".");

    @Override
    public Integer call() {
        return load(Suite.running(Kaocheng.checkout()), folder);
    }

    static int load(Suite suite, Path folder) {
        List<BadRow> refused = Loader.load(suite, folder, System.out::println);
        if (refused.isEmpty()) {
            return 0;
        }
        refused.forEach(row -> System.err.println("  " + row));
        System.err.printf(
                "kaocheng: %d findings. Correct them and load the folder again; rows already recorded are not recorded twice.%n",
                refused.size());
        return Kaocheng.REFUSED;
    }
}
