package io.kaocheng.infra;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How this JVM starts others: its own java, and its own choice of compilers. */
public final class Jvm {

    /** Of one that ends soon: the second compiler costs a starting program more than it gives. */
    static final String FIRST_COMPILER_ONLY = "-XX:TieredStopAtLevel=1";

    private Jvm() {}

    /** Where the java of this JVM is. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /**
     * The beginning of a command that starts a JVM. What a test starts lives no longer than the
     * test and is compiled as the test is.
     *
     * @param flags of the new JVM
     */
    public static List<String> command(List<String> flags) {
        List<String> command = new ArrayList<>();
        command.add(java());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-XX:TieredStopAtLevel="))
                .forEach(command::add);
        command.addAll(flags);
        return command;
    }
}
