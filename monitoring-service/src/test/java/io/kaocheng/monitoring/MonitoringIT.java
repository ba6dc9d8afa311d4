package io.kaocheng.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.goals.CycleEvent.CycleClosed;
import io.kaocheng.contracts.goals.CycleEvent.CycleOpened;
import io.kaocheng.contracts.goals.RegionEvent.RegionOpened;
import io.kaocheng.contracts.goals.UnitEvent.UnitAbolished;
import io.kaocheng.contracts.goals.UnitEvent.UnitMoved;
import io.kaocheng.contracts.goals.UnitEvent.UnitRegistered;
import io.kaocheng.contracts.indicators.IndicatorEvent.VersionEnacted;
import io.kaocheng.contracts.scores.ScoresEvent.LightChanged;
import io.kaocheng.journal.Reference;
import io.kaocheng.monitoring.observation.SubmissionRules;
import io.kaocheng.monitoring.react.StoredRules;
import io.kaocheng.policy.Role;
import io.kaocheng.testkit.ApiDescriptions;
import io.kaocheng.testkit.BodySweep;
import io.kaocheng.testkit.ParameterSweep;
import io.kaocheng.testkit.Person;
import io.kaocheng.testkit.RefusalSweep;
import io.kaocheng.testkit.Servers;
import io.kaocheng.testkit.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.lang.reflect.Proxy;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

import javax.sql.DataSource;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class MonitoringIT {

    private static int count;

    @Inject DataSource source;
    @Inject StoredRules rules;

    private final Code code = Code.of("region-" + ++count);
    private final String region = "/api/v1/regions/" + code;
    private final Topics topics = new Topics(code);
    private final Person department =
            Person.of(Role.DEPARTMENT, "dept", code).forUnits("east", "west", "gone", "nobody");
    private final Person office = Person.of(Role.OFFICE, "li", code);
    private final Person reviewer = Person.of(Role.REVIEWER, "sun", code);
    private final Person leader = Person.of(Role.LEADER, "zhou", code).forUnits();

    @BeforeEach
    void what_the_other_services_said() throws Exception {
        LocalDate day = LocalDate.of(2024, 1, 1);
        topics.record(
                List.of(
                        new RegionOpened(code, "县", "Asia/Shanghai"),
                        new CycleOpened(Code.of("2025"), "2025", Period.ofYear(2025)),
                        new CycleOpened(Code.of("2024"), "2024", Period.ofYear(2024)),
                        new CycleClosed(Code.of("2024"), "结束"),
                        new CycleOpened(Code.of("2999"), "2999", Period.ofYear(2999)),
                        new UnitRegistered(Code.of("east"), "东镇", "township", null, day),
                        new UnitRegistered(Code.of("west"), "西镇", "township", null, day),
                        new UnitRegistered(Code.of("gone"), "旧镇", "township", null, day),
                        new UnitAbolished(Code.of("gone"), LocalDate.of(2025, 1, 1), "撤并"),
                        new VersionEnacted(
                                Code.of("level"),
                                1,
                                Period.ofYear(2024),
                                ContractJson.mapper().readTree("{\"frequency\":\"month\"}"),
                                "0".repeat(64))));
        await("goals", 9);
        await("indicators", 1);
    }

    @Test
    void a_value_is_taken_once_and_corrected_with_a_reason() {
        post("{'unit':'east','indicator':'level','period':'202501','value':'85.0'}")
                .statusCode(201);
        post("{'unit':'east','indicator':'level','period':'202501','value':'85'}")
                .statusCode(200)
                .body("outcome", is("unchanged"));
        post("{'unit':'east','indicator':'level','period':'202501','value':'86'}")
                .statusCode(409)
                .body("type", is("urn:problem:reason-required"))
                .body("errors[0].pointer", is("/reason"));
        post("{'unit':'east','indicator':'level','period':'202501','value':'86','reason':'复核'}")
                .statusCode(201);
        get("/observations?unit=east")
                .body("items.value", contains("86"))
                .body("items.state", contains("submitted"))
                .body("items.remark", contains("复核"));
    }

    @Test
    void what_was_parked_and_is_taken_in_after_all_is_known_to_the_next_submission()
            throws Exception {
        topics.recordUnreadable(
                new UnitRegistered(
                        Code.of("nobody"), "新镇", "township", null, LocalDate.of(2024, 1, 1)));
        await("goals", 10);
        String figure = "{'unit':'nobody','indicator':'level','period':'202501','value':'1'}";
        refused(figure, "unknown-unit", "/unit");
        // As if this build read it now; no checkpoint moves when it is taken in.
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            execute(
                    connection,
                    "create temporary table mended on commit drop as select * from parked where region = ?");
            execute(connection, "delete from parked where region = ?");
            execute(
                    connection,
                    "update mended set document = replace(document, '.v99\"', '.v1\"') where region = ?");
            execute(connection, "insert into parked select * from mended where region = ?");
            connection.commit();
        }
        Person.of(Role.OPERATOR, "op", code)
                .asks()
                .post(region + "/parked/monitoring/retry")
                .then()
                .statusCode(200)
                .body("processed", is(1));
        post(figure).statusCode(201);
    }

    /** What is taken in between the question for the revision and that for the rules. */
    @Test
    void a_definition_that_names_no_frequency_is_parked_and_not_treated_as_a_yearly_one()
            throws Exception {
        topics.record(
                List.of(
                        new VersionEnacted(
                                Code.of("vague"),
                                1,
                                Period.ofYear(2024),
                                ContractJson.mapper().readTree("{}"),
                                "0".repeat(64))));
        await("indicators", 2);
        Person.of(Role.OPERATOR, "ops", code)
                .asks()
                .get(region + "/parked/monitoring")
                .then()
                .body("parked.stream", contains("indicator/vague"))
                .body("parked.reason", contains(containsString("frequency")));
    }

    @Test
    void the_position_that_is_told_is_the_one_that_was_relied_on() throws Exception {
        post("{'unit':'east','indicator':'level','period':'202503','value':'1'}").statusCode(201);
        try (Connection connection = source.getConnection()) {
            execute(connection, "delete from known_revision where region = ?");
        }
        try (Connection connection = source.getConnection()) {
            AtomicInteger statements = new AtomicInteger();
            Connection watched =
                    (Connection)
                            Proxy.newProxyInstance(
                                    Connection.class.getClassLoader(),
                                    new Class<?>[] {Connection.class},
                                    (_, method, arguments) -> {
                                        if (method.getName().equals("prepareStatement")
                                                && statements.incrementAndGet() == 2) {
                                            takeIn("nobody");
                                        }
                                        return method.invoke(connection, arguments);
                                    });
            Reference.FactsAsOf<SubmissionRules> known = rules.read(watched, code);
            assertThat(known.facts().hasUnit(Code.of("nobody"), Period.ofYear(2025))).isTrue();
            assertThat(known.upTo()).containsEntry(Journal.GOALS, 10L);
        }
    }

    /** What the inbox does with an entry of the goals journal, in one transaction. */
    private void takeIn(String unit) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            execute(
                    connection,
                    "insert into known_unit (region, unit, from_date) values (?, '%s', '2024-01-01')"
                            .formatted(unit));
            execute(
                    connection,
                    "insert into known_revision (region, revision) values (?, gen_random_uuid())");
            execute(
                    connection,
                    "update checkpoint set position = 10 where region = ? and subscriber = 'submission-rules' and journal = 'goals'");
            connection.commit();
        }
    }

    private void execute(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, code.value());
            statement.executeUpdate();
        }
    }

    @Test
    void nothing_that_was_sent_is_called_unchanged_unless_it_is_what_is_kept() {
        String row = "'unit':'east','indicator':'level','period':'202501','value':'64'";
        post("{" + row + ",'source':'快报','note':'初步'}").statusCode(201);
        reviewer.asks()
                .header("If-Match", "*")
                .body("")
                .post(region + "/observations/east/level/202501/approval")
                .then()
                .statusCode(201);
        post("{" + row + ",'source':'月报'}").statusCode(201).body("outcome", is("recorded"));
        post("{" + row + ",'source':'月报','note':'正式','reason':'核定'}").statusCode(201);
        String csv = "unit,indicator,period,value,source,note\neast,level,202501,64,月报,核实后的正式数\n";
        batch("text/csv", csv.getBytes(StandardCharsets.UTF_8), "")
                .statusCode(200)
                .body("recorded", is(1));
        batch("text/csv", csv.getBytes(StandardCharsets.UTF_8), "")
                .statusCode(200)
                .body("unchanged", is(1));
        get("/observations?unit=east")
                .body("items.state", contains("approved"))
                .body("items.value", contains("64"))
                .body("items.source", contains("月报"))
                .body("items.note", contains("核实后的正式数"))
                .body("items.remark", contains("核定"));
        post("{'unit':'east','indicator':'level','period':'202502','noData':'not-due','source':'来文','note':'延期','reason':'季报未出'}")
                .statusCode(201);
        get("/observations?period=202502")
                .body("items.noData", contains("not-due"))
                .body("items.source", contains("来文"))
                .body("items.note", contains("延期"))
                .body("items.remark", contains("季报未出"));
    }

    private static final String ROW = "'unit':'east','indicator':'level','period':'202501'";

    private ValidatableResponse decide(Person person, String request, String act, String body) {
        return person.asks()
                .body(body.replace('\'', '"'))
                .post(region + "/monitoring/requests/" + request + "/" + act)
                .then();
    }

    private String requested(String body) {
        return post(body)
                .statusCode(202)
                .body("outcome", is("requested"))
                .body("entries.size()", is(1))
                .extract()
                .path("request");
    }

    private ValidatableResponse requests(Person person, String query) {
        return read(person, "/monitoring/requests" + query).statusCode(200);
    }

    private void approve(String path) {
        reviewer.asks()
                .header("If-Match", "*")
                .body("")
                .post(region + "/observations/" + path + "/approval")
                .then()
                .statusCode(201);
    }

    @Test
    void a_units_declaration_takes_no_weight_off_until_another_person_grants_it() {
        String body = "{" + ROW + ",'noData':'not-applicable','reason':'无此项业务'}";
        String request = requested(body);
        post(body).statusCode(202).body("entries", is(List.of())).body("request", is(request));
        get("/observations").body("items", is(List.of()));
        requests(leader, "?state=pending&kind=no-data&unit=east")
                .body("items.request", contains(request))
                .body("items.content.noData", contains("not-applicable"))
                .body("items.reason", contains("无此项业务"))
                .body("items.by", contains("dept"));
        requests(leader, "?state=granted").body("items", is(List.of()));
        requests(leader, "?kind=correction").body("items", is(List.of()));
        requests(leader, "?unit=west").body("items", is(List.of()));

        Person own = Person.of(Role.OFFICE, "zhao", code).forUnits("east");
        decide(own, request, "grant", "")
                .statusCode(409)
                .body("type", is("urn:problem:approver-is-concerned"));
        Person elsewhere = Person.of(Role.REVIEWER, "wu", code).forUnits("west");
        decide(elsewhere, request, "grant", "")
                .statusCode(403)
                .body("type", is("urn:problem:foreign-unit"));
        decide(department, request, "grant", "")
                .statusCode(403)
                .body("type", is("urn:problem:missing-role"));
        decide(reviewer, request, "grant", "").statusCode(201).body("entries.size()", is(3));
        decide(reviewer, request, "grant", "").statusCode(200).body("outcome", is("unchanged"));
        get("/observations")
                .body("items.state", contains("no-data"))
                .body("items.noData", contains("not-applicable"))
                .body("items.remark", contains("无此项业务"));
        requests(leader, "?state=granted")
                .body("items.request", contains(request))
                .body("items.decider", contains("sun"));
        requests(leader, "?state=pending").body("items", is(List.of()));
    }

    @Test
    void who_is_in_charge_of_the_unit_above_reviews_from_the_day_the_unit_stands_below_it()
            throws Exception {
        Person above = Person.of(Role.REVIEWER, "wu", code).forUnits("county");
        post("{" + ROW + ",'value':'85'}").statusCode(201);
        String approval = region + "/observations/east/level/202501/approval";
        above.asks()
                .header("If-Match", "*")
                .body("")
                .post(approval)
                .then()
                .statusCode(403)
                .body("type", is("urn:problem:foreign-unit"));
        LocalDate day = LocalDate.of(2024, 1, 1);
        topics.record(
                List.of(
                        new UnitRegistered(Code.of("county"), "县", "county", null, day),
                        new UnitMoved(Code.of("east"), Code.of("county"), day, "归属调整"),
                        new UnitMoved(
                                Code.of("west"),
                                Code.of("county"),
                                LocalDate.of(2999, 1, 1),
                                "归属调整")));
        await("goals", 12);
        above.asks().header("If-Match", "*").body("").post(approval).then().statusCode(201);
        String request =
                requested("{" + ROW.replace("east", "west") + ",'noData':'blocked','reason':'升级'}");
        decide(above, request, "grant", "")
                .statusCode(403)
                .body("type", is("urn:problem:foreign-unit"));
        String own =
                requested(
                        "{"
                                + ROW.replace("202501", "202502")
                                + ",'noData':'blocked','reason':'升级'}");
        decide(above, own, "denial", "{'reason':'依据不足'}").statusCode(201);
    }

    @Test
    void the_office_declares_at_once_and_what_counts_nothing_needs_nobody() {
        send(office, ("{" + ROW + ",'noData':'blocked'}").replace('\'', '"')).statusCode(201);
        get("/observations").body("items.noData", contains("blocked"));
        post("{'unit':'west','indicator':'level','period':'202501','noData':'not-sent'}")
                .statusCode(201);
    }

    @Test
    void a_figure_that_moved_on_is_not_changed_by_an_old_grant() {
        String request = requested("{" + ROW + ",'noData':'blocked','reason':'系统升级'}");
        post("{" + ROW + ",'value':'85'}").statusCode(201);
        decide(reviewer, request, "grant", "")
                .statusCode(412)
                .body("type", is("urn:problem:stale-version"));
        get("/observations").body("items.value", contains("85"));
        requests(leader, "?state=pending").body("items.request", contains(request));
        decide(reviewer, request, "denial", "{'reason':'已报送数值'}").statusCode(201);
        requests(leader, "?state=denied").body("items.remark", contains("已报送数值"));
    }

    @Test
    void a_correction_beyond_the_limits_is_requested_and_leaves_what_was_valid() {
        post("{" + ROW + ",'value':'85'}").statusCode(201);
        post("{" + ROW + ",'value':'90','reason':'核实'}").statusCode(201);
        String far = requested("{" + ROW + ",'value':'110','reason':'核实'}");
        get("/observations").body("items.value", contains("90"));
        decide(reviewer, far, "grant", "").statusCode(201).body("entries.size()", is(2));
        get("/observations")
                .body("items.value", contains("110"))
                .body("items.state", contains("submitted"));
        approve("east/level/202501");
        String approved = requested("{" + ROW + ",'value':'111','reason':'再核实'}");
        get("/observations")
                .body("items.value", contains("110"))
                .body("items.state", contains("approved"));
        decide(reviewer, approved, "grant", "").statusCode(201).body("entries.size()", is(3));
        get("/observations")
                .body("items.value", contains("111"))
                .body("items.state", contains("approved"));
        String back = requested("{" + ROW + ",'value':'110','reason':'恢复'}");
        decide(reviewer, back, "grant", "").statusCode(201).body("entries.size()", is(4));
        get("/observations")
                .body("items.value", contains("110"))
                .body("items.state", contains("approved"))
                .body("items.repeats", contains(3));
    }

    @Test
    void an_approved_figure_is_withdrawn_by_another_persons_grant() {
        post("{" + ROW + ",'value':'20'}").statusCode(201);
        approve("east/level/202501");
        String path = region + "/observations/east/level/202501/withdrawal";
        String request =
                department
                        .asks()
                        .body("{\"reason\":\"重复报送\"}")
                        .post(path)
                        .then()
                        .statusCode(202)
                        .body("outcome", is("requested"))
                        .extract()
                        .path("request");
        get("/observations").body("items.state", contains("approved"));
        Person other = Person.of(Role.DEPARTMENT, "qian", code).forUnits("east");
        decide(other, request, "withdrawal", "")
                .statusCode(409)
                .body("type", is("urn:problem:wrong-state"));
        decide(department, request, "withdrawal", "").statusCode(201);
        requests(leader, "?state=withdrawn").body("items.request", contains(request));
        department.asks().body("{\"reason\":\"重复报送\"}").post(path).then().statusCode(202);
        decide(reviewer, request, "grant", "").statusCode(201);
        get("/observations").body("items.state", contains("withdrawn"));
    }

    @Test
    void rows_of_a_batch_that_become_requests_are_counted_beside_the_others() {
        post("{" + ROW + ",'value':'85'}").statusCode(201);
        String csv =
                "unit,indicator,period,value,noData,reason\n"
                        + "east,level,202501,85,,\n"
                        + "east,level,202502,,blocked,系统升级\n"
                        + "east,level,202503,70,,\n"
                        + "east,nothing,202503,70,,\n";
        batch("text/csv", csv.getBytes(StandardCharsets.UTF_8), "?mode=partial")
                .body("outcome", is("partly"))
                .body("recorded", is(1))
                .body("unchanged", is(1))
                .body("requested", is(1))
                .body("rejected", is(1))
                .body("requests.row", contains(2))
                .body("entries.size()", is(2));
        String only = "unit,indicator,period,noData\neast,level,202504,not-applicable\n";
        for (String query : List.of("?dryRun=true", "", "")) {
            batch("text/csv", only.getBytes(StandardCharsets.UTF_8), query)
                    .statusCode(200)
                    .body("outcome", is(query.isEmpty() ? "requested" : "dry-run"))
                    .body("requested", is(1))
                    .body("recorded", is(0));
        }
        requests(leader, "?unit=east").body("items.period", contains("202502", "202504"));
    }

    private ValidatableResponse ask(Person person, String body) {
        return person.asks()
                .body(body.replace('\'', '"'))
                .post(region + "/monitoring/requests")
                .then();
    }

    @Test
    void whoever_wants_a_second_person_asks_for_one() {
        post("{" + ROW + ",'value':'85'}").statusCode(201);
        ask(department, "{'kind':'correction'," + ROW + ",'value':'86','reason':'核实'}")
                .statusCode(202)
                .body("outcome", is("requested"));
        ask(office, "{'kind':'withdrawal'," + ROW + ",'reason':'重复报送'}").statusCode(202);
        get("/observations").body("items.value", contains("85"));
        ask(department, "{'kind':'withdrawal'," + ROW + "}")
                .statusCode(400)
                .body("errors.pointer", contains("/reason"));
        ask(department, "{'kind':'no-data'," + ROW + ",'value':'1','reason':'x'}")
                .statusCode(400)
                .body("errors.pointer", contains("/noData", "/value"));
        ask(department, "{'kind':'correction'," + ROW + ",'numerator':'1','reason':'x'}")
                .statusCode(400)
                .body("errors.pointer", contains("/denominator"));
        ask(
                        department,
                        "{'kind':'withdrawal','unit':'west','indicator':'level','period':'202501','reason':'x'}")
                .statusCode(409)
                .body("type", is("urn:problem:wrong-state"));
        ask(
                        Person.of(Role.DEPARTMENT, "zhao", code).forUnits("west"),
                        "{'kind':'withdrawal'," + ROW + ",'reason':'x'}")
                .statusCode(403)
                .body("type", is("urn:problem:foreign-unit"));
    }

    @Test
    void a_department_reads_the_requests_of_its_own_units() {
        requested("{" + ROW + ",'noData':'blocked'}");
        Person east = Person.of(Role.DEPARTMENT, "zhao", code).forUnits("east");
        Person west = Person.of(Role.SUBMISSIONS_WRITE, "push", code).forUnits("west");
        requests(east, "").body("items.unit", contains("east"));
        requests(west, "").body("items", is(List.of()));
        read(west, "/monitoring/requests?unit=east").statusCode(403);
        read(leader, "/monitoring/requests?state=lost").statusCode(400);
    }

    @Test
    void a_request_that_is_not_there_is_not_decided() {
        for (String act : List.of("grant", "withdrawal")) {
            decide(office, "nothing", act, "")
                    .statusCode(404)
                    .body("type", is("urn:problem:not-found"));
        }
        decide(office, "nothing", "denial", "{'reason':'x'}").statusCode(404);
    }

    @Test
    void an_older_correction_that_comes_late_is_stale_or_marked() {
        post("{" + ROW + ",'value':'80'}").statusCode(201);
        String older = "{" + ROW + ",'value':'85','reason':'核实','supersedes':'80'}";
        post(older).statusCode(201);
        post("{" + ROW + ",'value':'90','reason':'再核实','supersedes':'85'}").statusCode(201);
        post(older)
                .statusCode(409)
                .body("type", is("urn:problem:stale-value"))
                .body("errors[0].pointer", is("/supersedes"));
        get("/observations")
                .body("items.value", contains("90"))
                .body("items[0].repeats", is((Object) null));
        post(older.replace(",'supersedes':'80'", ""))
                .statusCode(201)
                .body("outcome", is("recorded"))
                .body("repeats", is(2));
        get("/observations").body("items.value", contains("85")).body("items.repeats", contains(2));
        post("{" + ROW + ",'value':'86','reason':'核实','supersedes':'8.50e1'}").statusCode(201);
        post("{" + ROW + ",'value':'85','reason':'核实','supersedes':'86.0'}").statusCode(201);
        byte[] rows =
                ("unit,indicator,period,value,reason,supersedes\n"
                                + "east,level,202501,90,更正,\n"
                                + "east,level,202502,1,更正,2\n")
                        .getBytes(StandardCharsets.UTF_8);
        batch("text/csv", rows, "?mode=partial")
                .body("repeating.row", contains(1))
                .body("repeating.repeats", contains(3))
                .body("errors.code", contains("stale-value"))
                .body("errors.column", contains("supersedes"));
        for (String wrong : List.of("x", "1/", "1/0", "1e999", "")) {
            refused(
                    "{" + ROW + ",'value':'1','supersedes':'" + wrong + "'}",
                    "wrong-form",
                    "/supersedes");
        }
    }

    @Test
    void a_declaration_states_no_reporting_day() {
        refused(
                "{'unit':'east','indicator':'level','period':'202501','noData':'not-due','reportedOn':'2025-02-01'}",
                "not-with-no-data",
                "/reportedOn");
    }

    @Test
    void only_the_office_says_that_a_figure_was_reported_on_another_day_than_today() {
        String today = LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
        String figure =
                "{'unit':'east','indicator':'level','period':'%s','value':'1','reportedOn':'%s'}"
                        .replace('\'', '"');
        Person system = Person.of(Role.SUBMISSIONS_WRITE, "push", code).forUnits("east");
        for (Person sender : List.of(department, system)) {
            send(sender, figure.formatted("202501", "2025-01-20"))
                    .statusCode(403)
                    .body("type", is("urn:problem:missing-role"))
                    .body("errors[0].pointer", is("/reportedOn"));
        }
        batch(
                        "text/csv",
                        "unit,indicator,period,value,reportedOn\neast,level,202501,1,2025-01-20\n"
                                .getBytes(StandardCharsets.UTF_8),
                        "")
                .statusCode(422)
                .body("errors.code", contains("missing-role"))
                .body("errors.column", contains("reportedOn"));
        send(department, figure.formatted("202501", today)).statusCode(201);
        send(office, figure.formatted("202502", "2019-01-01"))
                .statusCode(400)
                .body("errors[0].pointer", is("/reportedOn"));
        send(office, figure.formatted("202502", "2025-03-01")).statusCode(201);
        send(office, figure.formatted("202502", "2025-03-02").replace("}", ",\"reason\":\"复核\"}"))
                .statusCode(400)
                .body("errors[0].pointer", is("/reportedOn"));
    }

    @Test
    void a_figure_is_read_with_the_day_that_counts() {
        String today = LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
        post("{'unit':'east','indicator':'level','period':'202501','value':'85'}").statusCode(201);
        send(
                        office,
                        "{\"unit\":\"east\",\"indicator\":\"level\",\"period\":\"202502\",\"value\":\"85\",\"reportedOn\":\"2025-03-01\"}")
                .statusCode(201);
        post("{'unit':'east','indicator':'level','period':'202503','noData':'not-due'}")
                .statusCode(201);
        get("/observations?unit=east")
                .body("items.reportedOn", contains(today, "2025-03-01", null))
                .body("items.late", contains(true, false, false));
        send(
                        office,
                        "{\"unit\":\"east\",\"indicator\":\"level\",\"period\":\"202502\",\"value\":\"86\",\"reason\":\"复核\"}")
                .statusCode(201);
        get("/observations?period=202502")
                .body("items.value", contains("86"))
                .body("items.reportedOn", contains("2025-03-01"))
                .body("items.late", contains(false));
    }

    @Test
    void another_person_approves_or_sends_back() {
        office.asks()
                .body(
                        "{'unit':'east','indicator':'level','period':'202502','numerator':'17','denominator':'20'}"
                                .replace('\'', '"'))
                .post(region + "/observations")
                .then()
                .statusCode(201);
        String path = region + "/observations/east/level/202502";
        office.asks()
                .header("If-Match", "\"1\"")
                .body("")
                .post(path + "/approval")
                .then()
                .statusCode(409)
                .body("type", is("urn:problem:approver-is-author"));
        judged("1", "", path + "/approval").statusCode(201);
        judged("2", "{\"reason\":\"缺少佐证\"}", path + "/return").statusCode(201);
        get("/observations?period=202502")
                .body("items.state", contains("returned"))
                .body("items.numerator", contains("17"));
        office.asks().body("{\"reason\":\"报错\"}").post(path + "/withdrawal").then().statusCode(201);
        get("/observations?state=withdrawn").body("items.period", contains("202502"));
    }

    private ValidatableResponse judged(String version, String body, String path) {
        return reviewer.asks().header("If-Match", '"' + version + '"').body(body).post(path).then();
    }

    @Test
    void a_figure_is_judged_as_it_was_read_and_not_as_it_was_corrected_meanwhile() {
        String figure = "{'unit':'east','indicator':'level','period':'202503','value':'%s'%s}";
        String path = region + "/observations/east/level/202503";
        office.asks()
                .body(figure.formatted("80", "").replace('\'', '"'))
                .post(region + "/observations")
                .then()
                .statusCode(201);
        int read = get("/observations?period=202503").extract().path("items[0].version");
        office.asks()
                .body(figure.formatted("95", ",'reason':'复核'").replace('\'', '"'))
                .post(region + "/observations")
                .then()
                .statusCode(201);
        for (String act : List.of("approval", "return")) {
            String body = act.equals("return") ? "{\"reason\":\"缺少佐证\"}" : "";
            reviewer.asks()
                    .body(body)
                    .post(path + "/" + act)
                    .then()
                    .statusCode(428)
                    .body("type", is("urn:problem:precondition-missing"));
            judged(String.valueOf(read), body, path + "/" + act)
                    .statusCode(412)
                    .body("type", is("urn:problem:stale-version"));
        }
        get("/observations?period=202503").body("items.state", contains("submitted"));
        judged(String.valueOf(read + 1), "", path + "/approval").statusCode(201);
    }

    @Test
    void what_cannot_be_is_refused_by_field() {
        refused(
                "{'unit':'nobody','indicator':'level','period':'202501','value':'1'}",
                "unknown-unit",
                "/unit");
        refused(
                "{'unit':'gone','indicator':'level','period':'202501','value':'1'}",
                "unknown-unit",
                "/unit");
        refused(
                "{'unit':'east','indicator':'nothing','period':'202501','value':'1'}",
                "unknown-indicator",
                "/indicator");
        refused(
                "{'unit':'east','indicator':'level','period':'2025Q1','value':'1'}",
                "wrong-frequency",
                "/period");
        refused(
                "{'unit':'east','indicator':'level','period':'202401','value':'1'}",
                "period-closed",
                "/period");
        refused(
                "{'unit':'east','indicator':'level','period':'299901','value':'1'}",
                "period-in-future",
                "/period");
        refused(
                "{'unit':'east','indicator':'level','period':'202501','value':1}",
                "wrong-type",
                "/value");
        refused(
                "{'unit':'east','indicator':'level','period':'202501','value':'1e999999999'}",
                "not-a-decimal",
                "/value");
        refused("{'unit':'east','indicator':'level','period':'202501'}", "one-of", "/value");
        refused(
                "{'unit':'east','indicator':'level','period':'202501','numerator':'1','denominator':'0'}",
                "out-of-range",
                "/denominator");
        refused(
                "{'unit':'east','indicator':'level','period':'202501','value':'1','noData':'blocked'}",
                "one-of",
                "/value");
        get("/observations").body("items", is(List.of()));
    }

    @Test
    void a_token_is_for_its_units_only() {
        Person.of(Role.SUBMISSIONS_WRITE, "d", code)
                .forUnits("east")
                .asks()
                .body(
                        "{\"unit\":\"west\",\"indicator\":\"level\",\"period\":\"202501\",\"value\":\"1\"}")
                .post(region + "/observations")
                .then()
                .statusCode(403)
                .body("type", is("urn:problem:foreign-unit"))
                .body("errors[0].pointer", is("/unit"));
    }

    @Test
    void a_department_reads_the_figures_of_its_own_units_and_a_leader_all() {
        post("{'unit':'east','indicator':'level','period':'202501','value':'85'}").statusCode(201);
        post("{'unit':'west','indicator':'level','period':'202501','value':'70'}").statusCode(201);
        Person east = Person.of(Role.DEPARTMENT, "zhao", code).forUnits("east");
        Person none = Person.of(Role.DEPARTMENT, "qian", code).forUnits();
        Person evaluator = Person.of(Role.EVALUATOR, "wu", code);
        read(east, "/observations").statusCode(200).body("items.unit", contains("east"));
        read(none, "/observations").statusCode(200).body("items", is(List.of()));
        read(leader, "/observations").statusCode(200).body("items.unit", contains("east", "west"));
        for (String path : List.of("/observations?unit=west", "/alerts?unit=west")) {
            read(east, path).statusCode(403).body("type", is("urn:problem:foreign-unit"));
            read(leader, path).statusCode(200);
        }
        read(evaluator, "/observations")
                .statusCode(403)
                .body("type", is("urn:problem:missing-role"));
    }

    private ValidatableResponse read(Person person, String path) {
        return person.asks().get(region + path).then();
    }

    @Test
    void an_atomic_batch_with_a_bad_row_stores_nothing_and_names_every_bad_cell() {
        String csv =
                "unit,indicator,period,value\neast,level,202503,1\nwest,level,202503,x\neast,nothing,202503,2\neast,level,202503,3\n";
        batch("text/csv", csv.getBytes(StandardCharsets.UTF_8), "")
                .statusCode(422)
                .body("type", is("urn:problem:rows-invalid"))
                .body("errors.row", contains(2, 3, 4))
                .body("errors.column", contains("value", "indicator", null))
                .body(
                        "errors.code",
                        contains("not-a-decimal", "unknown-indicator", "duplicate-row"));
        get("/observations").body("items", is(List.of()));
    }

    @Test
    void a_partial_batch_stores_the_good_rows_and_tells_the_bad_ones() {
        String ndjson =
                "{\"unit\":\"east\",\"indicator\":\"level\",\"period\":\"202504\",\"value\":\"1\"}\n\n"
                        + "{\"unit\":\"nobody\",\"indicator\":\"level\",\"period\":\"202504\",\"value\":\"1\"}\n";
        batch("application/x-ndjson", ndjson.getBytes(StandardCharsets.UTF_8), "?mode=partial")
                .statusCode(207)
                .body("outcome", is("partly"))
                .body("recorded", is(1))
                .body("rejected", is(1))
                .body("errors[0].row", is(2));
        batch("application/x-ndjson", ndjson.getBytes(StandardCharsets.UTF_8), "?mode=partial")
                .statusCode(207)
                .body("outcome", is("partly"))
                .body("recorded", is(0))
                .body("unchanged", is(1));
    }

    @Test
    void a_batch_of_which_no_row_was_taken_is_refused_in_every_form_and_mode() {
        Map<String, String> refused = Map.of("nobody", "level", "east", "none", "west", "other");
        String csv =
                "unit,indicator,period,value\n"
                        + refused.entrySet().stream()
                                .map(row -> row.getKey() + "," + row.getValue() + ",202504,1\n")
                                .collect(Collectors.joining());
        String ndjson =
                refused.entrySet().stream()
                        .map(
                                row ->
                                        "{\"unit\":\""
                                                + row.getKey()
                                                + "\",\"indicator\":\""
                                                + row.getValue()
                                                + "\",\"period\":\"202504\",\"value\":\"1\"}\n")
                        .collect(Collectors.joining());
        String json =
                "{\"observations\":[" + String.join(",", ndjson.strip().split("\n", -1)) + "]}";
        Map.of("text/csv", csv, "application/x-ndjson", ndjson, "application/json", json)
                .forEach(
                        (type, body) -> {
                            for (String mode : List.of("atomic", "partial")) {
                                for (String dry : List.of("false", "true")) {
                                    batch(
                                                    type,
                                                    body.getBytes(StandardCharsets.UTF_8),
                                                    "?mode=" + mode + "&dryRun=" + dry)
                                            .statusCode(422)
                                            .body("type", is("urn:problem:rows-invalid"))
                                            .body("errors.size()", is(3));
                                }
                            }
                        });
    }

    @Test
    void an_if_match_names_the_version_of_the_only_row_of_a_batch() {
        byte[] csv =
                "unit,indicator,period,value\neast,level,202509,1\n"
                        .getBytes(StandardCharsets.UTF_8);
        department
                .asks()
                .contentType("text/csv")
                .header("If-Match", "\"7\"")
                .body(csv)
                .post(region + "/observations/batches")
                .then()
                .statusCode(412)
                .body("type", is("urn:problem:stale-version"));
        department
                .asks()
                .contentType("text/csv")
                .header("If-Match", "\"0\"")
                .body(csv)
                .post(region + "/observations/batches")
                .then()
                .statusCode(200)
                .body("outcome", is("recorded"))
                .body("entries.size()", is(1));
    }

    @Test
    void a_parameter_that_is_none_of_its_values_is_refused_before_anything_is_read() {
        batch("application/json", "{".getBytes(StandardCharsets.UTF_8), "?mode=some&dryRun=maybe")
                .statusCode(400)
                .body("type", is("urn:problem:invalid-field"))
                .body("errors.pointer", contains("/mode", "/dryRun"));
        get("/observations?state=lost").statusCode(400).body("errors.pointer", contains("/state"));
        get("/alerts?light=blue").statusCode(400).body("errors.pointer", contains("/light"));
    }

    @Test
    void a_dry_run_tells_and_stores_nothing() {
        String json =
                "{\"observations\":[{\"unit\":\"east\",\"indicator\":\"level\",\"period\":\"202505\",\"value\":\"1\"}]}";
        batch("application/json", json.getBytes(StandardCharsets.UTF_8), "?dryRun=true")
                .statusCode(200)
                .body("outcome", is("dry-run"))
                .body("recorded", is(1));
        get("/observations").body("items", is(List.of()));
    }

    @Test
    void a_csv_is_read_in_the_encodings_spreadsheets_save() {
        String csv = "unit,indicator,period,value,note\neast,level,%s,1,初步统计数\n";
        byte[] bom = ("\uFEFF" + csv.formatted("202506")).getBytes(StandardCharsets.UTF_8);
        batch("text/csv", bom, "").statusCode(200);
        batch("text/csv", csv.formatted("202507").getBytes(Charset.forName("GB18030")), "")
                .statusCode(200);
        byte[] ambiguous =
                csv.formatted("202509").replace("初步统计数", "系统").getBytes(Charset.forName("GB18030"));
        batch("text/csv; charset=GB18030", ambiguous, "").statusCode(200);
        get("/observations").body("items.note", contains("初步统计数", "初步统计数", "系统"));
        batch("text/csv", csv.formatted("202508").getBytes(StandardCharsets.UTF_16LE), "")
                .statusCode(400)
                .body("type", is("urn:problem:unreadable-encoding"));
    }

    @Test
    void a_batch_that_is_too_long_is_refused() {
        String csv = "unit,indicator,period,value\n" + "east,level,202501,1\n".repeat(20_001);
        batch("text/csv", csv.getBytes(StandardCharsets.UTF_8), "")
                .statusCode(413)
                .body("type", is("urn:problem:body-too-large"));
    }

    @Test
    void a_light_that_changed_becomes_an_alert_that_names_its_cause() throws Exception {
        topics.record(
                List.of(
                        new LightChanged(
                                Code.of("east"),
                                Code.of("level"),
                                Period.parse("202501"),
                                "green",
                                "red",
                                Cut.parse("goals@9"))));
        await("scores", 1);
        get("/alerts?light=red")
                .body("items.unit", contains("east"))
                .body("items.from", contains("green"))
                .body("items.cause", contains("scores@1"));
        assertThat(get("/journals/monitoring/entries").statusCode(200).extract().asString())
                .contains("\"actor\":\"service:monitoring\"", "\"causationid\":");
    }

    @Test
    void the_api_is_as_described() throws Exception {
        ApiDescriptions.check("monitoring");
    }

    @Test
    void a_text_that_is_none_and_a_region_never_opened_are_refused_at_every_write()
            throws Exception {
        BodySweep.check("monitoring", Code.of("sweep"));
    }

    @Test
    void whatever_layer_refuses_the_answer_is_a_whole_problem_document() throws Exception {
        RefusalSweep.check(
                RestAssured.port, "/api/v1/regions/sweep/observations", Code.of("sweep"));
    }

    @Test
    void what_a_parameter_cannot_be_is_refused_by_its_name_on_every_path() throws Exception {
        ParameterSweep.check("monitoring", Code.of("sweep"));
    }

    private void refused(String body, String code, String pointer) {
        post(body)
                .body("errors.code", hasItem(code))
                .body("errors.pointer", hasItem(pointer))
                .body("type", is(ProblemCode.ofCode(code).orElse(ProblemCode.INVALID_FIELD).urn()));
    }

    private ValidatableResponse post(String body) {
        return send(department, body.replace('\'', '"'));
    }

    private ValidatableResponse send(Person sender, String body) {
        return sender.asks().body(body).post(region + "/observations").then();
    }

    private ValidatableResponse batch(String type, byte[] body, String query) {
        return department
                .asks(type)
                .body(body)
                .post(region + "/observations/batches" + query)
                .then();
    }

    private ValidatableResponse get(String path) {
        return leader.asks().get(region + path).then();
    }

    /** Asks until it has been applied; the test's own time limit ends it. */
    private void await(String journal, long position) {
        long received = 0;
        while (received < position) {
            Integer now = get("/positions/monitoring").extract().path("received." + journal);
            received = now == null ? 0 : now;
            LockSupport.parkNanos(20_000_000);
        }
        assertThat(received).isEqualTo(topics.head(Journal.parse(journal)));
    }
}
