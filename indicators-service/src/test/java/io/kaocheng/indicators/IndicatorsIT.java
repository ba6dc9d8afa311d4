package io.kaocheng.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.goals.CycleEvent.CycleOpened;
import io.kaocheng.contracts.goals.OwnListEvent;
import io.kaocheng.contracts.goals.OwnListEvent.OwnIndicatorsSet;
import io.kaocheng.contracts.goals.RegionEvent.RegionOpened;
import io.kaocheng.contracts.goals.UnitClassEvent.UnitClassDefined;
import io.kaocheng.policy.Role;
import io.kaocheng.shape.Shape;
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

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class IndicatorsIT {

    private static final String REGION = "/api/v1/regions/qinghe-indicators";
    private static final Code QINGHE = Code.of("qinghe-indicators");
    private static final Person AUTHOR = Person.of(Role.INDICATOR_AUTHOR, "chen", QINGHE);
    private static final Person APPROVER = Person.of(Role.INDICATOR_APPROVER, "wang", QINGHE);
    private static final Person OFFICE = Person.of(Role.OFFICE, "li", QINGHE);
    private static final String VERSION =
            "{'effectiveFrom':'2026','direction':'up','frequency':'month','rule':{'rule':'completion'}}";

    private static boolean known;

    /** What the goals journal says, once for all tests: they share the region. */
    @BeforeEach
    void what_the_other_services_said() throws Exception {
        if (known) {
            return;
        }
        known = true;
        List<Event> said = new ArrayList<>();
        said.add(new RegionOpened(QINGHE, "清河县", "Asia/Shanghai"));
        said.add(new CycleOpened(Code.of("2026"), "2026", Period.ofYear(2026)));
        for (String unitClass :
                List.of(
                        "way-2026",
                        "lot-a-2026",
                        "lot-b-2026",
                        "again-2026",
                        "hollow",
                        "hollow-2031",
                        "unbalanced",
                        "duties-2026",
                        "used-2026")) {
            said.add(new UnitClassDefined(Code.of(unitClass), unitClass));
        }
        said.add(
                new OwnIndicatorsSet(
                        Code.of("east"),
                        Code.of("duties-2026"),
                        Code.of("duties"),
                        Period.parse("202604"),
                        List.of(
                                new OwnListEvent.OwnListItem(
                                        Code.of("duty"), new BigDecimal("100"))),
                        "职能目标",
                        "wang",
                        Code.of("r-1")));
        new Topics(QINGHE).record(said);
        Integer received = null;
        while (received == null || received < said.size()) {
            LockSupport.parkNanos(20_000_000);
            received = get(REGION + "/positions/indicators").extract().path("received.goals");
        }
    }

    @Test
    void nothing_is_proposed_or_drafted_for_what_is_not_there() {
        Code nowhere = Code.of("nowhere");
        String proposal =
                "{'indicator':'lost','name':'名','dimension':'output','layer':'meso','nature':'quantitative','unitOfMeasure':'%','definition':'口径'}";
        post(
                        Person.of(Role.INDICATOR_AUTHOR, "chen", nowhere),
                        "/api/v1/regions/nowhere/indicators",
                        proposal)
                .statusCode(409)
                .body("type", is("urn:problem:unknown-region"));
        post(
                        Person.of(Role.INDICATOR_AUTHOR, "chen", nowhere),
                        "/api/v1/regions/nowhere/indicators/batches",
                        "{'indicators':[" + proposal + "]}")
                .statusCode(422)
                .body("errors.code", contains("unknown-region"));
        post(AUTHOR, REGION + "/indicators", proposal.replace("'name'", "'owner':'nobody','name'"))
                .statusCode(409)
                .body("type", is("urn:problem:unknown-unit"))
                .body("errors.pointer", contains("/owner"));
        indicator("there");
        post(
                        AUTHOR,
                        REGION + "/indicators/there/versions",
                        VERSION.replace(
                                "'direction':",
                                "'formula':{'op':'indicator','indicator':'imagined'},'direction':"))
                .statusCode(409)
                .body("type", is("urn:problem:unknown-indicator"))
                .body("errors.pointer", contains("/formula"));
        post(OFFICE, REGION + "/schemes", scheme("way-2026", "imagined", "100"))
                .statusCode(409)
                .body("type", is("urn:problem:unknown-indicator"))
                .body("errors.pointer", contains("/tree/children/0/indicator"));
        post(OFFICE, REGION + "/schemes", scheme("no-class", "there", "100"))
                .statusCode(409)
                .body("type", is("urn:problem:unknown-class"))
                .body("errors.pointer", contains("/unitClass"));
        post(
                        OFFICE,
                        REGION + "/schemes",
                        scheme("hollow-2031", "there", "100").replace("'2026'", "'2031'"))
                .statusCode(409)
                .body("type", is("urn:problem:unknown-cycle"))
                .body("errors.pointer", contains("/cycle"));
    }

    @Test
    void the_versions_of_an_indicator_come_in_pages() {
        indicator("paged");
        String versions = REGION + "/indicators/paged/versions";
        for (String frequency : List.of("month", "quarter", "year")) {
            post(AUTHOR, versions, VERSION.replace("month", frequency)).statusCode(201);
        }
        String next =
                get(versions + "?limit=2")
                        .body("items.version", contains(1, 2))
                        .extract()
                        .path("next");
        get(versions + "?limit=2&cursor=" + next)
                .body("items.version", contains(3))
                .body("next", nullValue());
        String drafts = REGION + "/indicator-versions?stage=draft&limit=2";
        String more =
                get(drafts).body("items.stage", everyItem(is("draft"))).extract().path("next");
        assertThat(more).isNotBlank();
        get(drafts + "&cursor=" + more).body("items.stage", everyItem(is("draft")));
        get(REGION + "/indicator-versions?stage=enacted")
                .body("items.findAll { it.indicator == 'paged' }", hasSize(0));
        get(versions + "?cursor=Zmlyc3Q")
                .statusCode(400)
                .body("errors.pointer", contains("/cursor"));
    }

    @Test
    void an_indicator_and_a_scheme_go_all_the_way_to_enactment() {
        indicator("way");
        post(AUTHOR, REGION + "/indicators/way/versions", VERSION)
                .statusCode(201)
                .body("version", is(1));
        post(AUTHOR, REGION + "/indicators/way/versions", VERSION)
                .statusCode(200)
                .body("version", is(1));
        post(
                        AUTHOR.also(Role.INDICATOR_APPROVER),
                        REGION + "/indicators/way/versions/1/approval",
                        "")
                .statusCode(409)
                .body("type", is("urn:problem:approver-is-author"));
        post(APPROVER, REGION + "/indicators/way/versions/1/enactment", "").statusCode(409);
        post(APPROVER, REGION + "/indicators/way/versions/1/approval", "").statusCode(201);
        post(APPROVER, REGION + "/indicators/way/versions/1/enactment", "").statusCode(201);
        get(REGION + "/indicators/way/versions")
                .body("items.stage", contains("enacted"))
                .body("items[0].hash", matchesPattern("[0-9a-f]{64}"))
                .body("items[0].definition.rule.rule", is("completion"));

        post(OFFICE, REGION + "/schemes", scheme("way-2026", "way", "100"))
                .statusCode(201)
                .body("version", is(1));
        post(APPROVER, REGION + "/schemes/way-2026/versions/1/approval", "").statusCode(201);
        post(APPROVER, REGION + "/schemes/way-2026/versions/1/enactment", "").statusCode(201);
        get(REGION + "/schemes?cycle=2026").body("items.scheme", hasItem("way-2026"));

        // In use in every period of the cycle.
        post(APPROVER, REGION + "/indicators/way/retirement", "{'from':'202607','reason':'停用'}")
                .statusCode(409)
                .body("type", is("urn:problem:in-use"))
                .body("errors.pointer", contains("/indicator"));

        // One that stands without a cycle, in the time of the other.
        String standing =
                scheme("way-standing", "way", "100")
                        .replace("'cycle':'2026'", "'from':'202607'")
                        .replace("'unitClass':'way-standing'", "'unitClass':'way-2026'");
        post(OFFICE, REGION + "/schemes", standing.replace("'from'", "'cycle':'2026','from'"))
                .statusCode(400)
                .body("errors.pointer", contains("/cycle"));
        post(OFFICE, REGION + "/schemes", standing).statusCode(201);
        post(APPROVER, REGION + "/schemes/way-standing/versions/1/approval", "").statusCode(201);
        post(APPROVER, REGION + "/schemes/way-standing/versions/1/enactment", "")
                .statusCode(409)
                .body("type", is("urn:problem:already-exists"));
        post(
                        OFFICE,
                        REGION + "/schemes",
                        standing.replace("'periods'", "'supersedes':['way-2026'],'periods'"))
                .statusCode(201)
                .body("version", is(2));
        post(APPROVER, REGION + "/schemes/way-standing/versions/2/approval", "").statusCode(201);
        post(APPROVER, REGION + "/schemes/way-standing/versions/2/enactment", "").statusCode(201);
        get(REGION + "/schemes?class=way-2026")
                .body("items[2].definition.from", is("202607"))
                .body("items[2].cycle", nullValue())
                .body("items[2].stage", is("enacted"));
        post(APPROVER, REGION + "/indicators/way/retirement", "{'from':'2030','reason':'停用'}")
                .statusCode(409)
                .body("type", is("urn:problem:in-use"));
    }

    @Test
    void an_indicator_that_a_unit_has_of_its_own_is_not_retired_under_it() {
        indicator("duty");
        indicator("common");
        String own =
                scheme("duties-2026", "common", "60")
                        .replace(
                                "]}}",
                                ",{'kind':'own','code':'duties','weight':'40','indicatorLight':{'on':'achievement','green':'0.9','red':'0.6'}}]}}")
                        .replace("'periods'", "'engine':'kc-2','periods'");
        for (String indicator : List.of("duty", "common")) {
            post(AUTHOR, REGION + "/indicators/" + indicator + "/versions", VERSION);
            for (String step : List.of("approval", "enactment")) {
                post(APPROVER, REGION + "/indicators/" + indicator + "/versions/1/" + step, "")
                        .statusCode(201);
            }
        }
        post(OFFICE, REGION + "/schemes", own).statusCode(201);
        post(APPROVER, REGION + "/schemes/duties-2026/versions/1/approval", "").statusCode(201);
        post(APPROVER, REGION + "/schemes/duties-2026/versions/1/enactment", "").statusCode(201);
        post(APPROVER, REGION + "/indicators/duty/retirement", "{'from':'202606','reason':'停用'}")
                .statusCode(409)
                .body("type", is("urn:problem:in-use"));
        post(APPROVER, REGION + "/indicators/duty/retirement", "{'from':'2027','reason':'停用'}")
                .statusCode(201);
    }

    @Test
    void an_indicator_that_is_there_is_renamed_and_given_a_name_in_english() {
        String of = "items.find { it.indicator == 'called' }.";
        post(
                        AUTHOR,
                        REGION + "/indicators",
                        "{'indicator':'called','name':'率','dimension':'output','layer':'meso','nature':'quantitative','unitOfMeasure':'%','definition':'口径'}")
                .statusCode(201);
        String body = "{'name':'巩固率','nameEn':'Retention rate'}";
        String name = REGION + "/indicators/called/name";
        post(AUTHOR, name, body).statusCode(428);
        post(
                        AUTHOR,
                        REGION + "/indicators/called/versions",
                        "{'effectiveFrom':'2026','direction':'up','frequency':'month','rule':{'rule':'completion'}}")
                .statusCode(201);
        get(REGION + "/indicators").body(of + "version", is(2)).body(of + "name", is("率"));
        changed("1", name, body).statusCode(412);
        changed("2", name, body).statusCode(201);
        get(REGION + "/indicators")
                .body(of + "version", is(3))
                .body(of + "name", is("巩固率"))
                .body(of + "nameEn", is("Retention rate"));
        changed("3", name, "{'name':' '}")
                .statusCode(400)
                .body("errors.pointer", contains("/name"));
    }

    private static ValidatableResponse changed(String version, String path, String body) {
        return AUTHOR.asks()
                .header("If-Match", '"' + version + '"')
                .body(body.replace('\'', '"'))
                .post(path)
                .then();
    }

    @Test
    void an_indicator_is_described_and_found_by_what_it_is() {
        String in = REGION + "/indicators";
        post(
                        AUTHOR,
                        in,
                        "{'indicator':'found','name':'城镇登记失业率','dimension':'benefit','layer':'macro','nature':'quantitative','unitOfMeasure':'%','definition':'期末登记失业人数与从业人数之比','stage':'output','tags':['就业']}")
                .statusCode(201);
        post(
                        AUTHOR,
                        in + "/found/versions",
                        "{'effectiveFrom':'2026','direction':'down','frequency':'quarter','rule':{'rule':'control'},'about':{'definition':'期末城镇登记失业人数÷城镇从业与失业人数之和','unitOfMeasure':'%','decimals':2,'source':'就业系统','supplier':'assessed','secondSource':'统计调查','collection':'system'}}")
                .statusCode(201);
        String revision =
                "{'dimension':'benefit','layer':'macro','nature':'quantitative','stage':'outcome','control':'partial','family':'employment','horizon':'long-term','tags':['就业','民生'],'reason':'补充属性'}";
        post(AUTHOR, in + "/found/revisions", revision).statusCode(428);
        changed(
                        "2",
                        in + "/found/revisions",
                        revision.replace("'stage'", "'owner':'nobody','stage'"))
                .statusCode(409)
                .body("type", is("urn:problem:unknown-unit"));
        changed("2", in + "/found/revisions", revision).statusCode(201);
        changed("3", in + "/found/revisions", revision).statusCode(200);

        for (String query :
                List.of(
                        "q=失业",
                        "q=FOUND",
                        "q=期末登记失业人数与",
                        "stage=outcome&dimension=benefit&layer=macro&nature=quantitative",
                        "direction=down&frequency=quarter&state=drafted",
                        "tag=民生")) {
            get(in + "?" + query).body("items.indicator", contains("found"));
        }
        for (String query :
                List.of(
                        "q=失业&stage=output",
                        "tag=民",
                        "q=失业&state=enacted",
                        "q=%25业",
                        "q=secondSource")) {
            get(in + "?" + query).body("items", hasSize(0));
        }
        get(in + "/found")
                .body("indicator.stage", is("outcome"))
                .body("indicator.tags", contains("就业", "民生"))
                .body("indicator.definition", is("期末登记失业人数与从业人数之比"))
                .body("inForce", nullValue());
        for (String step : List.of("approval", "enactment")) {
            post(APPROVER, in + "/found/versions/1/" + step, "").statusCode(201);
        }
        get(in + "/found")
                .body("indicator.definition", is("期末城镇登记失业人数÷城镇从业与失业人数之和"))
                .body("indicator.supplier", is("assessed"))
                .body("indicator.state", is("enacted"))
                .body("inForce.version", is(1))
                .body("inForce.about.secondSource", is("统计调查"));
        get(in + "?q=从业与失业").body("items.indicator", contains("found"));
        get(in + "/found?period=2025").body("inForce", nullValue()).body("next.version", is(1));
        get(in + "/nothing").statusCode(404);
        OFFICE.asks().get(in + "/nothing/usage").then().statusCode(404);
    }

    @Test
    void where_an_indicator_is_used_is_told_with_what_it_weighs() {
        enactedNow("used", "{'rule':'completion'}");
        enactedNow(
                "using", "{'rule':'completion'},'formula':{'op':'indicator','indicator':'used'}");
        String scheme =
                "{'scheme':'used-2026','cycle':'2026','unitClass':'used-2026','periods':['month'],'evaluators':{'tree':'80','groups':[{'group':'leaders','weight':'20'}]},"
                        + "'tree':{'kind':'block','code':'total','weighting':'equal','children':[{'kind':'block','code':'a','children':["
                        + node("used", "75")
                        + ","
                        + node("using", "25")
                        + "]},{'kind':'block','code':'b','children':["
                        + node("beside", "100")
                        + "]}]}}";
        enactedNow("beside", "{'rule':'completion'}");
        post(OFFICE, REGION + "/schemes", scheme).statusCode(201);
        get(REGION + "/indicators/used/usage").body("schemes", hasSize(0));
        for (String step : List.of("approval", "enactment")) {
            post(APPROVER, REGION + "/schemes/used-2026/versions/1/" + step, "").statusCode(201);
        }
        get(REGION + "/indicators/used/usage")
                .body("schemes.scheme", contains("used-2026"))
                .body("schemes[0].path", contains("total", "a", "used"))
                .body("schemes[0].weight", is("30"))
                .body("formulas.indicator", contains("using"));
        get(REGION + "/schemes/used-2026/versions/1/coverage")
                .body("indicators.weight", contains("30", "10", "40"))
                .body("dimension.value", contains("output"))
                .body("dimension.weight", contains("80"))
                .body("stage[0].value", nullValue())
                .body("groups", is("20"))
                .body("own", is("0"));
        get(REGION + "/schemes/used-2026/versions/2/coverage").statusCode(404);
        get(REGION + "/indicators?scheme=used-2026")
                .body("items.indicator", contains("beside", "used", "using"));
    }

    @Test
    void an_indicator_that_says_the_same_is_told() {
        String one =
                "{'indicator':'%s','name':'%s','dimension':'satisfaction','layer':'macro','nature':'quantitative','unitOfMeasure':'%s','definition':'第三方电话回访满意的比例'}";
        post(AUTHOR, REGION + "/indicators", one.formatted("alike-a", "群众满意度", "%"));
        post(AUTHOR, REGION + "/indicators", one.formatted("alike-b", "群众满意率", "%"));
        post(AUTHOR, REGION + "/indicators", one.formatted("alike-c", "群众满意数", "人"));
        get(REGION + "/indicators/alike-a/duplicates")
                .body("items.indicator", contains("alike-b"))
                .body("items[0].similarity", is("0.75"))
                .body("items[0].byName", is(true))
                .body("items[0].byFormula", is(false));
        get(REGION + "/indicators/alike-z/duplicates").statusCode(404);
    }

    @Test
    void a_finding_stands_open_until_somebody_else_gives_a_reason() {
        Code county = Code.of("checked");
        Person author = Person.of(Role.INDICATOR_AUTHOR, "chen", county);
        Person approver = Person.of(Role.INDICATOR_APPROVER, "wang", county);
        Person office = Person.of(Role.OFFICE, "li", county);
        String region = "/api/v1/regions/checked";
        opened(county);
        post(
                        author,
                        region + "/indicators",
                        "{'indicator':'cliff','name':'按期完成率','dimension':'output','layer':'meso','nature':'quantitative','unitOfMeasure':'%','definition':'加强督办','source':'督查系统'}")
                .statusCode(201);
        post(
                        author,
                        region + "/indicators/cliff/versions",
                        "{'effectiveFrom':'2026','direction':'up','frequency':'month','rule':{'rule':'reached'}}")
                .statusCode(201);
        String version = region + "/indicators/cliff/versions/1";
        post(approver, version + "/approval", "").statusCode(201);
        office.asks()
                .get(version + "/findings")
                .then()
                .statusCode(200)
                .body("refusing", is(0))
                .body("items.findAll { it.state == 'open' }.rule", contains("q8", "q9", "q9", "q9"))
                .body("items.find { it.rule == 'q10' }.state", is("not-checked"))
                .body("items[0].zh", is("表述含糊：“加强”"));
        office.asks()
                .get(region + "/indicators/quality-rules")
                .then()
                .body("set", is(false))
                .body("rules.gate", is("errors"));

        post(
                        office,
                        region + "/indicators/quality-rules",
                        "{'rules':{'limits':{'q4':['30']}},'reason':'从严'}")
                .statusCode(400)
                .body("errors.pointer", contains("/rules/limits/q4"));
        post(
                        office,
                        region + "/indicators/quality-rules",
                        "{'rules':{'gate':'warnings','limits':{'q9':['4']}},'reason':'从严'}")
                .statusCode(201);
        post(approver, version + "/enactment", "")
                .statusCode(409)
                .body("type", is("urn:problem:findings-open"))
                .body("errors.code", contains("q8", "q9", "q9"))
                .body("errors.pointer", contains("/about/definition", "/owner", "/about/supplier"));
        String waiver = "{'rule':'%s','pointer':'%s','reason':'本年度先行试用'}";
        post(
                        author.also(Role.INDICATOR_APPROVER),
                        version + "/waivers",
                        waiver.formatted("q8", "/about/definition"))
                .statusCode(409)
                .body("type", is("urn:problem:approver-is-author"));
        post(approver, version + "/waivers", waiver.formatted("q8", "/about/definition"))
                .statusCode(201);
        post(approver, version + "/waivers", waiver.formatted("q9", "/owner")).statusCode(201);
        post(approver, version + "/waivers", waiver.formatted("q9", "/about/supplier"))
                .statusCode(201);
        office.asks()
                .get(version + "/findings")
                .then()
                .body("items.find { it.rule == 'q8' }.state", is("waived"))
                .body("items.find { it.rule == 'q8' }.reason", is("本年度先行试用"))
                .body("items.find { it.rule == 'q8' }.by", is("wang"));
        post(approver, version + "/waiver-endings", waiver.formatted("q9", "/owner"))
                .statusCode(201);
        post(approver, version + "/enactment", "").statusCode(409);
        post(approver, version + "/waivers", waiver.formatted("q9", "/owner")).statusCode(201);
        post(approver, version + "/enactment", "").statusCode(201);

        post(office, region + "/schemes", scheme("towns", "cliff", "100")).statusCode(201);
        String law = region + "/schemes/towns/versions/1";
        office.asks()
                .get(law + "/findings")
                .then()
                .body(
                        "items.findAll { it.state == 'open' }.rule",
                        contains("q1", "q3", "q4", "q5", "q14"))
                .body("items.findAll { it.refuses }.rule", contains("q1", "q3", "q4", "q5", "q14"))
                .body("refusing", is(5));
        post(approver, law + "/approval", "").statusCode(201);
        post(approver, law + "/enactment", "")
                .statusCode(409)
                .body("type", is("urn:problem:findings-open"));
        String cliff = "{'rule':'q14','pointer':'/tree/children/0','reason':'上级要求按达标计分'}";
        post(approver, law + "/waivers", cliff).statusCode(201);
        office.asks().get(law + "/findings").then().body("refusing", is(4));
        post(approver, law + "/waiver-endings", cliff).statusCode(201);
        office.asks().get(law + "/findings").then().body("refusing", is(5));
        office.asks().get(region + "/schemes/towns/versions/9/findings").then().statusCode(404);
        office.asks().get(region + "/indicators/cliff/versions/9/findings").then().statusCode(404);
    }

    /** A region of its own, with a cycle and a class, as goals-service tells of it. */
    private static void opened(Code region) {
        List<Event> said =
                List.of(
                        new RegionOpened(region, "检查县", "Asia/Shanghai"),
                        new CycleOpened(Code.of("2026"), "2026", Period.ofYear(2026)),
                        new UnitClassDefined(Code.of("towns"), "乡镇"));
        try {
            new Topics(region).record(said);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        Person office = Person.of(Role.OFFICE, "li", region);
        Integer received = null;
        while (received == null || received < said.size()) {
            LockSupport.parkNanos(20_000_000);
            received =
                    office.asks()
                            .get("/api/v1/regions/" + region + "/positions/indicators")
                            .then()
                            .extract()
                            .path("received.goals");
        }
    }

    private static void enactedNow(String code, String rule) {
        indicator(code);
        post(
                        AUTHOR,
                        REGION + "/indicators/" + code + "/versions",
                        "{'effectiveFrom':'2026','direction':'up','frequency':'month','rule':"
                                + rule
                                + "}")
                .statusCode(201);
        for (String step : List.of("approval", "enactment")) {
            post(APPROVER, REGION + "/indicators/" + code + "/versions/1/" + step, "")
                    .statusCode(201);
        }
    }

    private static String node(String indicator, String weight) {
        return "{'kind':'indicator','indicator':'"
                + indicator
                + "','weight':'"
                + weight
                + "','light':{'on':'achievement','green':'0.9','red':'0.6'}}";
    }

    @Test
    void indicators_and_schemes_go_to_enactment_in_batches_all_or_none() {
        String one =
                "{'indicator':'%s','name':'批量','dimension':'output','layer':'meso','nature':'quantitative','unitOfMeasure':'%%','definition':'口径'}";
        String both =
                "{'indicators':[" + one.formatted("lot-a") + "," + one.formatted("lot-b") + "]}";
        post(AUTHOR, REGION + "/indicators/batches", both)
                .statusCode(201)
                .body("entries", hasSize(2));
        post(AUTHOR, REGION + "/indicators/batches", both)
                .statusCode(200)
                .body("outcome", is("unchanged"));
        post(
                        AUTHOR,
                        REGION + "/indicators/batches",
                        "{'indicators':["
                                + one.formatted("lot-c")
                                + ","
                                + one.formatted("lot-a").replace("批量", "另名")
                                + "]}")
                .statusCode(422)
                .body("type", is("urn:problem:rows-invalid"))
                .body("errors.pointer", contains("/indicators/1/indicator"))
                .body("errors.row", contains(2))
                .body("errors.code", contains("already-exists"));
        get(REGION + "/indicators").body("items.indicator", not(hasItem("lot-c")));

        String version = VERSION.replaceFirst("\\{", "{'indicator':'%s',");
        String versions =
                "{'versions':["
                        + version.formatted("lot-a")
                        + ","
                        + version.formatted("lot-b")
                        + "]}";
        post(AUTHOR, REGION + "/indicators/versions", versions)
                .statusCode(201)
                .body("versions", contains(1, 1));
        post(AUTHOR, REGION + "/indicators/versions", versions)
                .statusCode(200)
                .body("versions", contains(1, 1));
        post(
                        AUTHOR,
                        REGION + "/indicators/versions",
                        "{'versions':["
                                + version.formatted("lot-a")
                                        .replace("'rule':{", "'factor':'0','rule':{")
                                + ","
                                + VERSION
                                + "]}")
                .statusCode(400)
                .body("errors.pointer", hasItems("/versions/0/factor"));
        post(AUTHOR, REGION + "/indicators/versions", "{'versions':[" + VERSION + "]}")
                .statusCode(400)
                .body("errors.pointer", contains("/versions/0/indicator"));
        String named =
                "{'versions':[{'indicator':'lot-a','version':1},{'indicator':'lot-b','version':1}]}";
        post(AUTHOR.also(Role.INDICATOR_APPROVER), REGION + "/indicators/versions/approvals", named)
                .statusCode(422)
                .body("errors.code", contains("approver-is-author", "approver-is-author"))
                .body("errors.row", contains(1, 2));
        post(APPROVER, REGION + "/indicators/versions/approvals", named).statusCode(201);
        post(APPROVER, REGION + "/indicators/versions/enactments", named).statusCode(201);
        get(REGION + "/indicators/lot-b/versions").body("items.stage", contains("enacted"));

        String schemes =
                "{'schemes':["
                        + scheme("lot-a-2026", "lot-a", "100")
                        + ","
                        + scheme("lot-b-2026", "lot-b", "%s")
                        + "]}";
        post(OFFICE, REGION + "/schemes/batches", schemes.formatted("90"))
                .statusCode(409)
                .body("errors.pointer", hasItem("/schemes/1/tree/children"));
        post(OFFICE, REGION + "/schemes/batches", schemes.formatted("100"))
                .statusCode(201)
                .body("versions", contains(1, 1));
        String laws =
                "{'versions':[{'scheme':'lot-a-2026','version':1},{'scheme':'lot-b-2026','version':1}]}";
        post(APPROVER, REGION + "/schemes/versions/enactments", laws)
                .statusCode(422)
                .body("errors.row", contains(1, 2));
        post(APPROVER, REGION + "/schemes/versions/approvals", laws).statusCode(201);
        post(APPROVER, REGION + "/schemes/versions/enactments", laws).statusCode(201);
        get(REGION + "/schemes?class=lot-b-2026").body("items.stage", contains("enacted"));
    }

    @Test
    void a_definition_is_drafted_again_as_it_was_read() {
        indicator("again");
        String versions = REGION + "/indicators/again/versions";
        post(AUTHOR, versions, VERSION).statusCode(201);
        post(AUTHOR, versions, json(get(versions), "items[0].definition"))
                .statusCode(200)
                .body("outcome", is("unchanged"))
                .body("version", is(1));

        post(OFFICE, REGION + "/schemes", scheme("again-2026", "again", "100")).statusCode(201);
        String read = json(get(REGION + "/schemes?class=again-2026"), "items[0].definition");
        post(OFFICE, REGION + "/schemes", read).statusCode(200).body("version", is(1));
    }

    @Test
    void what_a_definition_says_of_itself_is_refused_with_its_place() {
        indicator("self");
        post(
                        AUTHOR,
                        REGION + "/indicators/self/versions",
                        VERSION.replace(
                                "'direction':",
                                "'formula':{'op':'indicator','indicator':'self'},'factor':'0','direction':"))
                .statusCode(400)
                .body("errors.pointer", contains("/formula", "/factor"))
                .body("errors.code", contains("cycle", "out-of-range"));
    }

    @Test
    void weights_that_do_not_total_100_are_refused_with_the_place_named() {
        post(OFFICE, REGION + "/schemes", scheme("unbalanced", "anything", "90"))
                .statusCode(409)
                .body("type", is("urn:problem:weights-unbalanced"))
                .body("errors.pointer", hasItem("/tree/children"))
                .body("errors[0].message", matchesPattern(".*90.*"));
    }

    @Test
    void a_scheme_with_an_indicator_that_is_not_in_force_is_not_enacted() {
        indicator("imagined-once");
        post(OFFICE, REGION + "/schemes", scheme("hollow", "imagined-once", "100")).statusCode(201);
        post(APPROVER, REGION + "/schemes/hollow/versions/1/approval", "").statusCode(201);
        post(APPROVER, REGION + "/schemes/hollow/versions/1/enactment", "")
                .statusCode(409)
                .body("type", is("urn:problem:scheme-invalid"))
                .body("errors.pointer", hasItem("/tree/children/0/indicator"));
    }

    @Test
    void everything_wrong_with_a_definition_is_told_at_once() {
        indicator("wrong");
        post(
                        AUTHOR,
                        REGION + "/indicators/wrong/versions",
                        "{'effectiveFrom':'soon','direction':'sideways','frequency':'month','rule':{'rule':'completion','cap':'-1'},'colour':1}")
                .statusCode(400)
                .body(
                        "errors.pointer",
                        hasItems("/effectiveFrom", "/direction", "/rule/cap", "/colour"));
    }

    @Test
    void only_those_whose_part_it_is_may_do_it() {
        Person.of(Role.DEPARTMENT, "zhao", QINGHE)
                .asks()
                .body("{}")
                .post(REGION + "/indicators")
                .then()
                .statusCode(403)
                .body("type", is("urn:problem:missing-role"));
    }

    @Test
    void the_api_is_as_described() throws Exception {
        ApiDescriptions.check("indicators");
    }

    @Test
    void a_text_that_is_none_and_a_region_never_opened_are_refused_at_every_write()
            throws Exception {
        BodySweep.check("indicators", Code.of("sweep"));
    }

    @Test
    void whatever_layer_refuses_the_answer_is_a_whole_problem_document() throws Exception {
        RefusalSweep.check(RestAssured.port, "/api/v1/regions/sweep/indicators", Code.of("sweep"));
    }

    @Test
    void what_a_parameter_cannot_be_is_refused_by_its_name_on_every_path() throws Exception {
        ParameterSweep.check("indicators", Code.of("sweep"));
    }

    private static void indicator(String code) {
        post(
                AUTHOR,
                REGION + "/indicators",
                "{'indicator':'"
                        + code
                        + "','name':'名','dimension':'output','layer':'meso','nature':'quantitative','unitOfMeasure':'%','definition':'口径'}");
    }

    private static String scheme(String code, String indicator, String weight) {
        return "{'scheme':'"
                + code
                + "','cycle':'2026','unitClass':'"
                + code
                + "','periods':['month'],"
                + "'tree':{'kind':'block','code':'total','children':[{'kind':'indicator','indicator':'"
                + indicator
                + "','weight':'"
                + weight
                + "','light':{'on':'achievement','green':'0.9','red':'0.6'}}]}}";
    }

    private static ValidatableResponse post(Person person, String path, String body) {
        return person.asks().body(body.replace('\'', '"')).post(path).then();
    }

    private static String json(ValidatableResponse answer, String path) {
        return Shape.MAPPER.valueToTree(answer.extract().jsonPath().getMap(path)).toString();
    }

    private static ValidatableResponse get(String path) {
        return OFFICE.asks().get(path).then();
    }
}
