package io.kaocheng.local;

import io.kaocheng.infra.InfraException;
import io.kaocheng.local.replay.Door;
import io.kaocheng.local.replay.RefusedException;
import io.kaocheng.local.replay.ReplayCommand;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

import java.io.Console;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

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
            "  test    Install what is missing and run every test.",
            "  bench   Measure how fast it is, as ratios to what else could do the same."
        })
public final class Kaocheng {

    static final int REFUSED = 1;

    private Kaocheng() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return commandLine(
                new ReplayCommand(
                        () -> {
                            Suite suite = Suite.running(checkout());
                            return new Door(suite.gateway(), suite::token);
                        },
                        Optional.ofNullable(System.console())
                                .filter(Console::isTerminal)
                                .isPresent(),
                        Duration.ofSeconds(1),
                        System.getenv()));
    }

    /** The whole command line, with that of replay as given. */
    public static CommandLine commandLine(ReplayCommand replay) {
        CommandLine line = new CommandLine(new Kaocheng());
        line.addSubcommand(replay);
        line.setOut(new PrintWriter(System.out, true, readable(System.out.charset())));
        line.setErr(new PrintWriter(System.err, true, readable(System.err.charset())));
        line.setExecutionExceptionHandler(
                (exception, command, _) -> {
                    switch (exception) {
                        // Meant for the person at the screen; a stack trace would bury it.
                        case SuiteException e ->
                                command.getErr().println("kaocheng: " + e.getMessage());
                        case InfraException e ->
                                command.getErr().println("kaocheng: " + e.getMessage());
                        case RefusedException e -> {
                            command.getErr().println("kaocheng: " + e.getMessage());
                            return RefusedException.EXIT_CODE;
                        }
                        default -> exception.printStackTrace(command.getErr());
                    }
                    return REFUSED;
                });
        return line;
    }

    /**
     * UTF-8 instead of a charset that cannot encode Chinese, such as ASCII where no locale is set.
     */
    static Charset readable(Charset charset) {
        return charset.newEncoder().canEncode('考') ? charset : StandardCharsets.UTF_8;
    }

    /** The repository this command belongs to. */
    static Path checkout() {
        return Path.of(System.getProperty("kaocheng.checkout", ".")).toAbsolutePath().normalize();
    }
}
