package io.kaocheng.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.infra.Database;
import io.kaocheng.local.Part;
import io.kaocheng.local.Suite;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Kafka has lost what a service had not consumed yet. The service notices the hole at the next
 * entry, fetches what is missing from its owner with a token of its own, and scores it.
 */
@ExtendWith(Running.class)
@TestInstance(Lifecycle.PER_CLASS)
class BackfillIT {

    private static final String TOPIC = "kaocheng.monitoring.v1";

    private final Suite suite;

    BackfillIT(Suite suite) {
        this.suite = suite;
    }

    @Test
    void what_kafka_lost_is_fetched_from_its_owner_and_scored() throws Exception {
        SmallRegion region = SmallRegion.open(suite, regionApartFromKills("hole"));
        suite.kill(Part.EVALUATION);
        long first = lose(region);
        suite.restart(Part.EVALUATION);
        region.office().awaitConsumed("evaluation");

        assertThat(SmallRegion.UNITS.stream().map(region::total)).containsExactly("42", "80", "90");
        assertThat(Files.readString(suite.log(Part.EVALUATION)))
                .containsPattern(
                        "region=%s expected=1 found=%d: fetching"
                                .formatted(region.region(), first));
    }

    @Test
    void a_region_halts_while_the_owner_is_away_too_and_catches_up_when_it_is_back()
            throws Exception {
        SmallRegion region = SmallRegion.open(suite, regionApartFromKills("deep-hole"));
        SmallRegion other = SmallRegion.open(suite, regionApartFromKills("no-hole"));
        suite.kill(Part.EVALUATION);
        lose(region);
        suite.kill(Part.MONITORING);
        suite.restart(Part.EVALUATION);
        String halted = "monitoring/" + region.region();
        Door.await("evaluation says that it halts", () -> inbox().contains(halted));
        Door.await("and counts it", () -> counted("kaocheng_inbox_halted_regions") >= 1);

        // Meanwhile whatever else is recorded takes effect, in this region and in others.
        for (SmallRegion one : List.of(region, other)) {
            one.office()
                    .must(
                            "/units",
                            Door.object()
                                    .put("unit", "four")
                                    .put("name", "four")
                                    .put("kind", "bureau")
                                    .put("from", "2025-01-01"));
            long head = goals(one, "goals", "journal");
            Door.await("goals are consumed", () -> goals(one, "evaluation", "received") >= head);
        }
        assertThat(region.total("one")).isEmpty();

        suite.restart(Part.MONITORING);
        region.office().awaitConsumed("evaluation");
        assertThat(SmallRegion.UNITS.stream().map(region::total)).containsExactly("42", "80", "90");
        Door.await("evaluation has no complaint of it left", () -> !inbox().contains(halted));
    }

    @Test
    void what_cannot_be_read_is_parked_where_an_operator_sees_it_and_taken_in_once_it_can_be()
            throws Exception {
        SmallRegion region = SmallRegion.open(suite, regionApartFromKills("unread"));
        Door operator = Door.of(suite, ReplayIT.OPERATOR, region.region());
        suite.kill(Part.EVALUATION);
        lose(region);
        // The owner gives out what a newer build than this one wrote.
        assertThat(
                        byHand(
                                Part.MONITORING,
                                "update entry set document = replace(document, 'corrected.v1', 'corrected.v9') where region = ?",
                                region))
                .isPositive();
        suite.restart(Part.EVALUATION);
        region.office().awaitConsumed("evaluation");

        // What the owner has is as it was; what was consumed of it is not.
        byHand(
                Part.MONITORING,
                "update entry set document = replace(document, 'corrected.v9', 'corrected.v1') where region = ?",
                region);

        JsonNode parked = operator.read("/parked/evaluation").path("parked");
        assertThat(parked).hasSize(1);
        assertThat(parked.path(0).path("position").asText()).isEqualTo("monitoring@3");
        assertThat(parked.path(0).path("stream").asText()).isEqualTo("observation/one/rate/202501");
        assertThat(parked.path(0).path("reason").asText()).contains("v9");
        // Whoever looks at the scores is told; the others' figures count.
        assertThat(SmallRegion.UNITS.stream().map(region::total)).containsExactly("50", "80", "90");
        assertThat(incomplete(region)).contains(true);
        assertThat(operator.read("/parked/monitoring").path("parked")).isEmpty();

        Door.await("they are counted", () -> counted("kaocheng_inbox_parked_entries") >= 1);

        // Whoever may not look may not try again either, and so may no service that is none.
        for (Door stranger :
                List.of(region.sender(), Door.of(suite, ReplayIT.LEADER, region.region()))) {
            refused(stranger.get("/parked/evaluation"), 403, "missing-role");
            refused(stranger.post("/parked/evaluation/retry", Door.object()), 403, "missing-role");
        }
        refused(
                Door.of(suite, ReplayIT.STRANGER, region.region()).get("/parked/evaluation"),
                403,
                "foreign-region");
        refused(operator.get("/parked/nobody"), 404, "not-found");

        // Without a mended build it stays, however often it is tried.
        JsonNode tried = operator.must("/parked/evaluation/retry", Door.object());
        assertThat(tried.path("taken").asInt(-1)).isZero();
        assertThat(tried.path("parked")).hasSize(1);
        // What a build that reads it sees in it.
        assertThat(
                        byHand(
                                Part.EVALUATION,
                                "update parked set document = replace(document, 'corrected.v9', 'corrected.v1') where region = ?",
                                region))
                .isEqualTo(1);
        JsonNode taken = operator.must("/parked/evaluation/retry", Door.object());
        assertThat(taken.path("taken").asInt(-1)).isEqualTo(1);
        assertThat(taken.path("parked")).isEmpty();
        assertThat(operator.must("/parked/evaluation/retry", Door.object()).path("taken").asInt(-1))
                .isZero();
        assertThat(operator.read("/parked/evaluation").path("parked")).isEmpty();
        assertThat(SmallRegion.UNITS.stream().map(region::total)).containsExactly("42", "80", "90");
        assertThat(incomplete(region)).containsOnly(false);

        // What was received by hand is not what the owner has, which a comparison may have found.
        assertThat(
                        operator.must("/inbox/evaluation/monitoring/reread", Door.object())
                                .path("outcome")
                                .asText())
                .isEqualTo("reread");
        region.office().awaitConsumed("evaluation");
        assertThat(SmallRegion.UNITS.stream().map(region::total)).containsExactly("42", "80", "90");
    }

    private static List<Boolean> incomplete(SmallRegion region) {
        return region.office()
                .read("/scores/bureau/202501")
                .path("units")
                .valueStream()
                .map(score -> score.path("incomplete").asBoolean())
                .toList();
    }

    private static void refused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.json().path("type").asText()).isEqualTo("urn:problem:" + code);
    }

    /** Alters what a service has stored of the region, as the database's owner could. */
    private int byHand(Part part, String sql, SmallRegion region) throws SQLException {
        Database database = suite.database(part);
        try (Connection connection =
                        DriverManager.getConnection(
                                database.jdbcUrl(),
                                database.owner().user(),
                                database.owner().password());
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, region.region());
            return statement.executeUpdate();
        }
    }

    /**
     * Sends figures, corrections among them, and takes all but the last off the topic.
     *
     * @return the sequence of the first entry that is left there
     */
    private long lose(SmallRegion region) throws Exception {
        region.sender().must("/observations", SmallRegion.figure("one", "50"));
        region.sender().must("/observations", SmallRegion.figure("two", "80"));
        ObjectNode correction = SmallRegion.figure("one", "42").put("reason", "miscounted");
        region.sender().must("/observations", correction);
        long head = onTopic(region, 3);
        TopicPartition partition =
                new TopicPartition(TOPIC, partition(region.region(), partitions()));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", suite.bootstrapServers()))) {
            long end =
                    admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                            .partitionResult(partition)
                            .get(30, TimeUnit.SECONDS)
                            .offset();
            admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(end)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
        assertThat(entries(region)).isEmpty();
        region.sender().must("/observations", SmallRegion.figure("three", "90"));
        onTopic(region, 1);
        assertThat(entries(region).getFirst().path("sequence").asLong()).isEqualTo(head + 1);
        return head + 1;
    }

    /** Waits until the topic holds so many entries of the region; answers how many that are. */
    private long onTopic(SmallRegion region, int count) {
        Door.await(count + " entries on the topic", () -> entries(region).size() >= count);
        return entries(region).size();
    }

    private List<JsonNode> entries(SmallRegion region) {
        return Topic.entries(suite.bootstrapServers(), TOPIC, region.region());
    }

    private static long goals(SmallRegion region, String service, String which) {
        return region.office().read("/positions/" + service).path(which).path("goals").asLong();
    }

    /** A figure of evaluation's metrics; -1 while it tells none. */
    private double counted(String metric) {
        return MetricsIT.values(suite, Part.EVALUATION, metric).getOrDefault("", -1.0);
    }

    /** What keeps evaluation's inbox from working, from its health. */
    private String inbox() {
        URI health =
                URI.create(
                        "http://127.0.0.1:"
                                + suite.addresses().managementPort(Part.EVALUATION)
                                + "/q/health/ready");
        try (HttpClient http = HttpClient.newHttpClient()) {
            return Answer.parse(
                            http.send(
                                            HttpRequest.newBuilder(health).build(),
                                            BodyHandlers.ofString())
                                    .body())
                    .path("checks")
                    .valueStream()
                    .filter(check -> check.path("name").asText().equals("journal"))
                    .map(check -> check.path("data").path("inbox").asText())
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            return "no answer: " + e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /**
     * A region of that name whose entries share no partition with the one {@link KillsIT} reads
     * whole from the topic.
     */
    private String regionApartFromKills(String name) throws Exception {
        int partitions = partitions();
        int theirs = partition(KillsIT.STORM, partitions);
        return IntStream.range(0, 100)
                .mapToObj(n -> name + "-" + n)
                .filter(region -> partition(region, partitions) != theirs)
                .findFirst()
                .orElseThrow();
    }

    private int partitions() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", suite.bootstrapServers()))) {
            return admin.describeTopics(List.of(TOPIC))
                    .allTopicNames()
                    .get(30, TimeUnit.SECONDS)
                    .values()
                    .iterator()
                    .next()
                    .partitions()
                    .size();
        }
    }

    /** Where the relay's producer puts a region. */
    private static int partition(String region, int partitions) {
        return BuiltInPartitioner.partitionForKey(
                region.getBytes(StandardCharsets.UTF_8), partitions);
    }
}
