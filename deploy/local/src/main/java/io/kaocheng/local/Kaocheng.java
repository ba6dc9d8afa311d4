package io.kaocheng.local;

import io.kaocheng.infra.InfraException;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

import java.nio.file.Path;

/**
 * The one command a person runs; the script {@code kaocheng} finds a JDK, builds, and calls this.
 */
@Command(
        name = "kaocheng",
        description = "The whole suite on one machine.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            ResetCommand.class,
            LoadCommand.class,
            TokenCommand.class,
            IdleCommand.class
        },
        footer = {
            "",
            "And, done by the script itself:",
            "  test    Install what is missing and run every test."
        })
public final class Kaocheng {

    static final int REFUSED = 1;

    private Kaocheng() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Kaocheng());
        line.setExecutionExceptionHandler(
                (exception, command, _) -> {
                    switch (exception) {
                        // Meant for the person at the screen; a stack trace would bury it.
                        case SuiteException e ->
                                command.getErr().println("kaocheng: " + e.getMessage());
                        case InfraException e ->
                                command.getErr().println("kaocheng: " + e.getMessage());
                        default -> exception.printStackTrace(command.getErr());
                    }
                    return REFUSED;
                });
        return line;
    }

    /** The repository this command belongs to. */
    static Path checkout() {
        return Path.of(System.getProperty("kaocheng.checkout", ".")).toAbsolutePath().normalize();
    }
}
