package io.kaocheng.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.local.Part;
import io.kaocheng.local.Suite;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;
import java.util.Map;

/**
 * Records in the topics that no journal holds: written by anybody on the machine, or left over from
 * a history that a restored database no longer has. They are found, and take no hold.
 */
@ExtendWith(Running.class)
class ForeignRecordsIT {

    private static final String SCORES = "kaocheng.scores.v1";
    private static final String MONITORING = "kaocheng.monitoring.v1";

    private final Suite suite;

    ForeignRecordsIT(Suite suite) {
        this.suite = suite;
    }

    @AfterEach
    void nothing_stands_still_any_more() {
        for (Part part : List.of(Part.MONITORING, Part.EVALUATION, Part.REPORTING)) {
            Door.await(
                    part + " goes on",
                    () ->
                            MetricsIT.values(suite, part, "kaocheng_inbox_halted_regions")
                                    .values()
                                    .stream()
                                    .allMatch(halted -> halted == 0));
        }
    }

    @Test
    void a_score_that_nobody_computed_stops_its_readers_and_is_gone_when_they_read_again()
            throws Exception {
        SmallRegion region = region("foreign-score");
        Door operator = Door.of(suite, ReplayIT.OPERATOR, region.region());
        List<String> documents = Topic.documents(suite.bootstrapServers(), SCORES, region.region());
        String last = documents.getLast();
        write(
                SCORES,
                region.region(),
                next(last, documents.size())
                        .replaceFirst("\"total\":\"[^\"]*\"", "\"total\":\"99.99\""));
        awaitHalted(Part.REPORTING);

        assertThat(verification(operator))
                .contains("the topic " + SCORES, "scores@" + (documents.size() + 1));

        reread(operator, "reporting", "scores");
        reread(operator, "monitoring", "scores");
        String table = region.office().read("/score-tables/bureau/202501").toString();
        assertThat(table).contains("70").doesNotContain("99.99");
    }

    @Test
    void a_figure_of_a_history_that_was_lost_gives_way_to_the_one_that_was_recorded()
            throws Exception {
        SmallRegion region = region("lost-history");
        Door operator = Door.of(suite, ReplayIT.OPERATOR, region.region());
        List<String> documents =
                Topic.documents(suite.bootstrapServers(), MONITORING, region.region());
        String last =
                documents.stream()
                        .filter(d -> d.contains("observation-submitted"))
                        .filter(d -> d.contains("\"unit\":\"one\""))
                        .reduce((a, b) -> b)
                        .orElseThrow();
        write(
                MONITORING,
                region.region(),
                next(last, documents.size())
                        .replaceFirst("\"value\":\"[^\"]*\"", "\"value\":\"91\"")
                        .replaceFirst("\"streamversion\":\\d+", "\"streamversion\":2"));
        awaitHalted(Part.EVALUATION);
        Door.await("it was scored", () -> region.total("one").equals("91"));
        region.sender()
                .must("/observations", SmallRegion.figure("one", "60").put("reason", "restored"));

        reread(operator, "evaluation", "monitoring");
        Door.await("the figure is scored", () -> region.total("one").equals("60"));
        JsonNode why = region.office().read("/explanations/one/202501");
        assertThat(why.toString()).contains("\"60\"").doesNotContain("\"91\"");
    }

    private SmallRegion region(String name) {
        SmallRegion region = SmallRegion.open(suite, name);
        for (String unit : SmallRegion.UNITS) {
            region.sender().must("/observations", SmallRegion.figure(unit, "70"));
        }
        region.office().awaitConsumed("evaluation");
        Door.await("scored", () -> region.total("three").equals("70"));
        return region;
    }

    /** An entry as if it were the one after the last. */
    private static String next(String document, int size) {
        return document.replaceFirst(
                "\"sequence\":\"\\d+\"", "\"sequence\":\"%020d\"".formatted(size + 1));
    }

    private void write(String topic, String region, String document) throws Exception {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", suite.bootstrapServers(), "acks", "all"),
                        new StringSerializer(),
                        new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, region, document)).get();
        }
    }

    private void awaitHalted(Part part) {
        Door.await(
                part + " is halted",
                () ->
                        MetricsIT.values(suite, part, "kaocheng_inbox_halted_regions")
                                .values()
                                .stream()
                                .anyMatch(halted -> halted > 0));
    }

    /** What a verification fails with. */
    private static String verification(Door operator) {
        String run =
                operator.must("/runs", ReplayIT.asked("verify", "foreign")).path("run").asText();
        Door.await(
                "the verification fails",
                () -> operator.read("/runs/" + run).path("state").asText().equals("failed"));
        return operator.read("/runs/" + run).toString();
    }

    private static void reread(Door operator, String service, String journal) {
        JsonNode answer =
                operator.must("/inbox/" + service + "/" + journal + "/reread", Door.object());
        assertThat(answer.path("outcome").asText()).isEqualTo("reread");
        assertThat(answer.path("entries").asLong()).isPositive();
    }
}
