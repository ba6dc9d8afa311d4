package io.kaocheng.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.contracts.Period;
import io.kaocheng.e2e.Earlier.Kept;
import io.kaocheng.infra.Database;
import io.kaocheng.local.Kaocheng;
import io.kaocheng.local.Part;
import io.kaocheng.local.Suite;
import io.kaocheng.local.replay.ReplayCommand;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The databases of an earlier commit under this build: the fictional county after corrections, two
 * official runs and two editions, with an empty Kafka. What was recorded and what was told of it
 * stays.
 */
@TestInstance(Lifecycle.PER_CLASS)
class EarlierJournalsIT {

    private static final Pattern SCORE_TABLE = Pattern.compile("/score-tables/[^/]+/([0-9a-z]+)$");

    private static final String REGION = "qinghe";
    private static final Set<Part> SERVICES =
            EnumSet.of(
                    Part.GOALS, Part.INDICATORS, Part.MONITORING, Part.EVALUATION, Part.REPORTING);

    private final Earlier earlier = Earlier.of("1b7e76b");
    private final Suite.Options options = options();
    private final Map<String, Answer> readAfterwards = new LinkedHashMap<>();
    private Suite suite = Suite.open(options);
    private final Thread atExit = new Thread(() -> suite.stop());

    private static Suite.Options options() {
        Path checkout = Running.checkout();
        return Suite.Options.of(checkout)
                .state(checkout.resolve("deploy/e2e/target/earlier"))
                .portOffset(Running.freeOffset());
    }

    @BeforeAll
    void this_build_takes_the_databases_over() throws IOException, SQLException {
        Running.remove(options.state());
        Runtime.getRuntime().addShutdownHook(atExit);
        try (Suite postgres = Suite.start(options.parts(EnumSet.of(Part.POSTGRES)))) {
            for (Part service : SERVICES) {
                earlier.restore(postgres.database(service));
            }
        }
        suite = Suite.start(options);
        Door.await("everything is applied", Duration.ofMinutes(5), this::allConsumed);
        // Before anything else is recorded.
        for (JsonNode told : earlier.answers()) {
            String path = told.path("path").asText();
            readAfterwards.put(path, as(told).get(path));
        }
    }

    /** Whether each service has applied of the county what the others have recorded. */
    private boolean allConsumed() {
        List<JsonNode> positions =
                SERVICES.stream()
                        .map(service -> suite.database(service).name())
                        .map(service -> office().read("/positions/" + service))
                        .toList();
        Map<String, Long> ends = new HashMap<>();
        positions.forEach(
                of ->
                        of.path("journal")
                                .properties()
                                .forEach(end -> ends.put(end.getKey(), end.getValue().asLong())));
        return positions.stream()
                .flatMap(of -> of.path("received").properties().stream())
                .allMatch(
                        received ->
                                received.getValue().asLong()
                                        >= ends.getOrDefault(received.getKey(), 0L));
    }

    @AfterAll
    void stop() {
        suite.stop();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    private Door office() {
        return Door.of(suite, "office-machine", REGION);
    }

    private Door as(JsonNode kept) {
        return Door.of(suite, kept.path("as").asText(), REGION);
    }

    @Test
    void every_entry_has_the_bytes_it_was_recorded_with() throws Exception {
        List<Kept> found = new ArrayList<>();
        for (Kept kept : earlier.journals()) {
            found.add(entries(kept));
        }
        assertThat(found).isEqualTo(earlier.journals());
    }

    /** What the journal holds of it now, up to where it ended then. */
    private Kept entries(Kept kept) throws SQLException {
        Database database = database(kept.database());
        try (Connection connection =
                        DriverManager.getConnection(
                                database.jdbcUrl(),
                                database.service().user(),
                                database.service().password());
                PreparedStatement statement =
                        connection.prepareStatement(
                                """
                                select document
                                from entry
                                where region = ? and journal = ? and sequence <= ?
                                order by sequence
                                """)) {
            statement.setString(1, kept.region());
            statement.setString(2, kept.journal());
            statement.setLong(3, kept.entries());
            List<String> documents = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    documents.add(rows.getString(1));
                }
            }
            return hashed(kept, documents);
        }
    }

    private Database database(String name) {
        return SERVICES.stream()
                .map(suite::database)
                .filter(database -> database.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Kept hashed(Kept kept, List<String> documents) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            documents.forEach(
                    document -> sha.update((document + "\n").getBytes(StandardCharsets.UTF_8)));
            return new Kept(
                    kept.database(),
                    kept.region(),
                    kept.journal(),
                    documents.size(),
                    HexFormat.of().formatHex(sha.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void an_empty_kafka_is_filled_with_the_same_bytes() throws IOException {
        for (Kept kept : earlier.journals()) {
            String topic = "kaocheng." + kept.journal() + ".v1";
            Door.await(
                    topic + " holds the " + kept.entries() + " entries of " + kept.region(),
                    () ->
                            Topic.documents(suite.bootstrapServers(), topic, kept.region()).size()
                                    >= kept.entries());
            List<String> documents =
                    Topic.documents(suite.bootstrapServers(), topic, kept.region());
            assertThat(hashed(kept, documents.subList(0, (int) kept.entries()))).isEqualTo(kept);
        }
    }

    @Test
    void a_verification_of_everything_ever_published_finds_no_difference() {
        StringWriter out = new StringWriter();
        CommandLine command =
                Kaocheng.commandLine(
                        new ReplayCommand(
                                () ->
                                        new io.kaocheng.local.replay.Door(
                                                suite.gateway(), suite::token),
                                false,
                                Duration.ofMillis(200),
                                Map.of()));
        command.setOut(new PrintWriter(out));
        int status =
                command.execute(
                        "replay", "verify", "--history", "--region", REGION, "--lang", "en");
        assertThat(out.toString()).contains("no differences");
        assertThat(status).isZero();
    }

    @Test
    void scores_tables_editions_and_definitions_read_as_they_did() throws IOException {
        List<String> differences = new ArrayList<>();
        for (JsonNode told : earlier.answers()) {
            String path = told.path("path").asText();
            Answer now = readAfterwards.get(path);
            if (now == null || !now.isGood()) {
                differences.add(path + ": " + now);
            } else {
                compare(path + " ", told.path("answer"), named(path, now.json()), differences);
            }
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void a_request_sent_again_with_its_key_gets_the_answer_it_got_then() throws IOException {
        List<String> differences = new ArrayList<>();
        for (JsonNode sent : earlier.requests()) {
            String path = sent.path("path").asText();
            // A request that was refused as a whole was not kept and is decided anew.
            if (sent.path("status").asInt() >= 300) {
                continue;
            }
            // Its body named an approver who had not agreed: no such body is read any more (ADR
            // 12).
            if (sent.path("body").asText().contains("\"approver\"")) {
                continue;
            }
            Door door = as(sent);
            Answer now = door.send(again(door, sent));
            if (now.status() == 428) {
                // What then needed no version does now (ADR 15); any will do for what is answered.
                now = door.send(again(door, sent).header("If-Match", "*"));
            }
            String at = sent.path("key").asText() + " " + path;
            // Some rows of several say so now by 207, and by the outcome.
            boolean some = now.status() == 207 && sent.path("answer").path("rejected").asInt() > 0;
            if (!some && now.status() != sent.path("status").asInt()) {
                differences.add(at + ": " + now);
            } else {
                compare(at + " ", sent.path("answer"), now.json(), differences);
            }
        }
        assertThat(differences).isEmpty();
    }

    private static HttpRequest.Builder again(Door door, JsonNode sent) {
        return door.request(sent.path("path").asText())
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", sent.path("key").asText())
                .POST(BodyPublishers.ofString(sent.path("body").asText()));
    }

    /** The sentences of an explanation are made of its figures, in the words of today. */
    private static boolean isSentence(String at, JsonNode now) {
        return at.contains("/derivation/") && at.contains("/sentence/") && now.isTextual();
    }

    /** Everything that was told is told; more may be. */
    private static void compare(String at, JsonNode then, JsonNode now, List<String> differences) {
        if (then instanceof ObjectNode fields && now.isObject()) {
            fields.properties()
                    .forEach(
                            field ->
                                    compare(
                                            at + "/" + field.getKey(),
                                            field.getValue(),
                                            now.path(field.getKey()),
                                            differences));
        } else if (then.isArray() && now.isArray() && then.size() == now.size()) {
            for (int i = 0; i < then.size(); i++) {
                compare(at + "/" + i, then.path(i), now.path(i), differences);
            }
        } else if (!then.equals(now)
                && !isSentence(at, now)
                && !isFinerCode(at, then, now)
                && !isPartly(at, now)) {
            differences.add(at + ": was " + shortened(then) + ", is " + shortened(now));
        }
    }

    /**
     * A score table told the unit's latest name for every period; now it tells the one of the
     * period's end. Looked up in the unit's own history, and put back.
     */
    private JsonNode named(String path, JsonNode answer) {
        Matcher table = SCORE_TABLE.matcher(path);
        if (!table.find()) {
            return answer;
        }
        LocalDate end = Period.parse(table.group(1)).lastDay();
        for (JsonNode row : answer.path("rows")) {
            String latest = "";
            String then = "";
            for (JsonNode from :
                    office().read("/units/" + row.path("unit").asText()).path("items")) {
                latest = from.path("name").asText();
                if (!LocalDate.parse(from.path("from").asText()).isAfter(end)) {
                    then = latest;
                }
            }
            assertThat(row.path("name").asText()).as(path).isEqualTo(then);
            ((ObjectNode) row).put("name", latest);
        }
        return answer;
    }

    /**
     * A row that cannot be read is not kept with the receipt but refused anew; what was
     * invalid-field then says now in which way, such as not-a-period.
     */
    private static boolean isFinerCode(String at, JsonNode then, JsonNode now) {
        return at.matches(".*/errors/\\d+/code")
                && then.asText().equals("invalid-field")
                && now.isTextual();
    }

    private static boolean isPartly(String at, JsonNode now) {
        return at.endsWith("/outcome") && now.asText().equals("partly");
    }

    private static String shortened(JsonNode json) {
        String text = json.isMissingNode() ? "missing" : json.toString();
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }

    @Test
    void a_new_figure_goes_on_where_the_journal_ended_and_is_scored() throws IOException {
        long ended =
                earlier.journals().stream()
                        .filter(kept -> kept.journal().equals("monitoring"))
                        .mapToLong(Kept::entries)
                        .sum();
        String unit = "/scores/units/edu-bureau/202511";
        JsonNode before = office().read(unit);
        JsonNode sent =
                office().must(
                                "/observations",
                                Door.object()
                                        .put("unit", "edu-bureau")
                                        .put("indicator", "tasks-done")
                                        .put("period", "202511")
                                        .put("value", "48.5")
                                        .put("reason", "recount"));
        String position = sent.path("entries").path(0).path("position").asText();
        assertThat(position(position)).isGreaterThan(ended);
        Door.await(
                position + " is scored",
                () ->
                        Stream.of(office().read(unit).path("cut").asText().split(" "))
                                .filter(part -> part.startsWith("monitoring@"))
                                .anyMatch(part -> position(part) >= position(position)));
        assertThat(office().read(unit).path("total")).isNotEqualTo(before.path("total"));
    }

    private static long position(String text) {
        return Long.parseLong(text.substring(text.indexOf('@') + 1));
    }
}
