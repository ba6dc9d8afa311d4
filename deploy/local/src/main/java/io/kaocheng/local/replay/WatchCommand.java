package io.kaocheng.local.replay;

import com.fasterxml.jackson.databind.JsonNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/** Follows a run until it ends; interrupting the command does not stop the run. */
@Command(name = "watch", description = "Follow a run. Ctrl-C leaves it running.")
final class WatchCommand implements Callable<Integer> {

    @ParentCommand private ReplayCommand replay = Nowhere.COMMAND;
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Asking asking = new Asking();

    @Parameters(
            paramLabel = "RUN",
            converter = RunName.Reading.class,
            description = "The first 8 or more digits of its number.")
    private RunName run = new RunName("");

    @Override
    public Integer call() {
        Regional region = asking.regional(replay);
        // A prefix may become ambiguous while the run is followed; the full number does not.
        JsonNode found = region.get("/runs/" + run.digits());
        return RunResult.watched(replay, asking, spec, region, Runs.text(found, "run"));
    }
}
