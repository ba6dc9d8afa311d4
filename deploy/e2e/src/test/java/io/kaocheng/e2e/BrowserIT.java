package io.kaocheng.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.local.Suite;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The page in a real browser: a person of the office logs in, reads the board and a score's
 * reasons, and sees a department's figure arrive.
 */
@ExtendWith(Running.class)
@TestInstance(Lifecycle.PER_CLASS)
class BrowserIT {

    private static final String REGION = "qinghe";
    private static final String UNIT = "edu-bureau";
    private static final String MONTH = "202501";

    private final Suite suite;
    private final Door office;
    private final Door bureau;
    private final List<JsonNode> seen = new ArrayList<>();

    BrowserIT(Suite suite) {
        this.suite = suite;
        this.office = Door.of(suite, "office-machine", REGION);
        this.bureau = Door.of(suite, "edu-system", REGION);
    }

    @BeforeAll
    void the_office_has_looked_at_the_page() throws Exception {
        define();
        Process browser = start();
        try (BufferedReader out = browser.inputReader(StandardCharsets.UTF_8)) {
            List<String> log = new ArrayList<>();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                log.add(line);
                if (!line.startsWith("{")) {
                    continue;
                }
                JsonNode step = Answer.parse(line);
                seen.add(step);
                if (step.path("step").asText().equals("watching")) {
                    office.must("/observations", observation(UNIT, "90").put("reason", "更正"));
                }
                if (step.path("step").asText().equals("waiting")) {
                    office.awaitConsumed("evaluation");
                    Door.of(suite, "operator-machine", REGION)
                            .must(
                                    "/runs",
                                    Door.object().put("kind", "official").put("reason", "年终"));
                }
            }
            assertThat(browser.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(browser.exitValue()).as(String.join("\n", log)).isZero();
        } finally {
            browser.descendants().forEach(ProcessHandle::destroyForcibly);
            browser.destroyForcibly();
        }
    }

    @Test
    void the_board_shows_the_unit_with_its_score_and_rank() {
        JsonNode board = step("board");
        assertThat(board.path("total").asText()).startsWith("50");
        assertThat(board.path("rank").asText()).isEqualTo("2");
        assertThat(board.path("user").asText()).isNotBlank();
    }

    @Test
    void nothing_of_the_board_is_cut_off_on_a_laptop_in_either_language() {
        List<JsonNode> fits =
                seen.stream().filter(s -> s.path("step").asText().equals("fits")).toList();
        assertThat(fits).hasSize(2);
        assertThat(fits).allSatisfy(one -> assertThat(one.path("inside").asBoolean()).isTrue());
    }

    @Test
    void no_page_is_wider_than_a_phone_in_either_language() {
        List<JsonNode> narrow =
                seen.stream().filter(s -> s.path("step").asText().equals("narrow")).toList();
        assertThat(narrow).hasSizeGreaterThan(60);
        assertThat(narrow)
                .allSatisfy(
                        one -> {
                            assertThat(one.path("wide").isArray()).isTrue();
                            assertThat(one.path("wide")).isEmpty();
                        });
    }

    @Test
    void controls_take_at_most_a_third_of_a_phones_first_screen() {
        List<JsonNode> room =
                seen.stream().filter(s -> s.path("step").asText().equals("room")).toList();
        assertThat(room).hasSize(2);
        assertThat(room)
                .allSatisfy(
                        one ->
                                assertThat(one.path("taken").asDouble())
                                        .isLessThanOrEqualTo(1.0 / 3));
    }

    @Test
    void the_reasons_of_a_score_open_down_to_its_parts() {
        JsonNode reasons = step("reasons");
        assertThat(reasons.path("total").asText()).startsWith("50");
        assertThat(reasons.path("kinds").valueStream().map(JsonNode::asText))
                .contains("published", "block", "indicator");
    }

    @Test
    void a_figure_that_is_pushed_changes_the_page_without_loading_it_again() {
        JsonNode changed = step("changed");
        assertThat(changed.path("total").asText()).startsWith("90");
        assertThat(changed.path("drawer").asText()).startsWith("90");
        assertThat(changed.path("reloaded").asBoolean(true)).isFalse();
    }

    @Test
    void seven_tabs_of_a_browser_share_one_stream_which_another_reads_on_when_its_reader_leaves() {
        assertThat(step("tabs").path("tabs").asInt()).isEqualTo(7);
        // The first tab's, from before they were counted.
        assertThat(step("tabs").path("streams").asInt()).isZero();
        assertThat(step("passed-on").path("streams").asInt()).isEqualTo(1);
    }

    @Test
    void everybody_can_use_the_page_as_far_as_axe_can_tell() {
        List<JsonNode> looks =
                seen.stream().filter(s -> s.path("step").asText().equals("looked")).toList();
        assertThat(looks).hasSize(11);
        assertThat(looks).allSatisfy(look -> assertThat(look.path("violations")).isEmpty());
    }

    @Test
    void chinese_is_typed_into_every_field_that_is_kept_in_the_address() {
        List<JsonNode> typed =
                seen.stream().filter(s -> s.path("step").asText().equals("typed")).toList();
        assertThat(typed.stream().map(field -> field.path("where").asText()))
                .containsExactly("plain", "board", "list");
        assertThat(typed)
                .allSatisfy(
                        field -> {
                            assertThat(field.path("whole").asText()).isEqualTo("教育");
                            assertThat(field.path("between").asText()).isEqualTo("甲乙xy丙");
                            assertThat(field.path("kept").asText()).isEqualTo("甲乙xy丙");
                        });
    }

    @Test
    void who_logs_out_is_nobody_by_the_old_cookie_and_other_tabs_are_no_longer_live() {
        JsonNode left = step("left");
        assertThat(left.path("known").asInt()).isEqualTo(200);
        assertThat(left.path("after").asInt()).isEqualTo(401);
    }

    @Test
    void the_office_approves_what_an_operator_ran() {
        JsonNode approved = step("approved");
        assertThat(office.read("/runs/" + approved.path("run").asText()).path("state").asText())
                .isEqualTo("approved");
    }

    @Test
    void nothing_breaks_on_the_way_and_nothing_the_page_needs_is_forbidden_to_it() {
        assertThat(seen).noneMatch(s -> s.path("step").asText().equals("broken"));
    }

    private JsonNode step(String name) {
        return seen.stream()
                .filter(s -> s.path("step").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Process start() throws IOException {
        Path checkout = Running.checkout();
        Path modules = checkout.resolve("gateway/src/main/webui");
        if (!Files.isDirectory(modules.resolve("node_modules/playwright-core"))) {
            throw new IllegalStateException(
                    "playwright-core is missing: build the gateway with its web UI first");
        }
        ProcessBuilder node =
                new ProcessBuilder(
                                "node", checkout.resolve("deploy/e2e/browser/page.mjs").toString())
                        .redirectErrorStream(true);
        node.environment()
                .putAll(
                        Map.of(
                                "BASE", suite.gateway().toString(),
                                "CHROMIUM", chromium(),
                                "PASSWORD", suite.password("office"),
                                "REGION", REGION,
                                "UNIT", UNIT,
                                "WEBUI", modules.toString()));
        return node.start();
    }

    private static String chromium() {
        String named = System.getenv("CHROMIUM");
        return Stream.concat(
                        Stream.ofNullable(named),
                        Stream.of(
                                "/usr/bin/chromium-headless-shell",
                                "/usr/bin/chromium",
                                "/usr/bin/chromium-browser",
                                "/usr/bin/google-chrome"))
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "no Chromium here; ./kaocheng test installs it as root, or name one in CHROMIUM"));
    }

    private void define() {
        Door.of(suite, "admin-machine", REGION)
                .must(
                        "/api/v1/regions",
                        Door.object()
                                .put("region", REGION)
                                .put("name", "青河县")
                                .put("timeZone", "Asia/Shanghai"));
        office.must("/classes", Door.object().put("unitClass", "department").put("name", "县直部门"));
        Map<String, String> units = new LinkedHashMap<>();
        units.put(UNIT, "县教育局");
        units.put("health-bureau", "县卫生健康局");
        units.forEach(
                (unit, name) ->
                        office.must(
                                "/units",
                                Door.object()
                                        .put("unit", unit)
                                        .put("name", name)
                                        .put("kind", "department")
                                        .put("unitClass", "department")
                                        .put("from", "2025-01-01")));
        office.must(
                "/cycles",
                Door.object().put("cycle", "2025").put("name", "2025年度").put("period", "2025"));
        ObjectNode goal =
                Door.object()
                        .put("goal", "enrolment")
                        .put("title", "适龄儿童入学率达到95%")
                        .put("cycle", "2025")
                        .put("owner", UNIT)
                        .put("horizon", "annual")
                        .put("basis", "政府工作报告")
                        .put("weight", "100")
                        .put("due", "2025-12-15");
        goal.putArray("measures")
                .addObject()
                .put("indicator", "enrolment-rate")
                .put("period", "2025")
                .put("value", "95");
        goal.putArray("milestones")
                .addObject()
                .put("milestone", "survey")
                .put("title", "完成适龄儿童摸底")
                .put("due", "2025-03-31")
                .put("deliverable", "摸底台账");
        office.must("/goals", goal);
        office.awaitConsumed("indicators");
        office.must(
                "/indicators",
                Door.object()
                        .put("indicator", "enrolment-rate")
                        .put("name", "入学率")
                        .put("dimension", "output")
                        .put("layer", "meso")
                        .put("nature", "quantitative")
                        .put("unitOfMeasure", "%")
                        .put("definition", "适龄儿童入学率"));
        ObjectNode version =
                Door.object()
                        .put("effectiveFrom", "202501")
                        .put("direction", "up")
                        .put("frequency", "month")
                        .put("accumulation", "last");
        version.putObject("rule").put("rule", "completion");
        Door approver = Door.of(suite, "approver-machine", REGION);
        String versions = "/indicators/enrolment-rate/versions";
        office.enact(approver, versions, versions, version);
        ObjectNode scheme =
                Door.object()
                        .put("scheme", "department-2025")
                        .put("cycle", "2025")
                        .put("unitClass", "department");
        scheme.putArray("periods").add("month");
        scheme.putObject("tree")
                .put("kind", "block")
                .put("code", "total")
                .put("name", "总分")
                .putArray("children")
                .addObject()
                .put("kind", "block")
                .put("code", "output")
                .put("name", "产出")
                .put("weight", "100")
                .putArray("children")
                .addObject()
                .put("kind", "indicator")
                .put("indicator", "enrolment-rate")
                .put("weight", "100")
                .putObject("light")
                .put("on", "achievement")
                .put("green", "0.9")
                .put("red", "0.6");
        office.enact(approver, "/schemes", "/schemes/department-2025/versions", scheme);
        office.must(
                "/targets",
                Door.object()
                        .put("unitClass", "department")
                        .put("indicator", "enrolment-rate")
                        .put("period", MONTH)
                        .put("value", "100"));
        office.awaitConsumed("monitoring");
        bureau.must("/observations", observation(UNIT, "50"));
        Door.of(suite, "health-system", REGION)
                .must("/observations", observation("health-bureau", "80"));
        office.awaitConsumed("evaluation");
    }

    private static ObjectNode observation(String unit, String value) {
        return Door.object()
                .put("unit", unit)
                .put("indicator", "enrolment-rate")
                .put("period", MONTH)
                .put("value", value);
    }
}
