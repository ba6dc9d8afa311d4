package io.kaocheng.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.local.Suite;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** Sealed histories: used, carried on, and made again where they are damaged. */
@ExtendWith(Running.class)
class SegmentsIT {

    private static final AtomicInteger REGIONS = new AtomicInteger();

    private final Suite suite;
    private final SmallRegion region;
    private final Door operator;
    private int asked;

    SegmentsIT(Suite suite) {
        this.suite = suite;
        this.region = SmallRegion.open(suite, "sealed-" + REGIONS.incrementAndGet());
        this.operator = Door.of(suite, ReplayIT.OPERATOR, region.region());
        for (String unit : SmallRegion.UNITS) {
            send(unit, "" + (40 + 10 * SmallRegion.UNITS.indexOf(unit)));
        }
    }

    private void send(String unit, String value) {
        region.sender().must("/observations", SmallRegion.figure(unit, value));
        region.office().awaitConsumed("evaluation");
    }

    private void correct(String unit, String value) {
        // By any distance: a unit's own would wait for another person's grant.
        region.office()
                .must("/observations", SmallRegion.figure(unit, value).put("reason", "miscounted"));
        region.office().awaitConsumed("evaluation");
    }

    /** What scoring everything now comes to. Another reason is another run. */
    private String root() {
        return ReplayIT.run(operator, ReplayIT.asked("as-of", "look " + ++asked), "completed")
                .path("root")
                .asText();
    }

    private JsonNode sealed() {
        assertThat(operator.post("/segment", Door.object()).status()).isEqualTo(202);
        Door.await("a segment", () -> operator.get("/segment").isGood());
        return operator.read("/segment");
    }

    private Path file() throws IOException {
        Path state = Running.checkout().resolve("deploy/e2e/target/suite");
        return state.resolve("evaluation-service/segments/" + region.region() + ".segment");
    }

    @Test
    void a_replay_from_what_is_sealed_and_what_came_after_is_what_the_journals_say()
            throws Exception {
        String before = root();
        JsonNode segment = sealed();
        assertThat(segment.path("hash").asText()).hasSize(64);
        assertThat(segment.path("bytes").asLong()).isEqualTo(Files.size(file()));
        assertThat(segment.path("entriesAfter").asInt(-1)).isZero();
        assertThat(root()).isEqualTo(before).isNotEmpty();

        correct("one", "41.5");
        // The correction alone: no light changes by it.
        assertThat(operator.read("/segment").path("entriesAfter").asInt()).isEqualTo(1);
        // The second execution of an official run reads the journals and no segment.
        JsonNode official =
                ReplayIT.run(operator, ReplayIT.asked("official", "after it"), "verified");
        assertThat(official.path("root").asText()).isNotEqualTo(before);
        assertThat(region.total("one")).isEqualTo("41.5");
        assertThat(root()).isEqualTo(official.path("root").asText());
    }

    @Test
    void the_past_is_what_it_was_however_much_is_sealed() throws Exception {
        String cut = operator.read("/cuts").path("cut").asText();
        correct("two", "99");
        String early =
                ReplayIT.run(
                                operator,
                                ReplayIT.asked("as-of", "before sealing").put("cut", cut),
                                "completed")
                        .path("root")
                        .asText();
        assertThat(sealed().path("cut").asText()).isNotEqualTo(cut);
        assertThat(
                        ReplayIT.run(
                                        operator,
                                        ReplayIT.asked("as-of", "after sealing").put("cut", cut),
                                        "completed")
                                .path("root")
                                .asText())
                .isEqualTo(early)
                .isNotEqualTo(root());
    }

    @Test
    void a_damaged_segment_is_seen_changes_nothing_and_is_made_again() throws Exception {
        String before = root();
        String hash = sealed().path("hash").asText();
        byte[] bytes = Files.readAllBytes(file());
        bytes[bytes.length / 2] ^= 1;
        Files.write(file(), bytes);
        assertThat(root()).isEqualTo(before);
        Door.await("another segment", () -> operator.get("/segment").isGood());
        // The same history gives the same bytes.
        assertThat(operator.read("/segment").path("hash").asText()).isEqualTo(hash);
    }

    @Test
    void the_segment_of_another_region_is_seen_changes_nothing_and_is_made_again()
            throws Exception {
        String before = root();
        String hash = sealed().path("hash").asText();
        SegmentsIT other = new SegmentsIT(suite);
        other.correct("three", "12");
        assertThat(other.sealed().path("hash").asText()).isNotEqualTo(hash);
        Files.write(file(), Files.readAllBytes(other.file()));
        assertThat(root()).isEqualTo(before);
        Door.await("a segment of its own", () -> operator.get("/segment").isGood());
        assertThat(operator.read("/segment").path("hash").asText()).isEqualTo(hash);
    }

    @Test
    void who_may_not_run_replays_may_not_have_histories_sealed() {
        assertThat(operator.get("/segment").status()).isEqualTo(404);
        Door stranger = Door.of(suite, ReplayIT.STRANGER, region.region());
        for (Door door : new Door[] {stranger, region.sender()}) {
            for (Answer answer :
                    new Answer[] {door.get("/segment"), door.post("/segment", Door.object())}) {
                assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
                assertThat(answer.json().path("detail").asText()).isNotBlank();
            }
        }
    }
}
