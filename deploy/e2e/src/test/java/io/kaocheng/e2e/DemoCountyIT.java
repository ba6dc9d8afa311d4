package io.kaocheng.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.local.Suite;
import io.kaocheng.local.demo.DemoCounty;
import io.kaocheng.local.load.Loader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The fictional county: a year of figures in three classes, and what happens in such a year. */
@ExtendWith(Running.class)
@TestInstance(Lifecycle.PER_CLASS)
class DemoCountyIT {

    // The county's own name is another test's.
    private static final String REGION = "demo-county";

    private final Suite suite;
    private final Door office;
    private final Door approver;
    private final Door operator;

    DemoCountyIT(Suite suite) {
        this.suite = suite;
        this.office = Door.of(suite, "office-machine", REGION);
        this.approver = Door.of(suite, "approver-machine", REGION);
        this.operator = Door.of(suite, "operator-machine", REGION);
    }

    @Test
    void a_verification_finds_nothing_after_a_year_of_corrections_and_changes_of_every_kind(
            @TempDir Path folder) throws IOException {
        load(folder);
        adjustATarget();
        changeTheWeights();
        office.must(
                "/units/baiyun-township/classification",
                office.read("/units/baiyun-township").at("/items/0/version").asInt(),
                Door.object().put("unitClass", "institution").put("from", "2025-07-01"));
        office.awaitConsumed("evaluation");

        assertThat(recorded("monitoring")).containsKey("observation-corrected");
        assertThat(recorded("goals"))
                .containsKeys(
                        "target-adjusted",
                        "unit-classified",
                        "own-indicators-set",
                        "cycle-rules-set",
                        "goal-issued",
                        "goal-acknowledged",
                        "goal-decomposed",
                        "milestone-reported",
                        "milestone-confirmed",
                        "milestone-returned");
        // No goal asks for anything else than its owner's target.
        assertThat(office.read("/goals?state=issued&limit=1000").path("items")).hasSize(5);
        assertThat(office.read("/goals?state=acknowledged&limit=1000").path("items")).hasSize(6);
        // One of each class, and the township's second.
        assertThat(recorded("indicators")).containsEntry("scheme-enacted", 4);
        assertThat(classOf("baiyun-township", "202506")).isEqualTo("township");
        assertThat(classOf("baiyun-township", "202507")).isEqualTo("institution");

        JsonNode standing =
                ReplayIT.run(operator, ReplayIT.asked("verify", "what stands"), "completed");
        assertThat(standing.path("changed").asInt(-1)).as(standing.toString()).isZero();
        // 48 units in twelve months and the year.
        assertThat(standing.path("units").asInt()).isEqualTo(48 * 13);
        JsonNode ever =
                ReplayIT.run(
                        operator,
                        ReplayIT.asked("verify", "what ever stood").put("base", "history"),
                        "completed");
        assertThat(ever.path("changed").asInt(-1)).as(ever.toString()).isZero();
    }

    private void load(Path folder) throws IOException {
        DemoCounty.write(folder);
        Path descriptor = folder.resolve("datapackage.json");
        JsonNode county = Answer.parse(Files.readString(descriptor));
        ((ObjectNode) county.path("kaocheng")).put("region", REGION);
        Files.writeString(descriptor, county.toString());
        assertThat(Loader.load(suite, folder, _ -> {})).isEmpty();
    }

    /** By a fifth: where that eases the aim, the office still grants it without the leader. */
    private void adjustATarget() {
        JsonNode target = office.read("/targets?class=township&limit=1").path("items").path(0);
        ObjectNode adjusted = Door.object();
        for (String field : new String[] {"unit", "unitClass", "indicator", "period", "floor"}) {
            if (target.has(field)) {
                adjusted.set(field, target.path(field));
            }
        }
        adjusted.put(
                "value",
                new BigDecimal(target.path("value").asText())
                        .multiply(new BigDecimal("1.2"))
                        .toPlainString());
        office.must("/targets/adjustments", adjusted.put("reason", "洪灾").put("request", "flood"));
        approver.must("/requests/flood/grant", Door.object());
    }

    /** Moves five marks from the second block of the townships to the first. */
    private void changeTheWeights() {
        JsonNode enacted = office.read("/schemes?class=township").path("items").path(0);
        ObjectNode scheme = (ObjectNode) enacted.path("definition");
        scheme.remove("version");
        JsonNode blocks = scheme.path("tree").path("children");
        weigh((ObjectNode) blocks.path(0), "5");
        weigh((ObjectNode) blocks.path(1), "-5");
        office.enact(
                approver,
                "/schemes",
                "/schemes/" + enacted.path("scheme").asText() + "/versions",
                scheme);
    }

    private static void weigh(ObjectNode block, String more) {
        block.put(
                "weight",
                new BigDecimal(block.path("weight").asText())
                        .add(new BigDecimal(more))
                        .toPlainString());
    }

    private String classOf(String unit, String period) {
        return office.read("/scores/units/" + unit + "/" + period).path("unitClass").asText();
    }

    /** How many entries of each type a journal holds. */
    private Map<String, Integer> recorded(String journal) {
        Map<String, Integer> types = new TreeMap<>();
        long head = office.read("/positions/" + journal).path("journal").path(journal).asLong();
        for (long after = 0; after < head; after += 5_000) {
            office.get("/journals/" + journal + "/entries?limit=5000&after=" + after)
                    .lines()
                    .forEach(
                            entry ->
                                    types.merge(
                                            entry.path("type").asText().split("\\.", -1)[2],
                                            1,
                                            Integer::sum));
        }
        return types;
    }
}
