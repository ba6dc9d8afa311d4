import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.infra.Database;
import io.kaocheng.local.Part;
import io.kaocheng.local.Suite;

import org.postgresql.PGConnection;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Makes the fixture of this folder from a checkout of the commit it is named after, whose suite
 * runs with its demo; README.md has the commands.
 */
public final class Make {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String REGION = "qinghe";
    private static final String OFFICE = "office-machine";
    private static final String APPROVER = "approver-machine";
    private static final String OPERATOR = "operator-machine";
    private static final String EDU = "edu-system";
    private static final String HEALTH = "health-system";
    private static final List<String> CLIENTS = List.of(OFFICE, APPROVER, OPERATOR, EDU, HEALTH);

    private final Path checkout;
    private final Path target;
    private final Suite suite;
    private final ArrayNode requests = JSON.createArrayNode();
    private final ArrayNode answers = JSON.createArrayNode();
    private int keys;

    private Make(Path checkout, Path target) {
        this.checkout = checkout;
        this.target = target;
        this.suite = Suite.open(Suite.Options.of(checkout));
    }

    public static void main(String[] arguments) throws Exception {
        Make make = new Make(Path.of(arguments[0]).toAbsolutePath(), Path.of(arguments[1]));
        make.observations();
        make.goals();
        make.indicators();
        make.smallRegion();
        make.runs();
        make.allConsumed();
        make.read();
        make.write();
    }

    // What is done to the county.

    private void observations() {
        // Corrections, by the systems of the departments; keys with every outcome there is.
        must(EDU, "/observations", figure("edu-bureau", "handled-on-time", "202512", "71.5", "recount"));
        must(EDU, "/observations", figure("edu-bureau", "handled-on-time", "202512", "72.25", "recount once more"));
        must(EDU, "/observations", figure("edu-bureau", "tasks-done", "202506", "88", "counted twice"));
        keyed(EDU, "/observations", figure("edu-bureau", "tasks-done", "202511", "91.3", "late reports"), 201);
        keyed(EDU, "/observations", figure("edu-bureau", "tasks-done", "202511", "91.3", null), 200);
        keyed(EDU, "/observations", figure("edu-bureau", "tasks-done", "202511", "92", null), 409);
        keyed(HEALTH, "/observations", figure("health-bureau", "tasks-done", "202512", "64", "audit"), 201);
        keyed(HEALTH, "/observations/batches", rows("health-bureau", "tasks-done", "202509", "77", "202510", "78.5"), 200);
        keyed(HEALTH, "/observations/batches?mode=partial", rows("health-bureau", "legal-review", "2025Q3", "80", "2025Q9", "1"), 200);
        keyed(HEALTH, "/observations/batches?mode=partial", unreasoned("health-bureau", "202507", "202508"), 200);
        keyed(HEALTH, "/observations/batches", unreasoned("health-bureau", "202505", "202506"), 422);

        // Approved by another, sent back, taken back, and declared to be none.
        String edu = "/observations/edu-bureau/";
        keyed(APPROVER, edu + "tasks-done/202511/approval", none(), 201);
        must(APPROVER, edu + "handled-on-time/202512/approval", none());
        must(OFFICE, "/observations", figure("edu-bureau", "meeting-days", "202512", "2.5", "minutes found"));
        keyed(OFFICE, edu + "meeting-days/202512/approval", none(), 409);
        keyed(APPROVER, edu + "policies-published/202512/return", reason("not signed"), 201);
        must(EDU, "/observations", figure("edu-bureau", "policies-published", "202512", "83", null));
        must(APPROVER, edu + "data-accuracy/202512/return", reason("sample too small"));
        keyed(EDU, edu + "staff-trained/202512/withdrawal", reason("sent for another unit"), 201);
        must(EDU, edu + "budget-execution/202512/withdrawal", reason("sent too early"));
        must(EDU, "/observations", noData("edu-bureau", "budget-execution", "202512", "not-due"));
        keyed(EDU, "/observations", noData("edu-bureau", "tasks-done", "202512", "blocked"), 409);
        allConsumed();
    }

    private void goals() {
        JsonNode target = get(OFFICE, "/targets?class=department&limit=1").path("items").path(0);
        ObjectNode adjusted = JSON.createObjectNode();
        for (String field : List.of("unit", "unitClass", "indicator", "period", "floor")) {
            if (target.hasNonNull(field)) {
                adjusted.set(field, target.path(field));
            }
        }
        adjusted.put("value", "77").put("reason", "洪灾").put("approver", "wang");
        keyed(OFFICE, "/targets/adjustments", adjusted, 201);
        keyed(OFFICE, "/targets/adjustments", adjusted.deepCopy().put("value", "78").put("approver", subject(OFFICE)), 409);
        must(OFFICE, "/targets", JSON.createObjectNode().put("unit", "edu-bureau").put("indicator", "tasks-done").put("period", "2025").put("value", "90"));

        must(OFFICE, "/classes", JSON.createObjectNode().put("unitClass", "enterprise").put("name", "县属企业"));
        must(OFFICE, "/units", JSON.createObjectNode().put("unit", "parks-centre").put("name", "公园中心").put("kind", "institution").put("unitClass", "institution").put("from", "2025-03-01"));
        keyed(OFFICE, "/units/parks-centre/name", JSON.createObjectNode().put("name", "城市公园服务中心").put("from", "2025-05-01"), 201);
        must(OFFICE, "/units/parks-centre/parent", JSON.createObjectNode().put("parent", "edu-bureau").put("from", "2025-06-01").put("reason", "三定方案"));
        must(OFFICE, "/units/parks-centre/parent", JSON.createObjectNode().put("parent", "health-bureau").put("from", "2025-08-01").put("reason", "机构改革"));
        keyed(OFFICE, "/units/parks-centre/parent", JSON.createObjectNode().put("parent", "health-bureau").put("from", "2025-08-01").put("reason", "机构改革"), 200);
        must(OFFICE, "/units/health-bureau/name", JSON.createObjectNode().put("name", "卫生健康委员会").put("from", "2025-07-01"));
        must(OFFICE, "/units/baiyun-township/classification", JSON.createObjectNode().put("unitClass", "institution").put("from", "2025-07-01"));
        must(OFFICE, "/units", JSON.createObjectNode().put("unit", "old-office").put("name", "临时指挥部").put("kind", "office").put("from", "2025-01-01"));
        must(OFFICE, "/units/old-office/abolition", JSON.createObjectNode().put("from", "2025-04-01").put("reason", "任务完成"));
        // Its scores from then on are withdrawn.
        must(OFFICE, "/units/wangjia-town/abolition", JSON.createObjectNode().put("from", "2025-10-01").put("reason", "撤镇设街道"));
        must(OFFICE, "/cycles", JSON.createObjectNode().put("cycle", "2024").put("name", "2024年度考核").put("period", "2024"));
        must(OFFICE, "/cycles/2024/closure", reason("归档"));

        String cycle = "";
        for (JsonNode one : get(OFFICE, "/cycles").path("items")) {
            if (one.path("period").asText().equals("2025")) {
                cycle = one.path("cycle").asText();
            }
        }
        must(OFFICE, "/goals", goal("fixture-duty", cycle, "提高办结质量", "60"));
        must(OFFICE, "/goals/fixture-duty/revision", content(cycle, "提高办结质量与速度", "40"));
        must(OFFICE, "/goals/fixture-duty/submission", none());
        must(APPROVER, "/goals/fixture-duty/objection", reason("依据不足"));
        must(OFFICE, "/goals/fixture-duty/revision", content(cycle, "提高办结质量与速度", "40").put("basis", "政府工作报告"));
        must(OFFICE, "/goals/fixture-duty/submission", none());
        keyed(OFFICE, "/goals/fixture-duty/approval", none(), 409);
        keyed(APPROVER, "/goals/fixture-duty/approval", none(), 201);
        must(OFFICE, "/goals/fixture-duty/issue", none());
        must(OFFICE, "/goals", goal("fixture-part", cycle, "压减会议", "10").put("parent", "fixture-duty").put("person", "李主任"));
        must(OFFICE, "/goals/fixture-part/submission", none());
        must(OFFICE, "/goals", goal("fixture-draft", cycle, "草拟中的目标", "5"));
        keyed(OFFICE, "/goals/fixture-draft/issue", none(), 409);
        allConsumed();
    }

    private void indicators() {
        ObjectNode proposed = JSON.createObjectNode().put("indicator", "letters-answered").put("name", "信访答复率").put("dimension", "efficiency").put("layer", "micro").put("nature", "quantitative").put("unitOfMeasure", "%").put("definition", "按期答复的信访件÷应答复的信访件");
        keyed(OFFICE, "/indicators", proposed, 201);
        keyed(OFFICE, "/indicators", proposed.deepCopy().put("name", "来信答复率"), 409);
        String letters = "/indicators/letters-answered/versions";
        draft(letters, version("202501", "1"));
        keyed(APPROVER, letters + "/1/approval", none(), 201);
        must(APPROVER, letters + "/1/enactment", none());
        draft(letters, version("202507", "0.9"));

        // An indicator that counts gets another rule in the middle of the year, and a further draft.
        JsonNode versions = get(OFFICE, "/indicators/tasks-done/versions").path("items");
        ObjectNode next = (ObjectNode) versions.path(0).path("definition").deepCopy();
        next.remove(List.of("indicator", "version"));
        next.put("effectiveFrom", "202509");
        ((ObjectNode) next.path("rule")).put("cap", "0.95");
        String path = "/indicators/tasks-done/versions";
        String second = draft(path, next);
        must(APPROVER, path + "/" + second + "/approval", none());
        must(APPROVER, path + "/" + second + "/enactment", none());
        ((ObjectNode) next.path("rule")).put("cap", "0.9");
        next.put("effectiveFrom", "202510");
        String third = draft(path, next);
        must(APPROVER, path + "/" + third + "/approval", none());

        ObjectNode retired = proposed.deepCopy().put("indicator", "faxes-sent").put("name", "传真件数");
        must(OFFICE, "/indicators", retired);
        must(APPROVER, "/indicators/faxes-sent/retirement", JSON.createObjectNode().put("from", "202501").put("reason", "不再使用"));

        // Other weights for the townships, in force; for the departments only drafted.
        for (String unitClass : List.of("township", "department")) {
            JsonNode enacted = get(OFFICE, "/schemes?class=" + unitClass).path("items").path(0);
            ObjectNode scheme = (ObjectNode) enacted.path("definition").deepCopy();
            scheme.remove("version");
            JsonNode blocks = scheme.path("tree").path("children");
            weigh((ObjectNode) blocks.path(0), 5);
            weigh((ObjectNode) blocks.path(1), -5);
            String schemes = "/schemes/" + enacted.path("scheme").asText() + "/versions/";
            String drafted = draft("/schemes", scheme);
            if (unitClass.equals("township")) {
                keyed(APPROVER, schemes + drafted + "/approval", none(), 201);
                must(APPROVER, schemes + drafted + "/enactment", none());
            }
        }
        allConsumed();
    }

    /** A second region, so that nothing rests on there being one only. */
    private void smallRegion() {
        String small = "/api/v1/regions/beiyuan";
        must(OFFICE, "/api/v1/regions", JSON.createObjectNode().put("region", "beiyuan").put("name", "北原区").put("timeZone", "Asia/Shanghai"));
        must(OFFICE, small + "/classes", JSON.createObjectNode().put("unitClass", "bureau").put("name", "局"));
        must(OFFICE, small + "/units", JSON.createObjectNode().put("unit", "one").put("name", "一局").put("kind", "bureau").put("unitClass", "bureau").put("from", "2025-01-01"));
        allConsumed();
    }

    private void runs() throws Exception {
        String office = "--class department --period 202512 --period 2025";
        // What stands becomes official; then a figure comes late, and the table is made once more.
        String first = start("official", office, "年度考核结果");
        replay("approve " + first);
        replay("promote " + first);
        must(OFFICE, "/runs/" + first + "/editions", reason("年度考核结果公布"));
        must(EDU, "/observations", figure("edu-bureau", "tasks-done", "202512", "97.5", "recount after publication"));
        allConsumed();
        String rejected = start("official", office, "复核");
        must(APPROVER, "/runs/" + rejected + "/rejection", reason("还有单位要更正"));
        must(HEALTH, "/observations", figure("health-bureau", "handled-on-time", "202512", "96", "recount after publication"));
        allConsumed();
        String second = start("official", office, "复核更正");
        replay("approve " + second);
        replay("promote " + second);
        must(OFFICE, "/runs/" + second + "/editions", reason("复核更正后重新公布"));
        // A figure that the official table does not show.
        must(EDU, "/observations", figure("edu-bureau", "tasks-done", "202512", "60", "too late"));
        allConsumed();

        String whatIf = start("what-if", "--class department --period 202511 --draft tasks-done@" + versionOfDraft(), "上限降低会怎样");
        replay("approve " + whatIf);
        String expired = start("what-if", "--class township --period 202506 --draft tasks-done@" + versionOfDraft(), "乡镇不受影响");
        must(OPERATOR, "/runs/" + expired + "/expiry", none());
        start("as-of", "--class township --period 202512 --as-of " + get(OFFICE, "/editions/department/2025/1").path("published").asText(), "公布时的情况");
        start("verify", "--class institution", "核对");
        String cancelled = must(OPERATOR, "/runs", reason("核对历史").put("kind", "verify").put("base", "history")).path("run").asText();
        must(OPERATOR, "/runs/" + cancelled + "/cancellation", none());
        allConsumed();
    }

    private String versionOfDraft() {
        JsonNode versions = get(OFFICE, "/indicators/tasks-done/versions").path("items");
        return versions.path(versions.size() - 1).path("version").asText();
    }

    private String start(String kind, String scope, String reason) throws Exception {
        List<String> command = new ArrayList<>(List.of("start", "--kind", kind, "--reason", reason, "--watch"));
        command.addAll(List.of(scope.split(" ")));
        replay(command);
        for (JsonNode run : get(OPERATOR, "/runs?limit=1").path("items")) {
            if (run.path("reason").asText().equals(reason)) {
                return run.path("run").asText();
            }
        }
        throw new IllegalStateException("no run " + reason);
    }

    private void replay(String command) throws Exception {
        replay(List.of(command.split(" ")));
    }

    private void replay(List<String> command) throws Exception {
        List<String> all = new ArrayList<>(List.of(checkout.resolve("kaocheng").toString(), "replay"));
        all.addAll(command);
        all.addAll(List.of("--lang", "en"));
        System.out.println(String.join(" ", all.subList(1, all.size())));
        int status = new ProcessBuilder(all).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IllegalStateException("exit code " + status);
        }
    }

    private static ObjectNode figure(String unit, String indicator, String period, String value, String reason) {
        ObjectNode figure = JSON.createObjectNode().put("unit", unit).put("indicator", indicator).put("period", period).put("value", value);
        return reason == null ? figure : figure.put("reason", reason);
    }

    private static ObjectNode noData(String unit, String indicator, String period, String why) {
        return JSON.createObjectNode().put("unit", unit).put("indicator", indicator).put("period", period).put("noData", why);
    }

    private static ObjectNode rows(String unit, String indicator, String period, String value, String another, String anotherValue) {
        ObjectNode batch = JSON.createObjectNode();
        batch.putArray("observations").add(figure(unit, indicator, period, value, "recount")).add(figure(unit, indicator, another, anotherValue, "recount"));
        return batch;
    }

    /** The second is a correction nobody gave a reason for. */
    private static ObjectNode unreasoned(String unit, String period, String another) {
        ObjectNode batch = JSON.createObjectNode();
        batch.putArray("observations").add(figure(unit, "tasks-done", period, "66", "recount")).add(figure(unit, "tasks-done", another, "67", null));
        return batch;
    }

    private static ObjectNode goal(String goal, String cycle, String title, String weight) {
        return content(cycle, title, weight).put("goal", goal);
    }

    private static ObjectNode content(String cycle, String title, String weight) {
        return JSON.createObjectNode().put("title", title).put("cycle", cycle).put("owner", "edu-bureau").put("horizon", "annual").put("weight", weight);
    }

    private static ObjectNode version(String from, String cap) {
        ObjectNode version = JSON.createObjectNode().put("effectiveFrom", from).put("direction", "up").put("frequency", "month").put("accumulation", "last");
        version.putObject("rule").put("rule", "completion").put("cap", cap);
        return version;
    }

    private String draft(String path, ObjectNode definition) {
        return must(OFFICE, path, definition).path("version").asText();
    }

    private static void weigh(ObjectNode block, int more) {
        block.put("weight", new java.math.BigDecimal(block.path("weight").asText()).add(java.math.BigDecimal.valueOf(more)).toPlainString());
    }

    private static ObjectNode reason(String reason) {
        return JSON.createObjectNode().put("reason", reason);
    }

    private static ObjectNode none() {
        return JSON.createObjectNode();
    }

    // What is read of it afterwards, and must be read of it by every later build.

    private void read() {
        for (String unitClass : List.of("township", "department", "institution")) {
            for (String period : List.of("202503", "202506", "202512", "2025")) {
                told("/scores/" + unitClass + "/" + period);
                told("/score-tables/" + unitClass + "/" + period);
            }
            told("/targets?class=" + unitClass + "&limit=500");
            told("/schemes?class=" + unitClass);
        }
        for (String unit : List.of("edu-bureau", "health-bureau", "baiyun-township")) {
            told("/units/" + unit);
            told("/scores/units/" + unit + "/202512");
            told("/explanations/" + unit + "/2025");
            told("/explanations/" + unit + "/202511");
        }
        told("/units/parks-centre");
        told("/observations?unit=edu-bureau&period=202512&limit=500");
        told("/observations?unit=health-bureau&limit=500");
        told("/alerts?unit=edu-bureau&limit=500");
        told("/goals");
        told("/cycles");
        told("/classes");
        told("/indicators?limit=500");
        told("/indicators/tasks-done/versions");
        told("/indicators/letters-answered/versions");
        told("/editions");
        for (String period : List.of("202512", "2025")) {
            told("/editions/department/" + period + "/1");
            told("/editions/department/" + period + "/2");
        }
        for (JsonNode run : told("/runs?limit=50").path("items")) {
            told("/runs/" + run.path("run").asText());
            if (!run.path("state").asText().equals("expired")) {
                told("/runs/" + run.path("run").asText() + "/diff?changed=true&limit=200");
            }
        }
        long scores = Long.parseLong(told("/cuts").path("scores").asText().replace("scores@", ""));
        for (long at : new long[] {scores / 2, scores - 40, scores - 1}) {
            told("/scores/department/202512?asOf=scores@" + at);
            told("/score-tables/department/202512?asOf=scores@" + at);
        }
        String first = get(OFFICE, "/editions/department/2025/1").path("published").asText();
        told("/scores/department/2025?asOf=" + first);
        told("/score-tables/department/2025?asOf=" + first);
        told("/explanations/edu-bureau/2025?asOf=" + first);
        told("/targets?class=department&limit=500&asOf=" + first);
        told("/indicators/tasks-done/versions?asOf=" + first);
        told("/api/v1/regions/beiyuan/units");
    }

    private JsonNode told(String path) {
        JsonNode answer = get(OFFICE, path);
        ObjectNode one = answers.addObject().put("as", OFFICE).put("path", absolute(path));
        one.set("answer", answer);
        return answer;
    }

    // The journals' owners and hearers at rest.

    private void allConsumed() {
        for (String region : get(OFFICE, "/api/v1/regions").path("items").findValuesAsText("region")) {
            String of = "/api/v1/regions/" + region + "/positions/";
            await(() -> {
                Map<String, Long> heads = new TreeMap<>();
                for (String service : List.of("goals", "indicators", "monitoring", "evaluation", "reporting")) {
                    get(OFFICE, of + service).path("journal").properties().forEach(head -> heads.put(head.getKey(), head.getValue().asLong()));
                }
                for (String service : List.of("goals", "indicators", "monitoring", "evaluation", "reporting")) {
                    for (var heard : get(OFFICE, of + service).path("heard").properties()) {
                        if (heard.getValue().asLong() < heads.getOrDefault(heard.getKey(), 0L)) {
                            return false;
                        }
                    }
                }
                return true;
            });
        }
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("the services do not come to rest");
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    // Requests.

    private static String absolute(String path) {
        return path.startsWith("/api/") ? path : "/api/v1/regions/" + REGION + path;
    }

    private HttpResponse<String> send(String client, String path, JsonNode body, String key) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(suite.gateway() + absolute(path))).header("Authorization", "Bearer " + suite.token(client)).header("Accept-Language", "en");
            if (body != null) {
                request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body.toString()));
            }
            if (key != null) {
                request.header("Idempotency-Key", key);
            }
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode get(String client, String path) {
        HttpResponse<String> answer = send(client, path, null, null);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return parse(answer.body());
    }

    private JsonNode must(String client, String path, JsonNode body) {
        HttpResponse<String> answer = send(client, path, body, null);
        System.out.println(client + " " + path + ": " + answer.statusCode());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return parse(answer.body());
    }

    /** A request with an Idempotency-Key, kept with its answer: the same again gets the same. */
    private void keyed(String client, String path, JsonNode body, int status) {
        String key = "fixture-%02d".formatted(++keys);
        HttpResponse<String> answer = send(client, path, body, key);
        System.out.println(client + " " + path + ": " + answer.statusCode() + " " + key);
        if (answer.statusCode() != status) {
            throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        ObjectNode one = requests.addObject().put("as", client).put("path", absolute(path)).put("key", key);
        one.put("body", body.toString());
        one.put("status", status);
        JsonNode told = parse(answer.body());
        if (told instanceof ObjectNode problem) {
            problem.remove("traceId");
        }
        one.set("answer", told);
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String subject(String client) {
        String claims = new String(Base64.getUrlDecoder().decode(suite.token(client).split("\\.")[1]), StandardCharsets.UTF_8);
        return parse(claims).path("sub").asText();
    }

    // The databases as they are then.

    private void write() throws Exception {
        Files.createDirectories(target);
        ObjectNode history = JSON.createObjectNode();
        ObjectNode subjects = history.putObject("subjects");
        CLIENTS.forEach(client -> subjects.put(client, subject(client)));
        ArrayNode journals = history.putArray("journals");
        for (Part part : List.of(Part.GOALS, Part.INDICATORS, Part.MONITORING, Part.EVALUATION, Part.REPORTING)) {
            Database database = suite.database(part);
            try (Connection connection = DriverManager.getConnection(database.jdbcUrl(), database.owner().user(), database.owner().password())) {
                connection.setAutoCommit(false);
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                hashes(connection, database.name(), journals);
                dump(connection, target.resolve(database.name() + ".xz"));
            }
            migrations(part.code(), database.name());
        }
        Path common = checkout.resolve("libs/journal/src/main/resources/db/journal");
        copy(common, target.resolve("migrations/journal"));
        JSON.writeValue(target.resolve("history.json").toFile(), history);
        JSON.writeValue(target.resolve("requests.json").toFile(), requests);
        try (OutputStream out = compressed(target.resolve("answers.xz"))) {
            out.write(JSON.writeValueAsBytes(answers));
        }
    }

    /** SHA-256 over the documents of a journal in their order, each followed by a line feed. */
    private static void hashes(Connection connection, String database, ArrayNode journals) throws Exception {
        Map<String, MessageDigest> digests = new TreeMap<>();
        Map<String, Long> counts = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select region, journal, document from entry order by region, journal, sequence")) {
            while (rows.next()) {
                String name = rows.getString(1) + " " + rows.getString(2);
                if (!digests.containsKey(name)) {
                    digests.put(name, MessageDigest.getInstance("SHA-256"));
                }
                digests.get(name).update((rows.getString(3) + "\n").getBytes(StandardCharsets.UTF_8));
                counts.merge(name, 1L, Long::sum);
            }
        }
        digests.forEach((name, digest) -> {
            String[] parts = name.split(" ");
            journals.addObject().put("database", database).put("region", parts[0]).put("journal", parts[1]).put("entries", counts.get(name)).put("sha256", HexFormat.of().formatHex(digest.digest()));
        });
    }

    private static void dump(Connection connection, Path file) throws Exception {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select tablename from pg_tables where schemaname = 'public' order by tablename collate \"C\"")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        try (OutputStream out = compressed(file)) {
            for (String table : tables) {
                List<String> columns = new ArrayList<>();
                try (ResultSet rows = connection.getMetaData().getColumns(null, "public", table, null)) {
                    while (rows.next()) {
                        columns.add(rows.getString("COLUMN_NAME"));
                    }
                }
                List<String> key = new ArrayList<>();
                try (ResultSet rows = connection.getMetaData().getPrimaryKeys(null, "public", table)) {
                    Map<Short, String> ordered = new TreeMap<>();
                    while (rows.next()) {
                        ordered.put(rows.getShort("KEY_SEQ"), rows.getString("COLUMN_NAME"));
                    }
                    key.addAll(ordered.values());
                }
                String all = String.join(", ", columns);
                out.write(("copy " + table + " (" + all + ") from stdin\n").getBytes(StandardCharsets.UTF_8));
                connection.unwrap(PGConnection.class).getCopyAPI().copyOut("copy (select " + all + " from " + table + " order by " + (key.isEmpty() ? all : String.join(", ", key)) + ") to stdout", out);
                out.write("\\.\n".getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static OutputStream compressed(Path file) throws IOException {
        LZMA2Options options = new LZMA2Options(9);
        options.setDictSize(64 << 20);
        return new XZOutputStream(Files.newOutputStream(file), options);
    }

    private void migrations(String service, String name) throws IOException {
        copy(checkout.resolve(service).resolve("src/main/resources/db/migration"), target.resolve("migrations/" + name));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.write(to.resolve(file.getFileName()), Files.readAllBytes(file));
            }
        }
    }
}
