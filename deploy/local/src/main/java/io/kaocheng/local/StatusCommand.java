package io.kaocheng.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.infra.ProcessId;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/** Shows the state of every part. The exit code is 0 only when all of them answer. */
@Command(name = "status", description = "Show which parts are up.")
final class StatusCommand implements Callable<Integer> {

    /** How to print it. */
    enum Output {
        text,
        json
    }

    @Option(
            names = "-o",
            description = "text or json",
            defaultValue = "text",
            paramLabel = "FORMAT")
    private Output output = Output.text;

    @Option(
            names = {"-v", "--verbose"},
            description =
                    "Also show how each service keeps up: relay and inbox lag, halted and parked regions, scoring times, connections.")
    private boolean verbose;

    @Override
    public Integer call() throws IOException {
        Suite suite = Suite.running(Kaocheng.checkout());
        ObjectMapper json = new ObjectMapper();
        ArrayNode parts = json.createArrayNode();
        Map<String, List<String>> health = new HashMap<>();
        boolean allUp = true;
        for (Part part : Part.values()) {
            Suite.State state = suite.state(part);
            allUp &= state == Suite.State.UP;
            ObjectNode node =
                    parts.addObject()
                            .put("part", part.code())
                            .put("state", state.name().toLowerCase(Locale.ROOT))
                            .put("port", suite.addresses().port(part))
                            .put("log", suite.log(part).toString());
            suite.process(part)
                    .ifPresent(
                            process ->
                                    node.put("pid", process.pid())
                                            .put("memoryMiB", memory(process)));
            if (verbose && part.database().isPresent() && state == Suite.State.UP) {
                suite.metrics(part)
                        .map(text -> new Health(Meters.read(text)))
                        .ifPresent(
                                found -> {
                                    found.json(node.putObject("health"));
                                    health.put(part.code(), found.lines());
                                });
            }
        }
        switch (output) {
            case json -> System.out.println(parts.toPrettyString());
            case text -> {
                for (var node : parts) {
                    System.out.printf(
                            "%-9s %-20s 127.0.0.1:%-6d %s%n",
                            node.get("state").asText(),
                            node.get("part").asText(),
                            node.get("port").asInt(),
                            node.has("pid")
                                    ? "pid %-8d %5d MiB"
                                            .formatted(
                                                    node.get("pid").asLong(),
                                                    node.get("memoryMiB").asLong())
                                    : "log " + node.get("log").asText());
                    health.getOrDefault(node.get("part").asText(), List.of())
                            .forEach(line -> System.out.println("            " + line));
                }
            }
        }
        return allUp ? 0 : Kaocheng.REFUSED;
    }

    /** Resident memory of a process and its children. */
    private static long memory(ProcessId process) {
        return process.running().stream()
                        .flatMap(
                                handle ->
                                        java.util.stream.Stream.concat(
                                                java.util.stream.Stream.of(handle),
                                                handle.descendants()))
                        .mapToLong(handle -> residentKilobytes(handle.pid()))
                        .sum()
                / 1024;
    }

    private static long residentKilobytes(long pid) {
        try {
            // Shared pages are counted once per process that maps them; Pss would need more rights.
            for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
                if (line.startsWith("RssAnon:")) {
                    return Long.parseLong(line.replaceAll("[^0-9]", ""));
                }
            }
            return 0;
        } catch (IOException _) {
            return 0;
        }
    }
}
