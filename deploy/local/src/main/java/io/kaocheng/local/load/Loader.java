package io.kaocheng.local.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.local.Suite;
import io.kaocheng.local.SuiteException;

import org.jspecify.annotations.Nullable;

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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Loads a folder through the gateway. Loading it twice records nothing twice, so a load that was
 * cut off is simply run again.
 */
public final class Loader {

    private static final ObjectMapper JSON = new ObjectMapper();
    // Opens the region and does nothing else: who loads figures gives nobody access.
    private static final String ADMIN = "admin-machine";
    private static final String OFFICE = "office-machine";
    // Another person than the one who drafted: no version is approved by its author.
    private static final String APPROVER = "approver-machine";
    // For the units of the folder: acknowledges their goals and reports on their milestones.
    private static final String UNITS = "units-machine";

    /** How far a goal can be brought, each state after the one before. */
    private static final List<String> GOAL_STATES =
            List.of("draft", "submitted", "approved", "issued", "acknowledged");

    private static final int BATCH = 500;
    // What is granted has no batches; the suite takes these together all the same.
    private static final int SIDE_BY_SIDE = 8;
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
        // Each step needs the ones before it, so the first one that is refused is the last one
        // sent.
        if (!each("region", ADMIN, "/regions", List.of(folder.opening()))
                || !each("classes", OFFICE, region + "/classes", folder.classes())
                || !(folder.groups().isEmpty()
                        || each("groups", OFFICE, region + "/groups", folder.groups()))
                || !batches("units", region + "/units/batches", "units", folder.units())
                || !(folder.groupings().isEmpty() || grouped(region + "/units", folder.groupings()))
                || !each("cycles", OFFICE, region + "/cycles", folder.cycles())) {
            return;
        }
        await(region, "indicators");

        if (!batches(
                        "indicators",
                        region + "/indicators/batches",
                        "indicators",
                        folder.indicators())
                || !enacted(
                        "indicator versions",
                        "indicator",
                        region + "/indicators/versions",
                        "versions",
                        region + "/indicators/versions",
                        versions(folder))
                || !enacted(
                        "schemes",
                        "scheme",
                        region + "/schemes/batches",
                        "schemes",
                        region + "/schemes/versions",
                        folder.schemes())
                || !waived(region + "/schemes", folder.waivers())
                || !batches("targets", region + "/targets/batches", "targets", folder.targets())
                || !rules(region, folder.rules())
                || !(folder.categories().isEmpty()
                        || each("categories", OFFICE, region + "/categories", folder.categories()))
                || !goals(region, folder.goals(), folder.decompositions())
                || !ownLists(region, folder.ownLists())
                || !suppressions(region, folder.suppressions())) {
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
        line("scored after", folder.observations().size(), scoring, "");
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

    /** The versions in the order of their indicators, each with its indicator's code. */
    private static List<Item> versions(Folder folder) {
        List<Item> versions = new ArrayList<>();
        for (Item proposal : folder.indicators()) {
            String code = proposal.body().path("indicator").asText();
            Item version = folder.versions().get(code);
            if (version != null) {
                ObjectNode named = JSON.createObjectNode().put("indicator", code);
                named.setAll(version.body());
                versions.add(new Item(version.file(), version.row(), named));
            }
        }
        return versions;
    }

    /**
     * Drafts, has it approved by the other client, enacts.
     *
     * @param code the field that names what has versions
     */
    private boolean enacted(
            String what,
            String code,
            String drafts,
            String rows,
            String versions,
            List<Item> items) {
        Tally tally = new Tally(what);
        for (List<Item> chunk : chunks(items)) {
            Door.Answer drafted = door.post(OFFICE, drafts, wrapped(rows, chunk));
            if (!acceptedAll(chunk, drafted, Set.of())) {
                return false;
            }
            ObjectNode named = JSON.createObjectNode();
            var list = named.putArray("versions");
            for (int i = 0; i < chunk.size(); i++) {
                list.addObject()
                        .put(code, chunk.get(i).body().path(code).asText())
                        .put("version", drafted.body().path("versions").path(i).asInt());
            }
            if (!acceptedAll(chunk, door.post(APPROVER, versions + "/approvals", named), Set.of())
                    || !acceptedAll(
                            chunk,
                            door.post(APPROVER, versions + "/enactments", named),
                            Set.of())) {
                return false;
            }
            tally.add(chunk.size(), drafted);
        }
        tally.report();
        return true;
    }

    private boolean each(String what, String client, String path, List<Item> items) {
        return each(what, client, items, body -> path);
    }

    /**
     * @param path of an item's body, from which it takes what stands in the path
     */
    private boolean each(
            String what, String client, List<Item> items, Function<ObjectNode, String> path) {
        Tally tally = new Tally(what);
        for (Item item : items) {
            ObjectNode body = item.body().deepCopy();
            Door.Answer answer = door.post(client, path.apply(body), body);
            if (!accepted(item, answer)) {
                return false;
            }
            tally.add(1, answer);
        }
        tally.report();
        return true;
    }

    /** Puts units into groups; the unit stands in the path. */
    private boolean grouped(String units, List<Item> items) {
        return each(
                "groupings",
                OFFICE,
                items,
                body -> units + "/" + body.remove("unit").asText() + "/groups");
    }

    /** Waives findings of schemes, by the client that did not draft them. */
    private boolean waived(String schemes, List<Item> items) {
        return items.isEmpty()
                || each(
                        "waivers",
                        APPROVER,
                        items,
                        body ->
                                "%s/%s/versions/%s/waivers"
                                        .formatted(
                                                schemes,
                                                body.remove("scheme").asText(),
                                                body.remove("version").asText()));
    }

    /** Gives cycles their rules, unless they have some. */
    private boolean rules(String region, List<Item> items) {
        for (Item item : items) {
            ObjectNode body = item.body().deepCopy();
            String path = region + "/cycles/" + body.remove("cycle").asText() + "/rules";
            JsonNode now = door.get(OFFICE, path).body();
            if (!now.path("set").asBoolean()
                    && !accepted(
                            item, door.post(OFFICE, path, body, now.path("version").asInt()))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Drafts goals and brings each as far as its row says, from where it is; approved and issued by
     * the other client, acknowledged and reported on for its owner. Where one is there with other
     * content, all such are told and nothing is sent.
     */
    private boolean goals(String region, List<Item> items, List<Item> divisions) {
        if (items.isEmpty() && divisions.isEmpty()) {
            return true;
        }
        await(region, "goals");
        String path = region + "/goals";
        Map<String, JsonNode> known =
                Requests.known(path, "goal", listed -> door.get(OFFICE, listed));
        boolean asInTheFile = true;
        for (Item item : items) {
            String goal = item.body().path("goal").asText();
            JsonNode there = known.get(goal);
            Requests.Step.Refuse otherwise =
                    there == null ? null : Requests.otherwise(goal, content(item), there);
            if (otherwise != null) {
                refuse(item.bad(otherwise.column(), otherwise.why()));
                asInTheFile = false;
            }
        }
        if (!asInTheFile) {
            return false;
        }
        Tally tally = new Tally("goals");
        for (Item item : items) {
            if (!known.containsKey(item.body().path("goal").asText())) {
                Door.Answer answer = door.submit(OFFICE, path, content(item));
                if (!accepted(item, answer)) {
                    return false;
                }
                tally.add(1, answer);
            } else {
                tally.unchanged();
            }
        }
        // Divided before a part is issued: only then it is checked.
        for (Item division : divisions) {
            if (!division(path, division)) {
                return false;
            }
        }
        Map<String, JsonNode> now =
                Requests.known(path, "goal", listed -> door.get(OFFICE, listed));
        // One after the other: a part is issued after the whole.
        for (Item item : items) {
            if (!goal(path, item, now.get(item.body().path("goal").asText()))) {
                return false;
            }
        }
        tally.report();
        return true;
    }

    /** Files how a figure is divided among goals that are there; the same again changes nothing. */
    private boolean division(String path, Item item) {
        ObjectNode body = item.body().deepCopy();
        String goal = path + "/" + body.remove("goal").asText();
        int version = door.get(OFFICE, goal).body().path("version").asInt();
        return accepted(item, door.post(OFFICE, goal + "/decomposition", body, version));
    }

    /** A goal without what is not its content. */
    private static ObjectNode content(Item item) {
        ObjectNode content = item.body().deepCopy();
        content.remove(List.of("state", "reports"));
        return content;
    }

    private boolean goal(String path, Item item, @Nullable JsonNode there) {
        String at = path + "/" + item.body().path("goal").asText();
        JsonNode wanted = item.body().path("state");
        int to = GOAL_STATES.indexOf(wanted.isTextual() ? wanted.asText() : "issued");
        int from = there == null ? 0 : GOAL_STATES.indexOf(there.path("state").asText());
        int version = there == null ? 1 : there.path("version").asInt();
        for (int state = from + 1; state <= to; state++) {
            Door.Answer answer =
                    switch (GOAL_STATES.get(state)) {
                        case "submitted" -> act(OFFICE, at + "/submission", version);
                        case "approved" -> act(APPROVER, at + "/approval", version);
                        case "issued" -> act(APPROVER, at + "/issue", version);
                        default -> act(UNITS, at + "/acknowledgement", version);
                    };
            if (!accepted(item, answer)) {
                return false;
            }
            version++;
        }
        for (JsonNode report : item.body().path("reports")) {
            if (!milestone(at, item, report, there)) {
                return false;
            }
        }
        return true;
    }

    private Door.Answer act(String client, String path, int version) {
        return door.post(client, path, JSON.createObjectNode(), version);
    }

    /** Reports on a milestone of which nothing was reported, and has it confirmed or returned. */
    private boolean milestone(String goal, Item item, JsonNode report, @Nullable JsonNode there) {
        String code = report.path("milestone").asText();
        String now = "open";
        if (there != null) {
            for (JsonNode step : there.path("steps")) {
                if (step.path("milestone").asText().equals(code)) {
                    now = step.path("state").asText();
                }
            }
        }
        String at = goal + "/milestones/" + code;
        if (now.equals("open")) {
            ObjectNode body = JSON.createObjectNode();
            body.set("doneOn", report.path("doneOn"));
            if (report.has("evidence")) {
                body.set("evidence", report.path("evidence"));
            }
            if (!accepted(item, door.submit(UNITS, at + "/report", body))) {
                return false;
            }
            now = "reported";
        }
        String wanted = report.path("state").asText();
        if (!now.equals("reported") || wanted.equals("reported")) {
            return true;
        }
        int version = door.get(OFFICE, goal).body().path("version").asInt();
        ObjectNode answer = JSON.createObjectNode();
        if (wanted.equals("returned")) {
            answer.set("reason", report.path("reason"));
            return accepted(item, door.post(OFFICE, at + "/return", answer, version));
        }
        return accepted(item, door.post(OFFICE, at + "/confirmation", answer, version));
    }

    /** Asks for units' own indicators and has them granted by the other client. */
    private boolean ownLists(String region, List<Item> items) {
        if (items.isEmpty()) {
            return true;
        }
        await(region, "goals");
        return granted(Requests.ownLists(region), items);
    }

    /** Asks that blocks be left out and has it granted by the other client. */
    private boolean suppressions(String region, List<Item> items) {
        if (items.isEmpty()) {
            return true;
        }
        await(region, "evaluation");
        return granted(Requests.suppressions(region), items);
    }

    /**
     * Asks, and has it granted by the other client. What is granted is not asked for again, and
     * what was asked for by a load that was cut off is granted by this one; where anything stands
     * already with other content, all of that is told and nothing is sent.
     */
    private boolean granted(Requests requests, List<Item> items) {
        Tally tally = new Tally(requests.what());
        Map<String, JsonNode> known = requests.known(path -> door.get(OFFICE, path));
        List<Item> wanted = new ArrayList<>();
        Set<Item> waiting = new HashSet<>();
        boolean asInTheFile = true;
        for (Item item : items) {
            switch (requests.step(item, known.get(item.body().path(requests.code()).asText()))) {
                case Requests.Step.Ask() -> wanted.add(item);
                case Requests.Step.Grant() -> {
                    wanted.add(item);
                    waiting.add(item);
                }
                case Requests.Step.Nothing() -> tally.unchanged();
                case Requests.Step.Refuse(var column, var why) -> {
                    refuse(item.bad(column, why));
                    asInTheFile = false;
                }
            }
        }
        if (!asInTheFile || !sideBySide(requests, wanted, waiting, tally)) {
            return false;
        }
        tally.report();
        return true;
    }

    /** Nothing more is begun once something is refused. */
    private boolean sideBySide(
            Requests requests, List<Item> wanted, Set<Item> waiting, Tally tally) {
        AtomicBoolean good = new AtomicBoolean(true);
        try (ExecutorService senders = Executors.newFixedThreadPool(SIDE_BY_SIDE)) {
            List<Future<?>> sent = new ArrayList<>();
            for (List<Item> chain : requests.chains(wanted)) {
                sent.add(
                        senders.submit(
                                () -> {
                                    for (Item item : chain) {
                                        if (good.get()
                                                && !granted(
                                                        requests,
                                                        item,
                                                        waiting.contains(item),
                                                        tally)) {
                                            good.set(false);
                                        }
                                    }
                                }));
            }
            for (Future<?> one : sent) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof SuiteException why
                    ? why
                    : new IllegalStateException(requests.what() + " could not be loaded", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SuiteException("interrupted while loading", e);
        }
        return good.get();
    }

    private boolean granted(Requests requests, Item item, boolean waiting, Tally tally) {
        // Without a key: an answer kept from a load before could be a refusal that holds no more.
        if (!waiting && !accepted(item, door.submit(OFFICE, requests.asked(), item.body()))) {
            return false;
        }
        Door.Answer grant =
                door.submit(
                        APPROVER,
                        requests.granted()
                                + "/"
                                + item.body().path(requests.code()).asText()
                                + "/grant",
                        JSON.createObjectNode());
        if (!accepted(item, grant)) {
            return false;
        }
        tally.add(1, grant);
        return true;
    }

    private boolean batches(String what, String path, String rows, List<Item> items) {
        Tally tally = new Tally(what);
        for (List<Item> chunk : chunks(items)) {
            Door.Answer answer = door.post(OFFICE, path, wrapped(rows, chunk));
            if (!acceptedAll(chunk, answer, Set.of())) {
                return false;
            }
            tally.add(chunk.size(), answer);
        }
        tally.report();
        return true;
    }

    private void observations(String path, List<Item> items, List<Item> all) {
        // A figure that is corrected further down: after a first load the suite holds the corrected
        // one, and would want a reason for going back to this.
        Set<Item> corrected = corrected(all);
        Tally tally = new Tally("observations");
        for (List<Item> chunk : chunks(items)) {
            observed(path, chunk, corrected, tally);
            if (tally.rows % (BATCH * 5) == 0 && tally.rows < items.size()) {
                tally.soFar();
            }
        }
        tally.report();
    }

    /**
     * Where all that is listed is no fault, but not all is listed, the rest may be one: it is sent
     * in halves, until all is.
     */
    private void observed(String path, List<Item> chunk, Set<Item> corrected, Tally tally) {
        Door.Answer answer = door.submit(OFFICE, path, wrapped("observations", chunk));
        boolean accepted = acceptedAll(chunk, answer, corrected);
        if (accepted && answer.body().path("unlisted").asInt() > 0 && chunk.size() > 1) {
            int half = chunk.size() / 2;
            observed(path, chunk.subList(0, half), corrected, tally);
            observed(path, chunk.subList(half, chunk.size()), corrected, tally);
            return;
        }
        tally.add(chunk.size(), answer);
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

    /** Whether no row was refused but those that are corrected further down. */
    private boolean acceptedAll(List<Item> chunk, Door.Answer answer, Set<Item> corrected) {
        JsonNode errors = answer.body().path("errors");
        if (errors.isEmpty() && !answer.isGood()) {
            return accepted(chunk.getFirst(), answer);
        }
        boolean accepted = true;
        for (JsonNode error : errors) {
            int row = error.path("row").asInt(rowOf(error.path("pointer").asText()));
            Item item = row >= 1 && row <= chunk.size() ? chunk.get(row - 1) : chunk.getFirst();
            if (corrected.contains(item) && error.path("code").asText().equals("reason-required")) {
                continue;
            }
            refuse(item.bad(column(error), error.path("message").asText()));
            accepted = false;
        }
        int unlisted = answer.body().path("unlisted").asInt();
        if (unlisted > 0 && !accepted) {
            refuse(
                    new BadRow(
                            chunk.getFirst().file(),
                            0,
                            null,
                            "and " + unlisted + " more findings in these rows"));
        }
        return accepted;
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
            JsonNode consumed = answer.body().path("received");
            if (answer.isGood() && !consumed.isObject()) {
                throw new SuiteException(
                        service
                                + "-service does not say what it has received: "
                                + answer.body()
                                + "; is the suite of the same version?");
            }
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

    /** What has been sent of one kind, and how much of it was new to the suite. */
    private final class Tally {
        private final String what;
        private final long begin = System.nanoTime();
        private int rows;
        private int entries;
        private int recorded;
        private int refused;
        private boolean counted;

        Tally(String what) {
            this.what = what;
        }

        /** A row that was not sent, since it is there. */
        synchronized void unchanged() {
            rows++;
        }

        /** Adds the rows of a request by its answer: of a batch of figures, or of anything else. */
        synchronized void add(int sent, Door.Answer answer) {
            JsonNode body = answer.body();
            rows += sent;
            entries += body.path("entries").size();
            recorded += body.path("recorded").asInt();
            refused += answer.isGood() ? body.path("rejected").asInt() : sent;
            counted |= body.has("recorded") || !answer.isGood();
        }

        void soFar() {
            print("       so far", "");
        }

        /** A row may be recorded as several entries; only batches of figures say which are new. */
        void report() {
            String refusals = refused == 0 ? "" : ", " + refused + " refused";
            print(
                    "loaded " + what,
                    counted
                            ? recorded
                                    + " new or changed, "
                                    + (rows - recorded - refused)
                                    + " unchanged"
                                    + refusals
                            : entries == 0 ? "nothing new" : entries + " entries recorded");
        }

        private void print(String label, String more) {
            line(label, rows, begin, more);
        }
    }

    private void line(String label, int count, long begin, String more) {
        progress.accept(
                String.format(
                                Locale.ROOT,
                                "  %-25s %7d %7.1f s   %s",
                                label,
                                count,
                                (System.nanoTime() - begin) / 1e9,
                                more)
                        .stripTrailing());
    }
}
