package io.kaocheng.local.replay;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/** Plans, starts, follows, approves and promotes replay runs. */
@Command(
        name = "replay",
        description =
                "Score the recorded history again: verify it, see it as of a moment, try out changes.",
        subcommands = {
            PlanCommand.class,
            StartCommand.class,
            WatchCommand.class,
            DiffCommand.class,
            VerifyCommand.class,
            ApproveCommand.class,
            PromoteCommand.class,
            CancelCommand.class,
            ListCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:failed",
            "2:not understood",
            "3:refused, with the reason",
            "4:differences found"
        })
public final class ReplayCommand implements Runnable {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int DIFFERENCES = 4;

    @Spec private CommandSpec spec = CommandSpec.create();

    private final Supplier<Door> door;
    private final boolean terminal;
    private final Duration pollInterval;
    private final Map<String, String> environment;

    /**
     * Creates the command for a suite.
     *
     * @param door the REST client, created when a command is run
     * @param terminal whether the output is a terminal, on which a progress bar can be drawn
     * @param pollInterval how long to wait between two requests for a run's state
     */
    public ReplayCommand(
            Supplier<Door> door,
            boolean terminal,
            Duration pollInterval,
            Map<String, String> environment) {
        this.door = door;
        this.terminal = terminal;
        this.pollInterval = pollInterval;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Choose one of the commands below");
    }

    Door door() {
        return door.get();
    }

    boolean terminal() {
        return terminal;
    }

    Duration pollInterval() {
        return pollInterval;
    }

    Map<String, String> environment() {
        return environment;
    }
}
