package io.kaocheng.local.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.local.Suite;
import io.kaocheng.local.SuiteException;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Loads a folder through the gateway. Loading it twice records nothing twice, so a load that was
 * cut off is simply run again.
 */
public final class Loader {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OFFICE = "office-machine";
    // Another person than the one who drafted: no version is approved by its author.
    private static final String APPROVER = "approver-machine";
    private static final int BATCH = 500;
    private static final int AT_ONCE = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Door door;
    private final Consumer<String> progress;
    private final List<BadRow> refused = new ArrayList<>();

    private Loader(URI gateway, UnaryOperator<String> tokens, Consumer<String> progress) {
        this.door = new Door(gateway, tokens);
        this.progress = progress;
    }

    /**
     * Loads a folder into the running suite.
     *
     * @param progress gets a line per table
     * @return everything that was refused; empty when everything was accepted
     */
    public static List<BadRow> load(Suite suite, Path folder, Consumer<String> progress) {
        return load(suite.gateway(), suite::token, folder, progress);
    }

    static List<BadRow> load(
            URI gateway, UnaryOperator<String> tokens, Path folder, Consumer<String> progress) {
        List<BadRow> findings = new ArrayList<>();
        Folder read = Folder.read(folder, findings);
        if (!findings.isEmpty()) {
            // Nothing is sent of a folder that is wrong in itself.
            return findings;
        }
        Loader loader = new Loader(gateway, tokens, progress);
        loader.load(read);
        return List.copyOf(loader.refused);
    }

    private void load(Folder folder) {
        String region = "/regions/" + folder.region();
        each("region", List.of(folder.opening()), item -> post(OFFICE, "/regions", item));
        each("classes", folder.classes(), item -> post(OFFICE, region + "/classes", item));
        // One after the other: a parent must be there before its children.
        long begin = System.nanoTime();
        folder.units().forEach(item -> post(OFFICE, region + "/units", item));
        report("loaded units", folder.units().size(), begin);
        each("cycles", folder.cycles(), item -> post(OFFICE, region + "/cycles", item));
        if (stopped()) {
            return;
        }
        await(region, "indicators");

        each("indicators", folder.indicators(), item -> indicator(region, item, folder.versions()));
        each("schemes", folder.schemes(), item -> scheme(region, item));
        targets(region + "/targets/batches", folder.targets());
        if (stopped()) {
            return;
        }
        await(region, "monitoring");

        for (List<Item> pass : passes(folder.observations())) {
            observations(
                    region + "/observations/batches?mode=partial", pass, folder.observations());
        }
        // When the command returns, the scores include everything that was loaded.
        long scoring = System.nanoTime();
        await(region, "evaluation");
        report("scored after", folder.observations().size(), scoring);
    }

    /**
     * The nth figure of one unit, indicator and period goes into the nth pass: a correction after
     * what it corrects.
     */
    static List<List<Item>> passes(List<Item> rows) {
        List<List<Item>> passes = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (Item row : rows) {
            int pass = seen.merge(key(row), 1, Integer::sum);
            while (passes.size() < pass) {
                passes.add(new ArrayList<>());
            }
            passes.get(pass - 1).add(row);
        }
        return passes;
    }

    private boolean indicator(String region, Item proposal, Map<String, Item> versions) {
        String code = proposal.body().path("indicator").asText();
        String path = region + "/indicators/" + code + "/versions";
        if (!post(OFFICE, region + "/indicators", proposal)) {
            return false;
        }
        Item version = versions.get(code);
        return version == null || enacted(path, version);
    }

    private boolean scheme(String region, Item scheme) {
        return enacted(
                region + "/schemes",
                region + "/schemes/" + scheme.body().path("scheme").asText() + "/versions",
                scheme);
    }

    private boolean enacted(String versions, Item item) {
        return enacted(versions, versions, item);
    }

    /** Drafts, has it approved by the other client, enacts. */
    private boolean enacted(String drafts, String versions, Item item) {
        Door.Answer drafted = door.post(OFFICE, drafts, item.body());
        if (!accepted(item, drafted)) {
            return false;
        }
        String version = versions + "/" + drafted.body().path("version").asText();
        ObjectNode nothing = JSON.createObjectNode();
        return accepted(item, door.post(APPROVER, version + "/approval", nothing))
                && accepted(item, door.post(APPROVER, version + "/enactment", nothing));
    }

    private boolean post(String client, String path, Item item) {
        return accepted(item, door.post(client, path, item.body()));
    }

    private void each(String what, List<Item> items, Function<Item, Boolean> send) {
        if (items.isEmpty()) {
            return;
        }
        long begin = System.nanoTime();
        Semaphore places = new Semaphore(AT_ONCE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> sent =
                    items.stream()
                            .map(
                                    item ->
                                            threads.submit(
                                                    () -> {
                                                        places.acquire();
                                                        try {
                                                            return send.apply(item);
                                                        } finally {
                                                            places.release();
                                                        }
                                                    }))
                            .toList();
            for (Future<Boolean> one : sent) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new SuiteException(what + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SuiteException("interrupted while loading " + what, e);
        }
        report("loaded " + what, items.size(), begin);
    }

    private void targets(String path, List<Item> items) {
        long begin = System.nanoTime();
        for (List<Item> chunk : chunks(items)) {
            acceptedAll(chunk, door.post(OFFICE, path, wrapped("targets", chunk)), Set.of());
        }
        report("loaded targets", items.size(), begin);
    }

    private void observations(String path, List<Item> items, List<Item> all) {
        // A figure that is corrected further down: after a first load the suite holds the corrected
        // one, and would
        // want a reason for going back to this.
        Set<Item> corrected = corrected(all);
        long begin = System.nanoTime();
        int sent = 0;
        for (List<Item> chunk : chunks(items)) {
            acceptedAll(
                    chunk, door.submit(OFFICE, path, wrapped("observations", chunk)), corrected);
            sent += chunk.size();
            if (sent % (BATCH * 5) == 0 && sent < items.size()) {
                report("       so far", sent, begin);
            }
        }
        report("loaded observations", items.size(), begin);
    }

    private static Set<Item> corrected(List<Item> all) {
        Map<String, Item> last = new HashMap<>();
        Set<Item> corrected = new HashSet<>();
        for (Item row : all) {
            Item earlier = last.put(key(row), row);
            if (earlier != null) {
                corrected.add(earlier);
            }
        }
        return corrected;
    }

    private static String key(Item row) {
        return row.body().path("unit").asText()
                + "/"
                + row.body().path("indicator").asText()
                + "/"
                + row.body().path("period").asText();
    }

    private static List<List<Item>> chunks(List<Item> items) {
        List<List<Item>> chunks = new ArrayList<>();
        for (int from = 0; from < items.size(); from += BATCH) {
            chunks.add(items.subList(from, Math.min(items.size(), from + BATCH)));
        }
        return chunks;
    }

    private static ObjectNode wrapped(String name, List<Item> chunk) {
        ObjectNode body = JSON.createObjectNode();
        var rows = body.putArray(name);
        chunk.forEach(item -> rows.add(item.body()));
        return body;
    }

    private void acceptedAll(List<Item> chunk, Door.Answer answer, Set<Item> corrected) {
        JsonNode errors = answer.body().path("errors");
        if (errors.isEmpty() && !answer.isGood()) {
            accepted(chunk.getFirst(), answer);
            return;
        }
        for (JsonNode error : errors) {
            int row = error.path("row").asInt(rowOf(error.path("pointer").asText()));
            Item item = row >= 1 && row <= chunk.size() ? chunk.get(row - 1) : chunk.getFirst();
            if (corrected.contains(item) && error.path("code").asText().equals("reason-required")) {
                continue;
            }
            refuse(item.bad(column(error), error.path("message").asText()));
        }
    }

    private static int rowOf(String pointer) {
        for (String step : pointer.split("/", -1)) {
            if (step.matches("[0-9]{1,6}")) {
                return Integer.parseInt(step) + 1;
            }
        }
        return 0;
    }

    private boolean accepted(Item item, Door.Answer answer) {
        if (answer.isGood()) {
            return true;
        }
        JsonNode errors = answer.body().path("errors");
        if (errors.isEmpty()) {
            String detail =
                    answer.body().path("detail").asText(answer.body().path("title").asText());
            refuse(
                    item.bad(
                            "",
                            "refused with "
                                    + answer.status()
                                    + (detail.isEmpty() ? "" : ": " + detail)));
        }
        for (JsonNode error : errors) {
            refuse(item.bad(column(error), error.path("message").asText()));
        }
        return false;
    }

    private static String column(JsonNode error) {
        String column = error.path("column").asText("");
        String pointer = error.path("pointer").asText("");
        return column.isEmpty() ? pointer.substring(pointer.lastIndexOf('/') + 1) : column;
    }

    private void refuse(BadRow row) {
        synchronized (refused) {
            refused.add(row);
        }
    }

    private boolean stopped() {
        synchronized (refused) {
            return !refused.isEmpty();
        }
    }

    /** Waits until a service has consumed every entry the other services have recorded by now. */
    private void await(String region, String service) {
        long begin = System.nanoTime();
        Map<String, Long> heads = new HashMap<>();
        for (String owner : List.of("goals", "indicators", "monitoring")) {
            Door.Answer answer = door.get(OFFICE, region + "/positions/" + owner);
            answer.body()
                    .path("journal")
                    .properties()
                    .forEach(head -> heads.put(head.getKey(), head.getValue().asLong()));
        }
        while (true) {
            Door.Answer answer = door.get(OFFICE, region + "/positions/" + service);
            JsonNode consumed = answer.body().path("heard");
            boolean all =
                    answer.isGood()
                            && heads.entrySet().stream()
                                    .allMatch(
                                            head ->
                                                    !consumed.has(head.getKey())
                                                            || consumed.path(head.getKey()).asLong()
                                                                    >= head.getValue());
            if (all) {
                return;
            }
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new SuiteException(
                        answer.isGood()
                                ? service
                                        + " has consumed only "
                                        + consumed
                                        + " of "
                                        + heads
                                        + "; see its log"
                                : service
                                        + "-service does not report its positions: "
                                        + answer.status());
            }
            Door.pause(Duration.ofMillis(100));
        }
    }

    private void report(String what, int count, long begin) {
        progress.accept(
                String.format(
                        Locale.ROOT,
                        "  %-23s %7d %7.1f s",
                        what,
                        count,
                        (System.nanoTime() - begin) / 1e9));
    }
}
