package io.kaocheng.local.replay;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/** Approves a verified run, as another person than the one who asked for it. */
@Command(name = "approve", description = "Approve a verified run, as another than who started it.")
final class ApproveCommand implements Callable<Integer> {

    @ParentCommand private ReplayCommand replay = Nowhere.COMMAND;
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Asking asking = new Asking();

    @Parameters(
            paramLabel = "RUN",
            converter = RunName.Reading.class,
            description = "The first 8 or more digits of its number.")
    private RunName run = new RunName("");

    @Option(names = "--remark", paramLabel = "TEXT", description = "What is said with it.")
    private @Nullable String remark;

    @Override
    public Integer call() {
        Regional region = asking.regional(replay, "office");
        ObjectNode body = Regional.JSON.createObjectNode();
        if (remark != null) {
            body.put("remark", remark);
        }
        RunResult.command(asking, spec, region, run, "approval", body);
        return ReplayCommand.DONE;
    }
}
