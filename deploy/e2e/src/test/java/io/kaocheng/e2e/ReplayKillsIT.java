package io.kaocheng.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.infra.LocalProcess;
import io.kaocheng.infra.Ports;
import io.kaocheng.local.Part;
import io.kaocheng.local.Suite;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Runs and promotions while their service, Kafka or PostgreSQL is killed. */
@ExtendWith(Running.class)
@TestInstance(Lifecycle.PER_CLASS)
class ReplayKillsIT {

    private static final AtomicInteger REGIONS = new AtomicInteger();
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Suite suite;

    ReplayKillsIT(Suite suite) {
        this.suite = suite;
    }

    /** A region with figures, seen by who runs and who approves. */
    private final class Own {
        private final SmallRegion region;
        private final Door operator;
        private final Door leader;

        Own() {
            this("killed-" + REGIONS.incrementAndGet());
        }

        Own(String name) {
            region = SmallRegion.open(suite, name);
            operator = Door.of(suite, "replay-operator", region.region());
            leader = Door.of(suite, "replay-leader", region.region());
            for (String unit : SmallRegion.UNITS) {
                send(unit, "" + (30 + 20 * SmallRegion.UNITS.indexOf(unit)), false);
            }
            region.office().awaitConsumed("evaluation");
        }

        void send(String unit, String value, boolean correction) {
            ObjectNode figure = SmallRegion.figure(unit, value);
            if (correction) {
                // By any distance: a unit's own would wait for another person's grant.
                region.office().must("/observations", figure.put("reason", "recount"));
            } else {
                region.sender().must("/observations", figure);
            }
        }

        String start(String kind) {
            return operator.must(
                            "/runs", Door.object().put("kind", kind).put("reason", "kill " + kind))
                    .path("run")
                    .asText();
        }

        JsonNode await(String run, String... states) {
            Door.await(
                    "run " + run + " is " + String.join(" or ", states),
                    PATIENCE,
                    () -> Set.of(states).contains(state(run)));
            return operator.read("/runs/" + run);
        }

        String state(String run) {
            Answer answer = operator.get("/runs/" + run);
            return answer.isGood() ? answer.json().path("state").asText() : "";
        }

        /** An official table stands, and a figure has come since that is to change it. */
        String approvedOnTopOfAnother() {
            String first = start("official");
            await(first, "verified");
            leader.must("/runs/" + first + "/approval", Door.object());
            operator.must("/runs/" + first + "/promotion", Door.object());
            send("one", "77", true);
            region.office().awaitConsumed("evaluation");
            String second =
                    operator.must(
                                    "/runs",
                                    Door.object().put("kind", "official").put("reason", "recount"))
                            .path("run")
                            .asText();
            await(second, "verified");
            leader.must("/runs/" + second + "/approval", Door.object());
            return second;
        }

        List<JsonNode> scores() {
            return operator.get("/journals/scores/entries?limit=5000").lines();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Part.class,
            names = {"EVALUATION", "KAFKA", "POSTGRES"})
    void a_run_goes_on_after_its_ground_was_killed(Part part) {
        Own own = new Own();
        String undisturbed = own.await(own.start("as-of"), "completed").path("root").asText();
        String run = own.start("official");
        suite.kill(part);
        suite.restart(part);
        JsonNode done = own.await(run, "verified", "failed");
        assertThat(done.path("state").asText()).as(done.toString()).isEqualTo("verified");
        assertThat(done.path("root").asText()).isEqualTo(undisturbed);
        assertThat(done.path("units").asInt()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 20, 60})
    void a_promotion_is_whole_or_nothing_when_its_service_is_killed(int milliseconds)
            throws Exception {
        promote(Part.EVALUATION, milliseconds);
    }

    @ParameterizedTest
    @ValueSource(ints = {15})
    void a_promotion_is_whole_or_nothing_when_the_database_is_killed(int milliseconds)
            throws Exception {
        promote(Part.POSTGRES, milliseconds);
    }

    private void promote(Part part, int milliseconds) throws Exception {
        Own own = new Own();
        String run = own.approvedOnTopOfAnother();
        int before = own.scores().size();
        CountDownLatch asked = new CountDownLatch(1);
        Thread promotion =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    asked.countDown();
                                    try {
                                        Door.trySend(
                                                own.operator
                                                        .request("/runs/" + run + "/promotion")
                                                        .header("Content-Type", "application/json")
                                                        .POST(BodyPublishers.noBody()));
                                    } catch (IOException cutOff) {
                                        // What became of it is asked afterwards.
                                    }
                                });
        asked.await();
        LockSupport.parkNanos(Duration.ofMillis(milliseconds).toNanos());
        suite.kill(part);
        suite.restart(part);
        promotion.join();
        String state = own.await(run, "approved", "promoted").path("state").asText();
        List<JsonNode> entries = own.scores();
        if (state.equals("approved")) {
            assertThat(entries).hasSize(before);
            // Nothing was left half-done, so it can be asked again.
            Door.await(
                    "the promotion is taken",
                    PATIENCE,
                    () -> own.operator.post("/runs/" + run + "/promotion", Door.object()).isGood());
            entries = own.scores();
        }
        List<JsonNode> promoted =
                entries.stream()
                        .filter(e -> e.path("data").path("run").asText().equals(run))
                        .toList();
        Set<String> units = new HashSet<>();
        promoted.forEach(e -> units.add(e.path("data").path("unit").asText()));
        assertThat(promoted).as("each difference once").hasSameSizeAs(units).isNotEmpty();
        assertThat(entries).hasSize(before + promoted.size());
        assertThat(own.operator.read("/scores/units/one/202501").path("total").asText())
                .isEqualTo("77");
        // And the relay brings it to those who subscribe.
        Door.await(
                "the topic has the promoted scores",
                PATIENCE,
                () ->
                        Topic.entries(
                                                suite.bootstrapServers(),
                                                "kaocheng.scores.v1",
                                                own.region.region())
                                        .stream()
                                        .filter(
                                                e ->
                                                        e.path("data")
                                                                .path("run")
                                                                .asText()
                                                                .equals(run))
                                        .count()
                                == promoted.size());
    }

    @Test
    void two_instances_share_the_runs_of_many_regions_and_one_takes_over_what_the_other_left()
            throws Exception {
        // One region on each partition, so that whoever gets half of these gets half of the runs.
        List<Own> regions = new ArrayList<>();
        int partitions = partitions();
        for (int partition = 0; partition < partitions; partition++) {
            int wanted = partition;
            regions.add(
                    new Own(
                            IntStream.iterate(1, n -> n + 1)
                                    .mapToObj(n -> "shared-" + n)
                                    .filter(name -> partition(name, partitions) == wanted)
                                    .findFirst()
                                    .orElseThrow()));
        }
        int port = Ports.free();
        LocalProcess second = suite.another(Part.EVALUATION, port);
        try {
            Door.await("the group has two members", PATIENCE, () -> members() == 2);
            Map<Own, String> first = new LinkedHashMap<>();
            regions.forEach(own -> first.put(own, own.start("as-of")));
            first.forEach((own, run) -> own.await(run, "completed"));
            Path log = second.logFile();
            String here = Files.readString(suite.log(Part.EVALUATION));
            String there = Files.readString(log);
            assertThat(first.values()).anyMatch(run -> here.contains(run));
            assertThat(first.values()).anyMatch(run -> there.contains(run));
            assertThat(first.values()).allMatch(run -> here.contains(run) || there.contains(run));

            Map<Own, String> again = new LinkedHashMap<>();
            regions.forEach(own -> again.put(own, own.start("official")));
            second.kill();
            again.forEach(
                    (own, run) ->
                            assertThat(own.await(run, "verified", "failed").path("state").asText())
                                    .isEqualTo("verified"));
        } finally {
            second.kill();
        }
        Door.await("the group has one member again", PATIENCE, () -> members() == 1);
    }

    private int partitions() throws Exception {
        String topic = "kaocheng.evaluation.v1";
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", suite.bootstrapServers()))) {
            return admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get(30, TimeUnit.SECONDS)
                    .values()
                    .iterator()
                    .next()
                    .partitions()
                    .size();
        }
    }

    /** Where the producers' default puts a key. */
    private static int partition(String key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
    }

    private int members() {
        String group = "evaluation-service-runs";
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", suite.bootstrapServers()))) {
            return admin.describeConsumerGroups(List.of(group))
                    .all()
                    .get(30, TimeUnit.SECONDS)
                    .values()
                    .iterator()
                    .next()
                    .members()
                    .size();
        } catch (ExecutionException | TimeoutException e) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }
}
