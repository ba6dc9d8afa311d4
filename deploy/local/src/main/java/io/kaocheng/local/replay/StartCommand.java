package io.kaocheng.local.replay;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/** Plans and starts a run, or goes on with one that failed. */
@Command(
        name = "start",
        description = "Plan and start a run. Starting the same again is the same run.")
final class StartCommand implements Callable<Integer> {

    @ParentCommand private ReplayCommand replay = Nowhere.COMMAND;
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Asking asking = new Asking();
    @Mixin private Wish wish = new Wish();

    @Option(names = "--watch", description = "Follow it until it ends.")
    private boolean watch;

    @Parameters(
            arity = "0..1",
            paramLabel = "RUN",
            converter = RunName.Reading.class,
            description = "Go on with this one, which failed, instead.")
    private @Nullable RunName failed;

    @Override
    public Integer call() {
        if (failed != null && !wish.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "either a RUN to go on with, or --kind and --reason");
        }
        Regional region;
        JsonNode run;
        if (failed != null) {
            region = asking.regional(replay);
            run =
                    region.post(
                            "/runs/" + failed.digits() + "/start",
                            Regional.JSON.createObjectNode());
        } else {
            JsonNode manifest = wish.manifest();
            region = asking.regional(replay);
            run = region.post("/runs", manifest);
        }
        if (!watch) {
            Ended.print(asking, spec, run, region.language());
            return ReplayCommand.DONE;
        }
        return Ended.watched(replay, asking, spec, region, Runs.text(run, "run"));
    }
}
