package io.kaocheng.local.replay;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/** Lists a region's runs, the newest first. */
@Command(name = "list", description = "List the runs, the newest first.")
final class ListCommand implements Callable<Integer> {

    @ParentCommand private ReplayCommand replay = Nowhere.COMMAND;
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Asking asking = new Asking();

    @Option(names = "--state", paramLabel = "STATE", description = "Only those in this state.")
    private @Nullable String state;

    @Option(names = "--kind", paramLabel = "KIND", description = "Only those of this kind.")
    private @Nullable String kind;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "At most so many. Default: ${DEFAULT-VALUE}.")
    private int limit = 20;

    @Override
    public Integer call() {
        Regional region = asking.regional(replay);
        Map<String, @Nullable String> parameters = new LinkedHashMap<>();
        parameters.put("state", state);
        parameters.put("kind", kind);
        parameters.put("limit", Integer.toString(limit));
        JsonNode page = region.get("/runs" + Regional.query(parameters));
        asking.print(
                spec.commandLine().getOut(),
                Runs.list(
                        page.path("items"), region.language(), asking.form() == Asking.Form.table),
                page);
        return ReplayCommand.DONE;
    }
}
