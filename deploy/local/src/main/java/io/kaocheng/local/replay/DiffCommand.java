package io.kaocheng.local.replay;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/** Shows what a run changes. */
@Command(name = "diff", description = "Show what a run changes, and why.")
final class DiffCommand implements Callable<Integer> {

    @ParentCommand private ReplayCommand replay = Nowhere.COMMAND;
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Asking asking = new Asking();

    @Parameters(
            paramLabel = "RUN",
            converter = RunName.Reading.class,
            description = "The first 8 or more digits of its number.")
    private RunName run = new RunName("");

    @Option(names = "--changed", description = "Only what changed.")
    private boolean changed;

    @Option(names = "--light", description = "Only where a light changed.")
    private boolean light;

    @Option(
            names = "--moved",
            paramLabel = "N",
            description = "Only where the rank moved by N or more.")
    private @Nullable Integer moved;

    @Option(names = "--class", paramLabel = "CLASS", description = "Only this class.")
    private @Nullable String unitClass;

    @Option(names = "--period", paramLabel = "PERIOD", description = "Only this period.")
    private @Nullable String period;

    @Option(names = "--unit", paramLabel = "UNIT", description = "Only this unit.")
    private @Nullable String unit;

    @Override
    public Integer call() {
        Regional region = asking.regional(replay);
        PrintWriter out = spec.commandLine().getOut();
        Map<String, @Nullable String> filter = new LinkedHashMap<>();
        filter.put("changed", changed ? "true" : null);
        filter.put("light", light ? "true" : null);
        filter.put("moved", moved == null ? null : moved.toString());
        filter.put("class", unitClass);
        filter.put("period", period);
        filter.put("unit", unit);
        JsonNode diff = Diff.read(region, run.digits(), filter);
        switch (asking.form()) {
            case csv -> {
                // The suite's own, with all there is; without the mark that only offices need.
                String csv =
                        region.text(
                                "/runs/" + run.digits() + "/diff/csv" + Regional.query(filter),
                                "text/csv");
                out.print(csv.startsWith("\uFEFF") ? csv.substring(1) : csv);
                out.flush();
            }
            case json -> out.println(diff.toPrettyString());
            case table -> {
                RunResult.assumptions(spec, region, run.digits());
                asking.print(out, Diff.table(diff, region.language()), diff);
                Diff.totals(diff, region.language(), out);
            }
        }
        out.flush();
        return Diff.anyChanged(diff) ? ReplayCommand.DIFFERENCES : ReplayCommand.DONE;
    }
}
