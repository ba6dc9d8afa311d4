package io.kaocheng.local.replay;

import com.fasterxml.jackson.databind.JsonNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

import java.util.List;
import java.util.concurrent.Callable;

/** Shows what a run would read and score; records nothing. */
@Command(name = "plan", description = "Show what a run would read and score; record nothing.")
final class PlanCommand implements Callable<Integer> {

    @ParentCommand private ReplayCommand replay = Nowhere.COMMAND;
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Asking asking = new Asking();
    @Mixin private RunRequest request = new RunRequest();

    @Override
    public Integer call() {
        JsonNode manifest = request.manifest();
        Regional region = asking.regional(replay);
        JsonNode plan = region.post("/runs?dryRun=true", manifest);
        asking.print(
                spec.commandLine().getOut(),
                switch (asking.form()) {
                    case table, json -> Runs.one(plan, region.language());
                    case csv -> Runs.counts(List.of(plan));
                },
                plan);
        return ReplayCommand.DONE;
    }
}
