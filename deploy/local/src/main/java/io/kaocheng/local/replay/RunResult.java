package io.kaocheng.local.replay;

import com.fasterxml.jackson.databind.JsonNode;

import picocli.CommandLine.Model.CommandSpec;

import java.util.List;

/** Prints a run's final state and chooses the command's exit code by it. */
final class RunResult {

    private RunResult() {}

    static int watched(
            ReplayCommand replay, Asking asking, CommandSpec spec, Regional region, String run) {
        JsonNode ended = follow(replay, spec, region, run);
        print(asking, spec, ended, region.language());
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
        region.post("/runs/" + run.digits() + "/" + intention, Regional.JSON.createObjectNode());
        print(asking, spec, region.get("/runs/" + run.digits()), region.language());
    }

    static void print(Asking asking, CommandSpec spec, JsonNode run, Language language) {
        asking.print(
                spec.commandLine().getOut(),
                switch (asking.form()) {
                    case table, json -> Runs.one(run, language);
                    case csv -> Runs.list(List.of(run), language, false);
                },
                run);
    }
}
