package io.kaocheng.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.local.Machine;
import io.kaocheng.local.Part;
import io.kaocheng.local.Suite;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/**
 * The same 20,000 figures in two regions: in one undisturbed, in the other while each part of the
 * suite in turn is killed and started again. Nothing acknowledged is lost, nothing is doubled, and
 * the scores are the same.
 */
@ExtendWith(Running.class)
@TestInstance(Lifecycle.PER_CLASS)
class KillsIT {

    private static final Staff STAFF = new Staff("kills");
    private static final String SENDER = "kills-sender";
    private static final String CALM = "calm";
    static final String STORM = "storm";

    private static final int UNITS = 50;
    private static final int INDICATORS = 40;
    private static final int MONTHS = 10;
    private static final int OBSERVATIONS = UNITS * INDICATORS * MONTHS;
    private static final int BATCH = 200;
    private static final int BATCHES = OBSERVATIONS / BATCH;
    private static final String[] RULES = {
        "completion", "between", "control", "reached", "rank-decay"
    };
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final List<Part> VICTIMS =
            List.of(
                    Part.MONITORING,
                    Part.EVALUATION,
                    Part.KAFKA,
                    Part.GATEWAY,
                    Part.POSTGRES,
                    Part.GOALS,
                    Part.INDICATORS,
                    Part.REPORTING);

    private final Suite suite;

    /** Entry ids by position, as the sender was told. */
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();

    /** What the sender met on the way, and how often. */
    private final Map<String, Integer> setbacks = new ConcurrentHashMap<>();

    KillsIT(Suite suite) {
        this.suite = suite;
    }

    static List<Machine> machines() {
        List<String> all = List.of("*");
        List<Machine> machines = new ArrayList<>(STAFF.machines("*"));
        machines.add(new Machine(SENDER, "*", all, List.of("submissions:write")));
        return machines;
    }

    @BeforeAll
    void both_regions_have_been_sent_everything() throws Exception {
        define(CALM);
        define(STORM);
        Semaphore free = new Semaphore(BATCHES);
        try (Pushing calm = new Pushing(CALM, free)) {
            calm.join();
        }
        acknowledged.clear();
        setbacks.clear();

        Semaphore leave = new Semaphore(0);
        try (Pushing storm = new Pushing(STORM, leave)) {
            for (Part victim : VICTIMS) {
                int before = storm.acknowledged.get();
                leave.release(BATCHES / VICTIMS.size());
                // Killed in the middle of work, with more of it waiting.
                storm.awaitAcknowledged(before + 2);
                suite.kill(victim);
                suite.restart(victim);
            }
            leave.release(BATCHES);
            storm.join();
        }
        for (String region : List.of(CALM, STORM)) {
            office(region).awaitConsumed("evaluation", PATIENCE);
        }
    }

    @Test
    void the_kills_were_felt() {
        assertThat(setbacks).isNotEmpty();
        // A part that is away is named as such; nothing ever fails for reasons of its own.
        assertThat(setbacks.keySet())
                .allMatch(s -> s.equals("503") || s.equals("connection"), setbacks.toString());
    }

    @Test
    void every_acknowledged_submission_is_there_once_and_none_is_doubled() {
        List<JsonNode> journal = journal();
        Map<String, String> ids = new HashMap<>();
        Map<String, String> values = new TreeMap<>();
        long expected = 0;
        int submissions = 0;
        for (JsonNode entry : journal) {
            expected++;
            assertThat(sequence(entry)).isEqualTo(expected);
            ids.put("monitoring@" + expected, entry.path("id").asText());
            if (entry.path("subject").asText().startsWith("observation/")) {
                assertThat(entry.path("type").asText())
                        .isEqualTo("kaocheng.monitoring.observation-submitted.v1");
                submissions++;
                values.put(
                        entry.path("subject").asText(),
                        entry.path("data").path("figures").path("value").asText());
            }
        }
        assertThat(submissions).isEqualTo(OBSERVATIONS);
        assertThat(values).isEqualTo(sent());
        assertThat(new HashSet<>(ids.values())).hasSameSizeAs(ids.keySet());
        assertThat(ids).containsAllEntriesOf(acknowledged);
    }

    @Test
    void the_topic_tells_the_journal_in_order_without_a_hole() {
        List<JsonNode> journal = journal();
        // What is recorded last may still be on its way.
        Door.await("the topic holds the whole journal", () -> topic().size() >= journal.size());
        List<JsonNode> topic = topic();
        assertThat(topic.stream().map(KillsIT::sequence))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, topic.size()).boxed().toList());
        for (int i = 0; i < journal.size(); i++) {
            assertThat(topic.get(i)).isEqualTo(journal.get(i));
        }
    }

    @Test
    void the_scores_are_those_of_the_undisturbed_region() {
        for (String month : months()) {
            Map<String, JsonNode> calm = board(CALM, month);
            assertThat(calm).hasSize(UNITS);
            assertThat(board(STORM, month)).isEqualTo(calm);
        }
    }

    private static long sequence(JsonNode entry) {
        return Long.parseLong(entry.path("sequence").asText());
    }

    private List<JsonNode> topic() {
        return Topic.entries(suite.bootstrapServers(), "kaocheng.monitoring.v1", STORM);
    }

    private List<JsonNode> journal() {
        List<JsonNode> journal = new ArrayList<>();
        while (true) {
            List<JsonNode> page =
                    office(STORM)
                            .get("/journals/monitoring/entries?limit=5000&after=" + journal.size())
                            .lines();
            if (page.isEmpty()) {
                return journal;
            }
            journal.addAll(page);
        }
    }

    /** The units' scores without what says from which entries they were computed. */
    private Map<String, JsonNode> board(String region, String month) {
        Map<String, JsonNode> board = new TreeMap<>();
        for (JsonNode unit : office(region).read("/scores/bureau/" + month).path("units")) {
            board.put(
                    unit.path("unit").asText(),
                    ((ObjectNode) unit).without(List.of("cut", "position", "supersedes")));
        }
        return board;
    }

    /** Two threads that send the batches, each until it is taken, as a client does. */
    private final class Pushing implements AutoCloseable {
        private final Door sender;
        private final Semaphore leave;
        private final Queue<Integer> batches = new ConcurrentLinkedQueue<>();
        private final AtomicInteger acknowledged = new AtomicInteger();
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        private final List<Future<?>> running = new ArrayList<>();

        Pushing(String region, Semaphore leave) {
            this.sender = Door.of(suite, SENDER, region);
            this.leave = leave;
            for (int batch = 0; batch < BATCHES; batch++) {
                batches.add(batch);
            }
            for (int thread = 0; thread < 2; thread++) {
                running.add(threads.submit(this::push));
            }
        }

        private @Nullable Void push() throws InterruptedException {
            for (Integer batch = batches.poll(); batch != null; batch = batches.poll()) {
                leave.acquire();
                send(batch);
                acknowledged.incrementAndGet();
            }
            return null;
        }

        private void send(int batch) throws InterruptedException {
            String body = batch(batch).toString();
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (true) {
                var request =
                        sender.request("/observations/batches")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body));
                if (batch % 2 == 0) {
                    // The others rely on an observation's natural key.
                    request.header("Idempotency-Key", "batch-" + batch);
                }
                String setback;
                try {
                    Answer answer = Door.trySend(request);
                    if (answer.isGood()) {
                        for (JsonNode entry : answer.json().path("entries")) {
                            KillsIT.this.acknowledged.put(
                                    entry.path("position").asText(), entry.path("id").asText());
                        }
                        return;
                    }
                    if (answer.status() < 500) {
                        throw new AssertionError("batch " + batch + " refused: " + answer);
                    }
                    setback = Integer.toString(answer.status());
                } catch (IOException _) {
                    setback = "connection";
                }
                setbacks.merge(setback, 1, Integer::sum);
                if (System.nanoTime() - end > 0) {
                    throw new AssertionError("batch " + batch + " is never taken: " + setbacks);
                }
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            }
        }

        void awaitAcknowledged(int count) {
            Door.await(
                    count + " batches are acknowledged",
                    PATIENCE,
                    () -> {
                        if (running.stream().anyMatch(f -> f.state() == Future.State.FAILED)) {
                            throw new AssertionError("the sender gave up", failure());
                        }
                        return acknowledged.get() >= count;
                    });
        }

        private Throwable failure() {
            return running.stream()
                    .filter(f -> f.state() == Future.State.FAILED)
                    .findFirst()
                    .orElseThrow()
                    .exceptionNow();
        }

        void join() throws InterruptedException {
            for (Future<?> one : running) {
                try {
                    one.get();
                } catch (ExecutionException e) {
                    throw new AssertionError("the sender gave up", e.getCause());
                }
            }
        }

        @Override
        public void close() {
            threads.shutdownNow();
            threads.close();
        }
    }

    private Door office(String region) {
        return STAFF.office(suite, region);
    }

    private void define(String region) {
        Door office = office(region);
        Door author = STAFF.author(suite, region);
        Door approver = STAFF.approver(suite, region);
        STAFF.admin(suite, region)
                .must(
                        "/api/v1/regions",
                        Door.object()
                                .put("region", region)
                                .put("name", region)
                                .put("timeZone", "Asia/Shanghai"));
        office.must("/classes", Door.object().put("unitClass", "bureau").put("name", "bureau"));
        for (int u = 0; u < UNITS; u++) {
            office.must(
                    "/units",
                    Door.object()
                            .put("unit", unit(u))
                            .put("name", unit(u))
                            .put("kind", "bureau")
                            .put("unitClass", "bureau")
                            .put("from", "2025-01-01"));
        }
        office.must(
                "/cycles",
                Door.object().put("cycle", "c2025").put("name", "c2025").put("period", "2025"));
        office.awaitConsumed("indicators");
        ObjectNode scheme =
                Door.object()
                        .put("scheme", "s2025")
                        .put("cycle", "c2025")
                        .put("unitClass", "bureau");
        scheme.putArray("periods").add("month");
        ArrayNode blocks =
                scheme.putObject("tree")
                        .put("kind", "block")
                        .put("code", "total")
                        .putArray("children");
        ObjectNode targets = Door.object();
        ArrayNode figures = targets.putArray("targets");
        List<ArrayNode> places = new ArrayList<>();
        for (String weight : List.of("40", "30", "20", "10")) {
            places.add(
                    blocks.addObject()
                            .put("kind", "block")
                            .put("code", "b" + weight)
                            .put("weight", weight)
                            .put("weighting", "equal")
                            .putArray("children"));
        }
        for (int i = 0; i < INDICATORS; i++) {
            String rule = RULES[i % RULES.length];
            author.must(
                    "/indicators",
                    Door.object()
                            .put("indicator", indicator(i))
                            .put("name", indicator(i))
                            .put("dimension", "output")
                            .put("layer", "micro")
                            .put("nature", "quantitative")
                            .put("unitOfMeasure", "%")
                            .put("definition", rule));
            ObjectNode version =
                    Door.object()
                            .put("effectiveFrom", "202501")
                            .put("direction", rule.equals("control") ? "down" : "up")
                            .put("frequency", "month")
                            .put("accumulation", "last");
            version.putObject("rule").put("rule", rule);
            String versions = "/indicators/" + indicator(i) + "/versions";
            author.enact(approver, versions, versions, version);
            places.get(i % places.size())
                    .addObject()
                    .put("kind", "indicator")
                    .put("indicator", indicator(i))
                    .putObject("light")
                    .put("on", "achievement")
                    .put("green", "0.9")
                    .put("red", "0.6");
            for (String month : months()) {
                figures.addObject()
                        .put("unitClass", "bureau")
                        .put("indicator", indicator(i))
                        .put("period", month)
                        .put("value", "100")
                        .put("floor", "20");
            }
        }
        office.enact(approver, "/schemes", "/schemes/s2025/versions", scheme);
        office.must("/targets/batches", targets);
        office.awaitConsumed("monitoring");
    }

    private static ObjectNode batch(int batch) {
        ObjectNode body = Door.object();
        ArrayNode rows = body.putArray("observations");
        for (int n = batch * BATCH; n < (batch + 1) * BATCH; n++) {
            rows.addObject()
                    .put("unit", unit(n / INDICATORS % UNITS))
                    .put("indicator", indicator(n % INDICATORS))
                    .put("period", month(n))
                    .put("value", value(n));
        }
        return body;
    }

    private static Map<String, String> sent() {
        Map<String, String> sent = new TreeMap<>();
        for (int n = 0; n < OBSERVATIONS; n++) {
            sent.put(
                    "observation/%s/%s/%s"
                            .formatted(
                                    unit(n / INDICATORS % UNITS),
                                    indicator(n % INDICATORS),
                                    month(n)),
                    value(n));
        }
        return sent;
    }

    private static Set<String> months() {
        Set<String> months = new TreeSet<>();
        for (int n = 0; n < OBSERVATIONS; n += UNITS * INDICATORS) {
            months.add(month(n));
        }
        return months;
    }

    private static String month(int n) {
        return "2025%02d".formatted(n / (UNITS * INDICATORS) + 1);
    }

    private static String unit(int u) {
        return "u%02d".formatted(u);
    }

    private static String indicator(int i) {
        return "i%02d".formatted(i);
    }

    /** Anything from 10.0 to 129.9, as different as can be and the same every time. */
    private static String value(int n) {
        long mixed = (n * 2_654_435_761L + 12_345) % 1_200;
        BigDecimal value = BigDecimal.valueOf(100 + mixed, 1);
        return value.stripTrailingZeros().toPlainString();
    }
}
