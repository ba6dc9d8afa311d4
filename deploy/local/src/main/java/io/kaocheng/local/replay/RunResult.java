package io.kaocheng.local.replay;

import com.fasterxml.jackson.databind.JsonNode;

import picocli.CommandLine.Model.CommandSpec;

import java.io.PrintWriter;
import java.util.List;

/** Prints a run's final state and chooses the command's exit code by it. */
final class RunResult {

    private RunResult() {}

    static int watched(
            ReplayCommand replay, Asking asking, CommandSpec spec, Regional region, String run) {
        JsonNode ended = follow(replay, spec, region, run);
        print(asking, spec, region, ended);
        return Watch.good(ended) ? ReplayCommand.DONE : ReplayCommand.FAILED;
    }

    static JsonNode follow(ReplayCommand replay, CommandSpec spec, Regional region, String run) {
        // Progress goes to stderr, so that a script can read the result from stdout.
        return new Watch(
                        region,
                        spec.commandLine().getErr(),
                        replay.terminal(),
                        replay.pollInterval())
                .follow(run);
    }

    /** Asks something of a run and shows the run as it stands then. */
    static void command(
            Asking asking, CommandSpec spec, Regional region, RunName run, String intention) {
        command(asking, spec, region, run, intention, Regional.JSON.createObjectNode());
    }

    static void command(
            Asking asking,
            CommandSpec spec,
            Regional region,
            RunName run,
            String intention,
            JsonNode body) {
        region.post("/runs/" + run.digits() + "/" + intention, body);
        print(asking, spec, region, region.get("/runs/" + run.digits()));
    }

    static void print(Asking asking, CommandSpec spec, Regional region, JsonNode run) {
        if (asking.form() == Asking.Form.table && !Runs.text(run, "overlay").isEmpty()) {
            assumptions(spec, region, Runs.text(run, "run"));
        }
        Language language = region.language();
        asking.print(
                spec.commandLine().getOut(),
                switch (asking.form()) {
                    case table, json -> Runs.one(run, language);
                    case csv -> Runs.list(List.of(run), language, false);
                },
                run);
    }

    /** Prints what a run assumes, a line for each change of what held. */
    static void assumptions(CommandSpec spec, Regional region, String run) {
        PrintWriter out = spec.commandLine().getOut();
        for (JsonNode one : region.get("/runs/" + run + "/assumptions").path("items")) {
            out.println("  " + one.path("sentence").path(region.language().tag()).asText());
        }
        out.flush();
    }
}
