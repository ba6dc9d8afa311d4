package io.kaocheng.local;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/** Prints an access token, for trying the API by hand. */
@Command(
        name = "token",
        description = "Print an access token of a machine client, good for five minutes.")
final class TokenCommand implements Callable<Integer> {

    @Parameters(paramLabel = "CLIENT", description = "For example edu-system or office-machine.")
    private String client = "";

    @Override
    public Integer call() {
        System.out.println(Suite.running(Kaocheng.checkout()).token(client));
        return 0;
    }
}
