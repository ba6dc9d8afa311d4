package io.kaocheng.local.replay;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/** Computes the published scores again, each at its own cut, and reports every difference. */
@Command(
        name = "verify",
        description =
                "Compute the published scores again; report differences and exit with 4 if there are any.")
final class VerifyCommand implements Callable<Integer> {

    @ParentCommand private ReplayCommand replay = Nowhere.COMMAND;
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Asking asking = new Asking();

    @Option(
            names = "--class",
            paramLabel = "CLASS",
            description = "Only this class; repeatable. Default: all.")
    private List<String> classes = new ArrayList<>();

    @Option(
            names = "--period",
            paramLabel = "PERIOD",
            description = "Only this period; repeatable. Default: all.")
    private List<String> periods = new ArrayList<>();

    @Option(
            names = "--unit",
            paramLabel = "UNIT",
            description = "Only this unit; repeatable. Default: all.")
    private List<String> units = new ArrayList<>();

    @Option(
            names = "--cut",
            paramLabel = "CUT",
            description = "As published up to there, such as scores@512. Default: now.")
    private @Nullable String cut;

    @Option(
            names = "--history",
            description = "Every score ever published, not only the current ones.")
    private boolean history;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "Default: kaocheng replay verify, and when.")
    private @Nullable String reason;

    @Override
    public Integer call() {
        Regional region = asking.regional(replay);
        // The time makes the manifest unique: an equal manifest would return the earlier run and
        // its
        // result.
        String because =
                reason == null
                        ? "kaocheng replay verify, " + Instant.now().truncatedTo(ChronoUnit.MILLIS)
                        : reason;
        RunRequest request = new RunRequest();
        JsonNode manifest =
                request.scoped(classes, periods, units)
                        .at(cut)
                        .against(history ? "history" : null)
                        .manifest("verify", because);
        JsonNode started = region.post("/runs", manifest);
        JsonNode ended = RunResult.follow(replay, spec, region, Runs.text(started, "run"));
        if (!Watch.good(ended)) {
            RunResult.print(asking, spec, region, ended);
            return ReplayCommand.FAILED;
        }
        boolean differences = ended.path("changed").asLong() > 0;
        print(region, ended, differences);
        return differences ? ReplayCommand.DIFFERENCES : ReplayCommand.DONE;
    }

    private void print(Regional region, JsonNode ended, boolean differences) {
        PrintWriter out = spec.commandLine().getOut();
        Language language = region.language();
        if (asking.form() != Asking.Form.table || !differences) {
            if (asking.form() == Asking.Form.table) {
                out.printf(
                        Locale.ROOT,
                        language.choose(
                                "%,d scores computed again: no differences%nrun %s, root %s%n",
                                "已重新计算 %,d 项得分：无差异%n重算 %s，结果摘要 %s%n"),
                        ended.path("units").asLong(),
                        Watch.shortened(Runs.text(ended, "run")),
                        Runs.text(ended, "root"));
                out.flush();
                return;
            }
            RunResult.print(asking, spec, region, ended);
            return;
        }
        Map<String, @Nullable String> filter = new LinkedHashMap<>();
        filter.put("changed", "true");
        JsonNode diff = Diff.read(region, Runs.text(ended, "run"), filter);
        asking.print(out, Diff.table(diff, language), diff);
        Diff.totals(diff, language, out);
        out.println(
                language.choose(
                                "Before is what is stored, after what it should be. All of it: kaocheng replay diff ",
                                "原得分为已存储的结果，新得分为应有的结果。全部明细：kaocheng replay diff ")
                        + Watch.shortened(Runs.text(ended, "run")));
        out.flush();
    }
}
