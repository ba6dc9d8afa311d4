package io.kaocheng.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code kaocheng bench}: measures; never part of the tests. */
@Command(
        name = "kaocheng bench",
        description = "Measure how fast it is, as ratios to what else could do the same here.",
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ReplayBench.class,
            IngestBench.class,
            LatencyBench.class,
            StreamsBench.class
        })
public final class Bench {

    private Bench() {}

    public static void main(String[] arguments) {
        System.exit(
                new CommandLine(new Bench())
                        .setExecutionExceptionHandler(
                                (exception, command, _) -> {
                                    if (exception instanceof Agreement.DisagreementException e) {
                                        command.getErr().println("kaocheng: " + e.getMessage());
                                    } else {
                                        exception.printStackTrace(command.getErr());
                                    }
                                    return 1;
                                })
                        .execute(arguments));
    }
}
