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

/** Plans and starts a run, or resumes one that failed. */
@Command(
        name = "start",
        description = "Plan and start a run. Starting the same again is the same run.")
final class StartCommand implements Callable<Integer> {

    @ParentCommand private ReplayCommand replay = Nowhere.COMMAND;
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Asking asking = new Asking();
    @Mixin private RunRequest request = new RunRequest();

    @Option(names = "--watch", description = "Follow it until it ends.")
    private boolean watch;

    @Parameters(
            arity = "0..1",
            paramLabel = "RUN",
            converter = RunName.Reading.class,
            description = "Resume this failed run instead.")
    private @Nullable RunName failed;

    @Override
    public Integer call() {
        if (failed != null && !request.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "either a RUN to resume, or --kind and --reason");
        }
        Regional region;
        String run;
        if (failed != null) {
            region = asking.regional(replay);
            region.post("/runs/" + failed.digits() + "/start", Regional.JSON.createObjectNode());
            run = failed.digits();
        } else {
            JsonNode manifest = request.manifest();
            region = asking.regional(replay);
            run = Runs.text(region.post("/runs", manifest), "run");
        }
        if (!watch) {
            RunResult.print(asking, spec, region, region.get("/runs/" + run));
            return ReplayCommand.DONE;
        }
        return RunResult.watched(replay, asking, spec, region, run);
    }
}
