package io.kaocheng.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.local.Suite;
import io.kaocheng.scoring.BeninFigures;
import io.kaocheng.scoring.BeninFigures.Row;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Real figures go in as a department sends them, and what their publisher printed comes out (SDSN,
 * Benin SDG index 2023).
 */
@ExtendWith(Running.class)
@TestInstance(Lifecycle.PER_CLASS)
class BeninIT {

    private static final String PERIOD = "2023";
    private static final String CLASS = "departments";
    private static final BigDecimal NEAR = new BigDecimal("0.001");

    private final Suite suite;
    private final Door admin;
    private final Door office;
    private final Door author;
    private final Door approver;
    private final Door department;
    private JsonNode submitted = Door.object();

    BeninIT(Suite suite) {
        this.suite = suite;
        this.admin = Benin.STAFF.admin(suite, Benin.REGION);
        this.author = Benin.STAFF.author(suite, Benin.REGION);
        this.office = Benin.STAFF.office(suite, Benin.REGION);
        this.approver = Benin.STAFF.approver(suite, Benin.REGION);
        this.department = Door.of(suite, Benin.DEPARTMENT, Benin.REGION);
    }

    @BeforeAll
    void everything_is_taken() {
        admin.must(
                "/api/v1/regions",
                Door.object()
                        .put("region", Benin.REGION)
                        .put("name", "Bénin")
                        .put("timeZone", "Africa/Porto-Novo"));
        office.must("/classes", Door.object().put("unitClass", CLASS).put("name", "Départements"));
        for (Row row : BeninFigures.rows("units.csv")) {
            ObjectNode unit =
                    Door.object()
                            .put("unit", row.code("unit"))
                            .put("name", row.at("name"))
                            .put("kind", row.at("kind"))
                            .put("unitClass", CLASS)
                            .put("from", "2023-01-01");
            if (!row.at("parent").isEmpty()) {
                unit.put("parent", row.code("parent"));
            }
            office.must("/units", unit);
        }
        office.must(
                "/cycles",
                Door.object().put("cycle", PERIOD).put("name", PERIOD).put("period", PERIOD));
        office.awaitConsumed("indicators");
        BeninFigures.rows("indicators.csv").forEach(this::define);
        office.enact(approver, "/schemes", "/schemes/sdg-2023/versions", scheme());
        office.must("/targets/batches", targets());
        office.awaitConsumed("monitoring");

        Answer answer =
                department.post(
                        "/observations/batches",
                        "text/csv",
                        observations().getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        submitted = answer.json();
        Door.await(
                "the last observation has reached the scores",
                () ->
                        department
                                .read("/trace/" + submitted.path("last").asText())
                                .path("received")
                                .asBoolean());
    }

    @Test
    void all_584_observations_are_recorded_with_their_positions() {
        assertThat(submitted.path("rows").asInt()).isEqualTo(584);
        assertThat(submitted.path("recorded").asInt()).isEqualTo(584);
        assertThat(submitted.path("entries")).hasSize(584);
    }

    @Test
    void everything_published_comes_out_at_the_api() {
        Map<String, JsonNode> scores = new HashMap<>();
        for (JsonNode unit : board()) {
            scores.put(unit.path("unit").asText(), unit);
        }
        assertPublished(scores);
    }

    @Test
    void everything_published_comes_out_of_the_topic_other_systems_read() {
        Map<String, JsonNode> scores = new HashMap<>();
        for (JsonNode entry :
                Topic.entries(suite.bootstrapServers(), "kaocheng.scores.v1", Benin.REGION)) {
            if (entry.path("type").asText().equals("kaocheng.scores.unit-scored.v1")) {
                JsonNode score = entry.path("data");
                scores.put(score.path("unit").asText(), score);
            }
        }
        assertPublished(scores);
    }

    @Test
    void every_explanation_adds_up_exactly_to_the_score_that_is_shown() {
        for (JsonNode unit : board()) {
            JsonNode explained =
                    office.read("/explanations/" + unit.path("unit").asText() + "/" + PERIOD);
            JsonNode derivation = explained.path("derivation");
            assertThat(derivation.path("value").asText()).isEqualTo(unit.path("total").asText());
            List<String> wrong = new ArrayList<>();
            int sums = addUp(derivation, derivation.path("kind").asText(), wrong);
            assertThat(wrong).isEmpty();
            // The published total, the index and its four dimensions at least.
            assertThat(sums).isGreaterThanOrEqualTo(6);
        }
    }

    @Test
    void every_explanation_leads_down_to_the_entries_that_were_sent() {
        Map<String, JsonNode> journal = new HashMap<>();
        for (JsonNode entry :
                office.get("/journals/monitoring/entries?after=0&limit=5000").lines()) {
            journal.put("monitoring@" + Long.parseLong(entry.path("sequence").asText()), entry);
        }
        Map<String, String> sent = new TreeMap<>();
        for (Row row : BeninFigures.rows("observations.csv")) {
            sent.put(
                    "observation/" + row.code("unit") + "/" + row.code("indicator") + "/" + PERIOD,
                    value(row).toPlainString());
        }
        Map<String, String> reached = new TreeMap<>();
        for (JsonNode unit : board()) {
            JsonNode explained =
                    office.read("/explanations/" + unit.path("unit").asText() + "/" + PERIOD);
            for (JsonNode sources : explained.path("derivation").findValues("sources")) {
                for (JsonNode source : sources) {
                    JsonNode entry = journal.get(source.asText());
                    if (entry != null
                            && entry.path("subject").asText().startsWith("observation/")) {
                        reached.put(
                                entry.path("subject").asText(),
                                new BigDecimal(
                                                entry.path("data")
                                                        .path("figures")
                                                        .path("value")
                                                        .asText())
                                        .toPlainString());
                    }
                }
            }
        }
        assertThat(reached).isEqualTo(sent);
    }

    @Test
    void a_verification_comes_to_every_published_score_again() {
        Door operator = Door.of(suite, ReplayIT.OPERATOR, Benin.REGION);
        ObjectNode standing = ReplayIT.asked("verify", "what stands");
        ObjectNode ever = ReplayIT.asked("verify", "what ever stood").put("base", "history");
        assertThat(verified(operator, standing)).isEqualTo(13);
        int published = 0;
        for (JsonNode entry :
                Topic.entries(suite.bootstrapServers(), "kaocheng.scores.v1", Benin.REGION)) {
            published += entry.path("type").asText().endsWith(".unit-scored.v1") ? 1 : 0;
        }
        assertThat(verified(operator, ever)).as("every version counts").isEqualTo(published);
        assertThat(operator.read("/verification").path("alarm").asBoolean(true)).isFalse();
    }

    /** How many scores a verification came to again, none of them another. */
    private static int verified(Door operator, ObjectNode asked) {
        JsonNode run = ReplayIT.run(operator, asked, "completed");
        assertThat(run.path("changed").asInt(-1)).as(run.toString()).isZero();
        return run.path("units").asInt();
    }

    private JsonNode board() {
        JsonNode units = office.read("/scores/" + CLASS + "/" + PERIOD).path("units");
        assertThat(units).hasSize(13);
        return units;
    }

    /** Checks a tree below a node; answers how many sums there were. */
    private static int addUp(JsonNode node, String path, List<String> wrong) {
        BigDecimal sum = BigDecimal.ZERO;
        int contributing = 0;
        int sums = 0;
        for (JsonNode child : node.path("children")) {
            if (child.has("contribution")) {
                sum = sum.add(new BigDecimal(child.path("contribution").asText()));
                contributing++;
            }
            sums +=
                    addUp(
                            child,
                            path
                                    + " > "
                                    + child.path("kind").asText()
                                    + " "
                                    + child.path("code").asText(),
                            wrong);
        }
        if (contributing == 0) {
            return sums;
        }
        if (sum.compareTo(new BigDecimal(node.path("value").asText())) != 0) {
            wrong.add(path + ": " + node.path("value").asText() + " but the parts make " + sum);
        }
        return sums + 1;
    }

    private static void assertPublished(Map<String, JsonNode> scores) {
        assertThat(scores).hasSize(13);
        List<String> different = new ArrayList<>();
        List<Row> indicators = BeninFigures.rows("expected_indicator_scores.csv");
        assertThat(indicators).hasSize(584);
        for (Row row : indicators) {
            JsonNode found = one(scores, row, "indicators", "indicator", row.code("indicator"));
            if (!isNear(found.path("score"), row.at("score"))
                    || !found.path("light").asText().equals(row.at("light"))) {
                different.add(row + " but " + found);
            }
        }
        List<Row> dimensions = BeninFigures.rows("expected_dimension_scores.csv");
        assertThat(dimensions).hasSize(52);
        for (Row row : dimensions) {
            JsonNode found = one(scores, row, "blocks", "block", "index/" + row.code("dimension"));
            if (!isNear(found.path("score"), row.at("score"))
                    || found.path("rank").asInt() != Integer.parseInt(row.at("rank"))) {
                different.add(row + " but " + found);
            }
        }
        assertThat(different).isEmpty();
    }

    private static JsonNode one(
            Map<String, JsonNode> scores, Row row, String list, String key, String value) {
        for (JsonNode one : scores.getOrDefault(row.code("unit"), Door.object()).path(list)) {
            if (one.path(key).asText().equals(value)) {
                return one;
            }
        }
        return Door.object();
    }

    private static boolean isNear(JsonNode found, String published) {
        return found.isTextual()
                && new BigDecimal(found.asText())
                                .subtract(new BigDecimal(published))
                                .abs()
                                .compareTo(NEAR)
                        <= 0;
    }

    private void define(Row row) {
        String indicator = row.code("indicator");
        ObjectNode proposal =
                Door.object()
                        .put("indicator", indicator)
                        .put("name", row.at("name"))
                        .put("dimension", "benefit")
                        .put("layer", "macro")
                        .put("nature", "quantitative")
                        .put("unitOfMeasure", "as named")
                        .put("definition", row.at("name"));
        if (!row.at("source").isBlank()) {
            proposal.put("source", row.at("source"));
        }
        author.must("/indicators", proposal);
        ObjectNode version =
                Door.object()
                        .put("effectiveFrom", PERIOD)
                        .put("direction", row.at("direction").equals("HIGHER") ? "up" : "down")
                        .put("frequency", "year")
                        .put("accumulation", "last");
        version.putObject("rule").put("rule", "between");
        String versions = "/indicators/" + indicator + "/versions";
        author.enact(approver, versions, versions, version);
    }

    private static ObjectNode scheme() {
        ObjectNode scheme =
                Door.object()
                        .put("scheme", "sdg-2023")
                        .put("cycle", PERIOD)
                        .put("unitClass", CLASS);
        scheme.putArray("periods").add("year");
        ObjectNode index =
                scheme.putObject("tree")
                        .put("kind", "block")
                        .put("code", "index")
                        .put("weighting", "equal");
        Map<String, ArrayNode> dimensions = new HashMap<>();
        ArrayNode blocks = index.putArray("children");
        for (Row row : BeninFigures.rows("dimensions.csv")) {
            dimensions.put(
                    row.code("dimension"),
                    blocks.addObject()
                            .put("kind", "block")
                            .put("code", row.code("dimension"))
                            .put("name", row.at("name"))
                            .put("weighting", "equal")
                            .putArray("children"));
        }
        for (Row row : BeninFigures.rows("indicators.csv")) {
            dimensions
                    .getOrDefault(row.code("dimension"), blocks)
                    .addObject()
                    .put("kind", "indicator")
                    .put("indicator", row.code("indicator"))
                    .putObject("light")
                    .put("on", "value")
                    .put("green", row.at("green"))
                    .put("red", row.at("red"))
                    .put("levels", 4);
        }
        scheme.putObject("noData").put("not-sent", "share");
        scheme.putObject("rounding").put("published", 3);
        return scheme;
    }

    private static ObjectNode targets() {
        ObjectNode body = Door.object();
        ArrayNode targets = body.putArray("targets");
        for (Row row : BeninFigures.rows("indicators.csv")) {
            targets.addObject()
                    .put("unitClass", CLASS)
                    .put("indicator", row.code("indicator"))
                    .put("period", PERIOD)
                    .put("value", row.at("target"))
                    .put("floor", row.at("floor"));
        }
        return body;
    }

    private static String observations() {
        StringBuilder csv = new StringBuilder("unit,indicator,period,value\n");
        for (Row row : BeninFigures.rows("observations.csv")) {
            csv.append(row.code("unit"))
                    .append(',')
                    .append(row.code("indicator"))
                    .append(',')
                    .append(row.at("period"))
                    .append(',')
                    .append(value(row).toPlainString())
                    .append('\n');
        }
        return csv.toString();
    }

    /** Published with up to 15 decimals; the suite's decimals end at 12. */
    private static BigDecimal value(Row row) {
        BigDecimal value = new BigDecimal(row.at("value"));
        BigDecimal cut = value.scale() > 12 ? value.setScale(12, RoundingMode.HALF_UP) : value;
        return cut.signum() == 0 ? BigDecimal.ZERO : cut.stripTrailingZeros();
    }
}
