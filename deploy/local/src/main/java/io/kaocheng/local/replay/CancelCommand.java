package io.kaocheng.local.replay;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/** Stops a run that is not finished. */
@Command(name = "cancel", description = "Stop a run that is not finished.")
final class CancelCommand implements Callable<Integer> {

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
        RunResult.command(asking, spec, region, run, "cancellation");
        return ReplayCommand.DONE;
    }
}
