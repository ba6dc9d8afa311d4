package io.kaocheng.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.infra.Database;
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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs, as an operator and an approver see them through the gateway. */
@ExtendWith(Running.class)
@TestInstance(Lifecycle.PER_CLASS)
class ReplayIT {

    static final String OPERATOR = "replay-operator";
    static final String LEADER = "replay-leader";
    static final String STRANGER = "replay-stranger";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String[] ALL = {"one", "two", "three"};
    private static final AtomicInteger REGIONS = new AtomicInteger();

    private final Suite suite;
    private SmallRegion region;
    private Door operator;
    private Door leader;

    ReplayIT(Suite suite) {
        this.suite = suite;
        this.region = SmallRegion.open(suite, next());
        this.operator = Door.of(suite, OPERATOR, region.region());
        this.leader = Door.of(suite, LEADER, region.region());
    }

    static List<Machine> machines() {
        List<String> all = List.of("*");
        return List.of(
                new Machine(OPERATOR, "*", all, List.of("operator")),
                new Machine(LEADER, "*", all, List.of("leader")),
                new Machine(STRANGER, "elsewhere", all, List.of("operator")));
    }

    private static String next() {
        return "replay-" + REGIONS.incrementAndGet();
    }

    @BeforeAll
    void a_year_with_corrections_and_changed_targets() {
        for (String unit : SmallRegion.UNITS) {
            send(unit, "" + (40 + 10 * SmallRegion.UNITS.indexOf(unit)), null);
        }
        send("one", "62.5", "miscounted");
        ObjectNode target =
                Door.object()
                        .put("unit", "two")
                        .put("indicator", "rate")
                        .put("period", "202501")
                        .put("value", "80");
        region.office().must("/targets", target);
        region.office().awaitConsumed("evaluation");
    }

    /** Another region of its own, with figures, for what would disturb the others. */
    private ReplayIT another() {
        ReplayIT other = new ReplayIT(suite);
        other.a_year_with_corrections_and_changed_targets();
        return other;
    }

    private void send(String unit, String value, @Nullable String reason) {
        ObjectNode figure = SmallRegion.figure(unit, value);
        if (reason == null) {
            region.sender().must("/observations", figure);
        } else {
            // By any distance: a unit's own would wait for another person's grant.
            region.office().must("/observations", figure.put("reason", reason));
        }
    }

    static ObjectNode asked(String kind, String reason) {
        return Door.object().put("kind", kind).put("reason", reason);
    }

    private JsonNode run(ObjectNode asked, String until) {
        return run(operator, asked, until);
    }

    private JsonNode await(String run, String until) {
        return await(operator, run, until);
    }

    /** Starts a run and waits until it is in a state that follows of itself no more. */
    static JsonNode run(Door operator, ObjectNode asked, String until) {
        return await(operator, operator.must("/runs", asked).path("run").asText(), until);
    }

    private static JsonNode await(Door operator, String run, String until) {
        Door.await(
                "run " + run + " is " + until,
                () -> {
                    String state = operator.read("/runs/" + run).path("state").asText();
                    if (state.equals("failed")) {
                        throw new AssertionError(operator.read("/runs/" + run).toString());
                    }
                    return state.equals(until);
                });
        return operator.read("/runs/" + run);
    }

    private JsonNode promoted(ObjectNode asked) {
        String run = run(asked, "verified").path("run").asText();
        leader.must("/runs/" + run + "/approval", Door.object());
        operator.must("/runs/" + run + "/promotion", Door.object());
        return operator.read("/runs/" + run);
    }

    private ObjectNode weightlessChange() {
        ObjectNode definition =
                Door.object()
                        .put("effectiveFrom", "202501")
                        .put("direction", "up")
                        .put("frequency", "month")
                        .put("accumulation", "last");
        definition.putObject("rule").put("rule", "completion").put("cap", "0.7");
        return definition;
    }

    private void refused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.json().path("type").asText()).isEqualTo("urn:problem:" + code);
        assertThat(answer.json().path("detail").asText()).isNotBlank();
    }

    @Test
    void a_verification_finds_nothing_until_a_stored_score_is_altered_and_then_that_one()
            throws Exception {
        ReplayIT own = another();
        JsonNode clean = own.run(asked("verify", "before"), "completed");
        assertThat(clean.path("changed").asInt(-1)).isZero();
        assertThat(clean.path("units").asInt()).isEqualTo(3);
        JsonNode all = own.run(asked("verify", "ever").put("base", "history"), "completed");
        assertThat(all.path("changed").asInt(-1)).isZero();

        assertThat(
                        own.byHand(
                                "update score set total = total + 0.01 where unit = 'two' and region = ?"))
                .isEqualTo(1);
        JsonNode found = own.run(asked("verify", "after"), "completed");
        assertThat(found.path("changed").asInt(-1)).isEqualTo(1);
        JsonNode diff =
                own.operator.read("/runs/" + found.path("run").asText() + "/diff?changed=true");
        assertThat(diff.path("items")).hasSize(1);
        assertThat(diff.path("items").get(0).path("unit").asText()).isEqualTo("two");
        assertThat(own.leader.read("/verification").path("alarm").asBoolean()).isTrue();
    }

    /**
     * Alters what is stored of the region, as the database's owner could; answers how many rows.
     */
    private int byHand(String sql) throws SQLException {
        try (Connection connection = evaluation();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, region.region());
            return statement.executeUpdate();
        }
    }

    private Connection evaluation() throws SQLException {
        Database database = suite.database(Part.EVALUATION);
        return DriverManager.getConnection(
                database.jdbcUrl(), database.owner().user(), database.owner().password());
    }

    @Test
    void a_verification_finds_a_score_that_was_removed_and_one_that_nobody_published()
            throws Exception {
        ReplayIT own = another();
        assertThat(own.byHand("delete from score where unit = 'one' and region = ?")).isEqualTo(1);
        JsonNode missing = own.run(asked("verify", "removed"), "completed");
        assertThat(missing.path("changed").asInt(-1)).isEqualTo(1);
        JsonNode one = own.differences(missing).getOrDefault("one", Door.object());
        assertThat(one.has("before")).isFalse();
        assertThat(one.path("after").path("total").asText()).isEqualTo("62.5");

        // And a row that nothing stands behind, for a month of which nobody sent anything.
        assertThat(
                        own.byHand(
                                """
                        insert into score (region, unit_class, period, unit, total, rank, coverage, scheme, document,
                                           sequence, cut)
                        select region, unit_class, '202502', unit, 99, 1, coverage, scheme, document, sequence + 1000, cut
                        from score
                        where unit = 'two' and region = ?
                        """))
                .isEqualTo(1);
        JsonNode both = own.run(asked("verify", "added"), "completed");
        assertThat(both.path("changed").asInt(-1)).isEqualTo(2);
        JsonNode two = own.differences(both).getOrDefault("two", Door.object());
        assertThat(two.path("period").asText()).isEqualTo("202502");
        assertThat(two.path("before").path("total").asText()).isEqualTo("99");
        assertThat(two.has("after")).isFalse();
        assertThat(own.leader.read("/verification").path("differences").asInt()).isEqualTo(2);
    }

    @Test
    void a_number_that_says_it_is_newer_does_not_hide_an_altered_score() throws Exception {
        ReplayIT own = another();
        assertThat(
                        own.byHand(
                                "update score set total = total + 1, sequence = 999999 where unit = 'two' and region = ?"))
                .isEqualTo(1);
        JsonNode found = own.run(asked("verify", "after"), "completed");
        assertThat(own.differences(found)).containsOnlyKeys("two");
    }

    @Test
    void what_a_what_if_predicts_is_what_enacting_brings_to_the_last_digit() {
        ReplayIT own = another();
        // An official table first, so that enacting does not move the scores by itself.
        own.promoted(asked("official", "final"));
        String drafts = "/indicators/rate/versions";
        String version =
                own.region.author().must(drafts, weightlessChange()).path("version").asText();
        ObjectNode whatIf = asked("what-if", "a lower cap");
        whatIf.putObject("overlay")
                .putArray("drafts")
                .addObject()
                .put("indicator", "rate")
                .put("version", Integer.parseInt(version));
        JsonNode predicted = own.run(whatIf, "verified");
        assertThat(predicted.path("changed").asInt()).isPositive();
        Map<String, JsonNode> expected = own.differences(predicted);

        Door approver = own.region.approver();
        approver.must(drafts + "/" + version + "/approval", Door.object());
        approver.must(drafts + "/" + version + "/enactment", Door.object());
        own.region.office().awaitConsumed("evaluation");
        Map<String, String> before = own.totals();

        // Enacting is something recorded in between: the prediction cannot be approved any more.
        refused(
                own.leader.post(
                        "/runs/" + predicted.path("run").asText() + "/approval", Door.object()),
                409,
                "stale-base");

        JsonNode enacted = own.run(asked("official", "the lower cap"), "verified");
        assertThat(own.differences(enacted)).isEqualTo(expected);
        assertThat(own.totals()).isEqualTo(before);
        own.leader.must("/runs/" + enacted.path("run").asText() + "/approval", Door.object());
        own.operator.must("/runs/" + enacted.path("run").asText() + "/promotion", Door.object());
        expected.forEach(
                (unit, difference) ->
                        assertThat(own.totals().get(unit))
                                .isEqualTo(difference.path("after").path("total").asText()));
    }

    /** By unit: before, after, change, causes and leaves, without what names the run. */
    private Map<String, JsonNode> differences(JsonNode run) {
        Map<String, JsonNode> differences = new TreeMap<>();
        operator.read("/runs/" + run.path("run").asText() + "/diff?changed=true&limit=1000")
                .path("items")
                .forEach(item -> differences.put(item.path("unit").asText(), item));
        return differences;
    }

    private Map<String, String> totals() {
        Map<String, String> totals = new HashMap<>();
        operator.read("/scores/bureau/202501")
                .path("units")
                .forEach(
                        score ->
                                totals.put(
                                        score.path("unit").asText(), score.path("total").asText()));
        return totals;
    }

    @Test
    void a_run_is_approved_by_another_person_and_only_while_nothing_newer_bears_on_it() {
        ReplayIT own = another();
        String run = own.run(asked("official", "final"), "verified").path("run").asText();
        refused(
                own.operator.post("/runs/" + run + "/approval", Door.object()),
                409,
                "approver-is-author");
        refused(
                own.operator.post("/runs/" + run + "/promotion", Door.object()),
                409,
                "wrong-state");
        own.send("three", "61", "recount");
        refused(own.leader.post("/runs/" + run + "/approval", Door.object()), 409, "stale-base");
        refused(own.operator.post("/runs", asked("official", "another")), 409, "run-overlaps");
        own.leader.must(
                "/runs/" + run + "/rejection", Door.object().put("reason", "something was sent"));
        own.promoted(asked("official", "another"));
    }

    @Test
    void a_promoted_table_stands_until_the_next_promotion_and_an_edition_says_why_it_changed() {
        ReplayIT own = another();
        JsonNode first = own.promoted(asked("official", "final"));
        assertThat(first.path("changed").asInt(-1)).isZero();
        assertThat(first.path("requesterName").asText()).isEqualTo(OPERATOR);
        assertThat(first.path("approverName").asText()).isEqualTo(LEADER);
        JsonNode published =
                own.region
                        .office()
                        .must(
                                "/runs/" + first.path("run").asText() + "/editions",
                                Door.object().put("reason", "final"));
        assertThat(published.path("editions").get(0).path("number").asInt()).isEqualTo(1);
        Map<String, String> before = own.totals();

        own.send("one", "91", "recount");
        own.region.office().awaitConsumed("evaluation");
        assertThat(own.totals()).isEqualTo(before);
        // The reasons are those of the score that stands.
        JsonNode why = own.operator.read("/explanations/one/202501");
        assertThat(why.path("score").path("total").asText()).isEqualTo(before.get("one"));

        JsonNode second = own.promoted(asked("official", "recount"));
        assertThat(second.path("changed").asInt()).isPositive();
        assertThat(own.totals().get("one")).isEqualTo("91");
        JsonNode score = own.operator.read("/scores/units/one/202501");
        assertThat(score.path("run").asText()).isEqualTo(second.path("run").asText());
        assertThat(score.path("supersedes").asText()).startsWith("scores@");

        own.region
                .office()
                .must(
                        "/runs/" + second.path("run").asText() + "/editions",
                        Door.object().put("reason", "recount"));
        JsonNode edition = own.operator.read("/editions/bureau/202501/2");
        assertThat(edition.path("supersedes").asInt()).isEqualTo(1);
        assertThat(edition.path("publisherName").asText()).isEqualTo("small-office");
        assertThat(own.operator.read("/editions/bureau/202501/1").path("superseded").asInt())
                .isEqualTo(2);
        for (JsonNode row : edition.path("rows")) {
            BigDecimal sum = BigDecimal.ZERO;
            for (JsonNode share : row.path("change")) {
                sum = sum.add(new BigDecimal(share.asText()));
            }
            assertThat(sum)
                    .isEqualByComparingTo(
                            new BigDecimal(row.path("total").asText())
                                    .subtract(new BigDecimal(row.path("was").asText())));
            if (row.path("unit").asText().equals("one")) {
                assertThat(row.path("change").path("data").asText()).isEqualTo("28.5");
            }
        }
        JsonNode verified = own.run(asked("verify", "with editions"), "completed");
        assertThat(verified.path("changed").asInt(-1)).isZero();
    }

    @Test
    void a_verification_finds_what_an_edition_lost_what_it_gained_and_what_was_altered()
            throws Exception {
        ReplayIT own = another();
        JsonNode official = own.promoted(asked("official", "final"));
        own.region
                .office()
                .must(
                        "/runs/" + official.path("run").asText() + "/editions",
                        Door.object().put("reason", "final"));
        JsonNode edition = own.edition();

        ObjectNode total = edition.deepCopy();
        ((ObjectNode) total.path("rows").get(0)).put("total", "7");
        own.show(total.toString());
        JsonNode one = own.verified("another total").getOrDefault("one", Door.object());
        assertThat(one.path("before").path("total").asText()).isEqualTo("7");
        assertThat(one.path("after").path("total").asText())
                .isEqualTo(edition.path("rows").get(0).path("total").asText());

        ObjectNode was = edition.deepCopy();
        ((ObjectNode) was.path("rows").get(0)).put("was", "7");
        own.show(was.toString());
        Map<String, JsonNode> otherwise = own.verified("another total before");
        assertThat(otherwise).containsOnlyKeys("one");
        assertThat(otherwise.getOrDefault("one", Door.object()).has("before")).isFalse();

        ObjectNode less = edition.deepCopy();
        ((ArrayNode) less.path("rows")).remove(2);
        own.show(less.toString());
        Map<String, JsonNode> lost = own.verified("a row less");
        assertThat(lost).containsOnlyKeys("two");
        assertThat(lost.getOrDefault("two", Door.object()).has("before")).isFalse();

        ObjectNode more = edition.deepCopy();
        ((ArrayNode) more.path("rows")).addObject().put("unit", "zero").put("total", "99");
        own.show(more.toString());
        JsonNode zero = own.verified("a row more").getOrDefault("zero", Door.object());
        assertThat(zero.path("before").path("total").asText()).isEqualTo("99");
        assertThat(zero.has("after")).isFalse();

        ObjectNode reason = edition.deepCopy();
        own.show(reason.put("reason", "another").toString());
        assertThat(own.verified("another reason")).containsOnlyKeys(ALL);
        own.show("no edition at all");
        assertThat(own.verified("not to be read")).containsOnlyKeys(ALL);

        own.show(edition.toString());
        assertThat(own.verified("as it was")).isEmpty();
        assertThat(
                        own.byHand(
                                """
                        insert into edition (region, unit_class, period, number, run, document, published)
                        select region, unit_class, period, 9, run, document, published
                        from edition
                        where region = ?
                        """))
                .isEqualTo(1);
        assertThat(own.verified("one that nobody published")).containsOnlyKeys(ALL);
        assertThat(own.byHand("delete from edition where region = ?")).isEqualTo(2);
        assertThat(own.verified("none")).containsOnlyKeys(ALL);
    }

    /** The region's edition as the view keeps it. */
    private JsonNode edition() throws SQLException, IOException {
        try (Connection connection = evaluation();
                PreparedStatement statement =
                        connection.prepareStatement(
                                "select document from edition where region = ?")) {
            statement.setString(1, region.region());
            try (ResultSet row = statement.executeQuery()) {
                assertThat(row.next()).isTrue();
                return JSON.readTree(row.getString(1));
            }
        }
    }

    private void show(String document) throws SQLException {
        try (Connection connection = evaluation();
                PreparedStatement statement =
                        connection.prepareStatement(
                                "update edition set document = ? where region = ?")) {
            statement.setString(1, document);
            statement.setString(2, region.region());
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private Map<String, JsonNode> verified(String why) {
        return differences(run(asked("verify", why), "completed"));
    }

    @Test
    void a_score_as_known_then_is_what_the_scoreboard_showed_then() {
        ReplayIT own = another();
        Map<Instant, JsonNode> shown = new TreeMap<>();
        for (String value : List.of("11", "22", "33")) {
            own.send("one", value, "recount");
            own.region.office().awaitConsumed("evaluation");
            JsonNode board = own.operator.read("/scores/bureau/202501");
            shown.put(Instant.now(), board);
        }
        shown.forEach(
                (at, board) -> {
                    assertThat(own.operator.read("/scores/bureau/202501?asOf=" + at))
                            .isEqualTo(board);
                    JsonNode one = own.operator.read("/scores/units/one/202501?asOf=" + at);
                    JsonNode why = own.operator.read("/explanations/one/202501?asOf=" + at);
                    assertThat(why.path("score").path("total")).isEqualTo(one.path("total"));
                    assertThat(why.path("cut")).isEqualTo(one.path("cut"));
                    // From the facts alone, at the cut the score names.
                    String cut =
                            URLEncoder.encode(one.path("cut").asText(), StandardCharsets.UTF_8);
                    assertThat(
                                    own.operator
                                            .read("/scores/units/one/202501?asOf=" + cut)
                                            .path("total"))
                            .isEqualTo(one.path("total"));
                });
    }

    @Test
    void a_score_table_as_known_then_is_what_was_told_then() {
        ReplayIT own = another();
        Map<Instant, JsonNode> told = new TreeMap<>();
        Map<Instant, String> files = new TreeMap<>();
        Map<Instant, String> cuts = new TreeMap<>();
        for (String value : List.of("11", "71", "95")) {
            own.send("one", value, "recount");
            own.region.office().awaitConsumed("evaluation");
            own.awaitTold();
            JsonNode table = own.table("");
            String file = own.operator.get(TABLE + "/csv").text();
            Instant now = Instant.now();
            told.put(now, table);
            files.put(now, file);
            JsonNode cut = own.operator.read("/cuts");
            cuts.put(now, cut.path("scores").asText() + " " + cut.path("cut").asText());
        }
        assertThat(told.values()).doesNotHaveDuplicates();
        told.forEach(
                (at, table) -> {
                    assertThat(own.table("?asOf=" + at)).isEqualTo(table);
                    String cut =
                            URLEncoder.encode(cuts.getOrDefault(at, ""), StandardCharsets.UTF_8);
                    assertThat(own.table("?asOf=" + cut)).isEqualTo(table);
                    assertThat(own.operator.get(TABLE + "/csv?asOf=" + at).text())
                            .isEqualTo(files.get(at));
                    assertThat(own.operator.get(TABLE + "/print?asOf=" + at).text())
                            .contains("As known at " + at)
                            .contains(
                                    "<td class=\"total\">"
                                            + table.path("rows").path(0).path("total").asText()
                                            + "</td>");
                });
        assertThat(own.operator.get(TABLE + "?asOf=2025-01-01T00:00:00Z").status()).isEqualTo(404);
    }

    private static final String TABLE = "/score-tables/bureau/202501";

    /** The score table, without what says of when it is. */
    private JsonNode table(String query) {
        ObjectNode table = (ObjectNode) operator.read(TABLE + query);
        assertThat(table.has("asOf")).isEqualTo(!query.isEmpty());
        table.remove(List.of("asOf", "upTo"));
        return table;
    }

    /** Waits until reporting has applied every score. */
    private void awaitTold() {
        String scores = operator.read("/cuts").path("scores").asText();
        Door.await(
                "reporting has applied " + scores,
                () ->
                        scores.equals(
                                "scores@"
                                        + operator.read("/positions/reporting")
                                                .path("received")
                                                .path("scores")
                                                .asText()));
        region.office().awaitConsumed("reporting");
    }

    @Test
    void targets_and_definitions_as_known_then_are_what_was_shown_then() {
        ReplayIT own = another();
        String targets = "/targets?class=bureau";
        String versions = "/indicators/rate/versions";
        JsonNode target = own.operator.read(targets);
        JsonNode definitions = own.operator.read(versions);
        JsonNode indicators = own.operator.read("/indicators");
        JsonNode schemes = own.operator.read("/schemes");
        Instant then = Instant.now();
        String cut = own.operator.read("/cuts").path("cut").asText();
        own.region
                .office()
                .must(
                        "/targets/adjustments",
                        Door.object()
                                .put("unitClass", "bureau")
                                .put("indicator", "rate")
                                .put("period", "202501")
                                .put("value", "90")
                                .put("reason", "flood")
                                .put("request", "flood"));
        own.region.leader().must("/requests/flood/grant", Door.object());
        own.region.author().must(versions, own.weightlessChange());

        assertThat(own.operator.read(targets)).isNotEqualTo(target);
        assertThat(own.operator.read(versions)).isNotEqualTo(definitions);
        for (String at : List.of(then.toString(), URLEncoder.encode(cut, StandardCharsets.UTF_8))) {
            assertThat(own.operator.read(targets + "&asOf=" + at)).isEqualTo(target);
            assertThat(own.operator.read(versions + "?asOf=" + at)).isEqualTo(definitions);
            assertThat(own.operator.read("/indicators?asOf=" + at)).isEqualTo(indicators);
            assertThat(own.operator.read("/schemes?asOf=" + at)).isEqualTo(schemes);
        }
        refused(own.operator.get(targets + "&asOf=goals@99999"), 409, "cut-in-future");
        refused(own.operator.get(targets + "&asOf=scores@1"), 409, "unknown-cut");
    }

    @Test
    void an_as_of_run_gives_the_table_of_then() {
        ReplayIT own = another();
        Instant then = Instant.now();
        Map<String, String> shown = own.totals();
        own.send("two", "5", "recount");
        own.region.office().awaitConsumed("evaluation");
        JsonNode run =
                own.run(asked("as-of", "what was known").put("asOf", then.toString()), "completed");
        own.operator
                .read("/runs/" + run.path("run").asText() + "/results/bureau/202501")
                .path("units")
                .forEach(
                        unit ->
                                assertThat(unit.path("total").asText())
                                        .isEqualTo(shown.get(unit.path("unit").asText())));
        // The figure that was sent since moved one total, and with it another's rank.
        Map<String, JsonNode> differences = own.differences(run);
        assertThat(differences).containsOnlyKeys("two", "three");
        assertThat(differences)
                .extractingByKey("three")
                .satisfies(three -> assertThat(three.path("change").asText()).isEqualTo("0"));
    }

    @Test
    void bad_cuts_overlays_scopes_regions_and_roles_are_refused_by_name() {
        ObjectNode future = asked("as-of", "x").put("cut", "monitoring@999999 goals@1");
        refused(operator.post("/runs", future), 409, "cut-in-future");
        refused(
                operator.post("/runs", asked("as-of", "x").put("asOf", "2999-01-01T00:00:00Z")),
                409,
                "cut-in-future");
        refused(
                operator.post("/runs", asked("as-of", "x").put("cut", "reporting@1")),
                409,
                "unknown-cut");
        refused(
                operator.post("/runs", asked("as-of", "x").put("cut", "yesterday")),
                400,
                "invalid-field");
        long heard =
                operator.read("/positions/monitoring").path("journal").path("monitoring").asLong();
        refused(
                operator.post(
                        "/runs",
                        asked("as-of", "x").put("cut", "monitoring@" + heard + " goals@1")),
                409,
                "cut-not-closed");
        ObjectNode unbalanced = asked("what-if", "x");
        unbalanced
                .putObject("overlay")
                .putArray("weights")
                .addObject()
                .put("scheme", "s2025")
                .put("path", "total/rate")
                .put("weight", "90");
        refused(operator.post("/runs", unbalanced), 409, "weights-unbalanced");
        ObjectNode nowhere = asked("what-if", "x");
        nowhere.putObject("overlay")
                .putArray("weights")
                .addObject()
                .put("scheme", "s2025")
                .put("path", "total/nothing")
                .put("weight", "100");
        Answer place = operator.post("/runs", nowhere);
        refused(place, 400, "invalid-field");
        assertThat(place.json().path("errors").get(0).path("pointer").asText())
                .isEqualTo("/overlay/weights/0/path");
        ObjectNode draft = asked("what-if", "x");
        draft.putObject("overlay")
                .putArray("drafts")
                .addObject()
                .put("indicator", "rate")
                .put("version", 99);
        refused(operator.post("/runs", draft), 404, "not-found");
        ObjectNode officialOverlay = asked("official", "x");
        officialOverlay.putObject("overlay");
        refused(operator.post("/runs", officialOverlay), 400, "invalid-field");
        ObjectNode empty = asked("official", "x");
        empty.putObject("scope").putArray("periods").add("1999");
        refused(operator.post("/runs", empty), 409, "nothing-to-replay");
        ObjectNode mistyped = asked("official", "x");
        mistyped.putObject("scope").putArray("classes").add("nowhere");
        refused(operator.post("/runs", mistyped), 409, "unknown-class");
        ObjectNode nobody = asked("as-of", "x");
        nobody.putObject("scope").putArray("units").add("nobody");
        refused(operator.post("/runs", nobody), 409, "unknown-unit");
        refused(operator.post("/runs", Door.object().put("kind", "guess")), 400, "invalid-field");
        refused(operator.get("/runs/0000000000"), 404, "not-found");
        refused(
                operator.send(
                        operator.request("/runs/0000000000/progress")
                                .header("Accept", "text/event-stream")
                                .GET()),
                404,
                "not-found");
        refused(leader.post("/runs", asked("verify", "x")), 403, "missing-role");
        refused(
                Door.of(suite, STRANGER, region.region()).post("/runs", asked("verify", "x")),
                403,
                "foreign-region");
        refused(
                operator.get("/scores/bureau/202501?asOf=2999-01-01T00:00:00Z"),
                409,
                "cut-in-future");
        refused(operator.get("/scores/bureau/202501?asOf=scores@99999"), 409, "cut-in-future");
        String table = "/score-tables/bureau/202501?asOf=";
        refused(operator.get(table + "2999-01-01T00:00:00Z"), 409, "cut-in-future");
        refused(operator.get(table + "scores@99999"), 409, "cut-in-future");
        refused(operator.get(table + "goals@1"), 409, "unknown-cut");
        refused(operator.get(table + "yesterday"), 400, "invalid-field");
    }

    @Test
    void the_plan_counts_before_anything_is_recorded() {
        long before =
                operator.read("/positions/evaluation").path("journal").path("evaluation").asLong();
        JsonNode plan = operator.must("/runs?dryRun=true", asked("official", "to look"));
        assertThat(plan.path("plan").path("cohorts").asInt()).isEqualTo(1);
        assertThat(plan.path("plan").path("units").asInt()).isEqualTo(3);
        assertThat(plan.path("plan").path("cells").asInt()).isEqualTo(3);
        assertThat(plan.path("exists").asBoolean()).isFalse();
        assertThat(
                        operator.read("/positions/evaluation")
                                .path("journal")
                                .path("evaluation")
                                .asLong())
                .isEqualTo(before);
    }

    @Test
    void a_run_asked_for_twice_is_one_run_and_its_cancellation_ends_it() {
        ObjectNode asked =
                asked("as-of", "twice").put("cut", operator.read("/cuts").path("cut").asText());
        JsonNode first = operator.must("/runs", asked);
        await(first.path("run").asText(), "completed");
        JsonNode second = operator.must("/runs", asked);
        assertThat(second.path("outcome").asText()).isEqualTo("unchanged");
        assertThat(second.path("run")).isEqualTo(first.path("run"));
        refused(
                operator.post(
                        "/runs/" + first.path("run").asText() + "/cancellation", Door.object()),
                409,
                "wrong-state");
    }

    @Test
    void no_replay_leaves_anything_in_the_scores_journal_but_a_promotion() {
        ReplayIT own = another();
        String head = own.operator.read("/cuts").path("scores").asText();
        ObjectNode whatIf = asked("what-if", "a lower target");
        whatIf.putObject("overlay")
                .putArray("targets")
                .addObject()
                .put("unitClass", "bureau")
                .put("indicator", "rate")
                .put("period", "202501")
                .put("value", "200");
        JsonNode run = own.run(whatIf, "verified");
        assertThat(run.path("changed").asInt()).isPositive();
        own.run(asked("as-of", "x"), "completed");
        own.run(asked("verify", "x"), "completed");
        own.run(asked("official", "x"), "verified");
        assertThat(own.operator.read("/cuts").path("scores").asText()).isEqualTo(head);
    }
}
