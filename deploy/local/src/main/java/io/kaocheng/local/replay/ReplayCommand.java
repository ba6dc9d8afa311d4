package io.kaocheng.local.replay;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/** Plans, starts and follows replay runs, and takes them up to their promotion. */
@Command(
        name = "replay",
        description = "Score the recorded history anew: verify it, look back, try out changes.",
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
    private final Duration look;
    private final Map<String, String> environment;

    /**
     * The command of a suite.
     *
     * @param door asked for when a command is run
     * @param terminal whether a person looks on, to whom a bar can be drawn
     * @param look how long to wait between two looks at a run
     */
    public ReplayCommand(
            Supplier<Door> door, boolean terminal, Duration look, Map<String, String> environment) {
        this.door = door;
        this.terminal = terminal;
        this.look = look;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say which: one of the commands below");
    }

    Door door() {
        return door.get();
    }

    boolean terminal() {
        return terminal;
    }

    Duration look() {
        return look;
    }

    Map<String, String> environment() {
        return environment;
    }
}
