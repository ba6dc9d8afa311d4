package io.kaocheng.local.replay;

import com.fasterxml.jackson.databind.JsonNode;

import picocli.CommandLine.Model.CommandSpec;

import java.util.List;

/** What is said of a run in the end, and with which exit code. */
final class Ended {

    private Ended() {}

    static int watched(
            ReplayCommand replay, Asking asking, CommandSpec spec, Regional region, String run) {
        JsonNode ended = follow(replay, spec, region, run);
        print(asking, spec, ended, region.language());
        return Watch.good(ended) ? ReplayCommand.DONE : ReplayCommand.FAILED;
    }

    static JsonNode follow(ReplayCommand replay, CommandSpec spec, Regional region, String run) {
        // Beside the answer, so that the answer can be read by a script.
        return new Watch(region, spec.commandLine().getErr(), replay.terminal(), replay.look())
                .follow(run);
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
