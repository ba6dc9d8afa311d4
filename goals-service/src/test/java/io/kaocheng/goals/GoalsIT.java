package io.kaocheng.goals;

import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorProposed;
import io.kaocheng.contracts.indicators.IndicatorEvent.VersionEnacted;
import io.kaocheng.contracts.indicators.SchemeEvent.SchemeEnacted;
import io.kaocheng.goals.write.DirectoryInMemory;
import io.kaocheng.policy.Role;
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.kaocheng.scoring.scheme.Scheme;
import io.kaocheng.testkit.ApiDescriptions;
import io.kaocheng.testkit.BodySweep;
import io.kaocheng.testkit.ParameterSweep;
import io.kaocheng.testkit.Person;
import io.kaocheng.testkit.RefusalSweep;
import io.kaocheng.testkit.Servers;
import io.kaocheng.testkit.Tokens;
import io.kaocheng.testkit.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class GoalsIT {

    /** More than either pool has connections. */
    private static final int CROWD = 120;

    private static final String REGION = "/api/v1/regions/qinghe-goals";
    private static final Code QINGHE = Code.of("qinghe-goals");

    @Inject DirectoryInMemory directory;
    private static final Person ADMIN = Person.of(Role.ADMIN, "feng", QINGHE);
    private static final Person OFFICE = Person.of(Role.OFFICE, "office-li", QINGHE);
    private static final Person ANOTHER_OF_THE_OFFICE = Person.of(Role.OFFICE, "office-wu", QINGHE);
    private static final Person LEADER = Person.of(Role.LEADER, "leader-wang", QINGHE);
    private static final Person OPERATOR = Person.of(Role.OPERATOR, "op", QINGHE);
    private static final Person HEXI = Person.of(Role.DEPARTMENT, "zhao", QINGHE).forUnits("hexi");
    private static final Person HEDONG =
            Person.of(Role.DEPARTMENT, "qian", QINGHE).forUnits("hedong");

    @BeforeEach
    void a_region_with_a_unit_a_class_and_a_cycle() {
        ADMIN.asks()
                .body(json("{'region':'qinghe-goals','name':'青河县','timeZone':'Asia/Shanghai'}"))
                .post("/api/v1/regions");
        post(REGION + "/classes", "{'unitClass':'townships','name':'乡镇'}");
        post(
                REGION + "/units",
                "{'unit':'hexi','name':'河西镇','kind':'township','unitClass':'townships','from':'2025-01-01'}");
        post(REGION + "/cycles", "{'cycle':'2026','name':'2026年度考核','period':'2026'}");
        // Most goals here are about something else than the check.
        changed("1", "/cycles/2026/rules", "{'rules':{'smart':'warn'},'reason':'办法'}");
    }

    @Test
    void a_unit_stands_where_it_stood_on_that_day() {
        post(
                REGION + "/units",
                "{'unit':'chengguan','name':'城关镇','kind':'township','unitClass':'townships','from':'2025-01-01'}");
        post(
                REGION + "/units",
                "{'unit':'office-1','name':'城关所','kind':'office','parent':'chengguan','from':'2025-01-01'}");
        changed(
                        "1",
                        "/units/office-1/parent",
                        "{'parent':'hexi','from':'2026-03-01','reason':'机构改革'}")
                .statusCode(201);
        get(REGION + "/units/office-1").body("items.version", contains(2, 2));

        get(REGION + "/units?on=2026-02-28")
                .body("items.find { it.unit == 'office-1' }.parent", is("chengguan"));
        get(REGION + "/units?on=2026-03-01")
                .body("items.find { it.unit == 'office-1' }.parent", is("hexi"));
        get(REGION + "/units/office-1").body("items.from", contains("2025-01-01", "2026-03-01"));
    }

    @Test
    void a_new_head_ends_the_one_before_and_what_was_entered_by_mistake_is_withdrawn() {
        String roster = REGION + "/units/hexi/roster";
        String chen = "{'duty':'head','person':'chen','from':'2025-01-01'}";
        String lin = "{'duty':'head','person':'lin','from':'2026-03-01'}";
        post(roster, chen).statusCode(201);
        String asOf = post(roster, lin).statusCode(201).extract().path("entries[1].position");
        get(roster)
                .body("items.person", hasItems("chen", "lin"))
                .body("items.find { it.person == 'chen' }.until", is("2026-03-01"));
        post(roster + "/withdrawal", lin.replace("}", ",'reason':'录入有误'}")).statusCode(201);
        get(roster).body("items.person", not(hasItem("lin")));
        get(roster + "?limit=1&asOf=" + asOf)
                .body("items", hasSize(1))
                .body("next", notNullValue());
        post(REGION + "/units/nowhere/roster", chen).body("type", is("urn:problem:unknown-unit"));
        String liaison = "{'duty':'liaison','person':'zhao','from':'2026-01-01'}";
        HEXI.asks().body(json(liaison)).post(roster).then().statusCode(201);
        String over = "{'duty':'liaison','person':'zhao','by':'sun','from':'2026-02-01'}";
        HEXI.asks().body(json(over)).post(roster + "/replacement").then().statusCode(201);
        String end = liaison.replace("zhao", "sun").replace("-01-01", "-05-01");
        HEXI.asks().body(json(end)).post(roster + "/end").then().statusCode(201);
        HEXI.asks().body(json(chen)).post(roster).then().statusCode(403);
        HEDONG.asks().body(json(liaison)).post(roster).then().statusCode(403);
    }

    @Test
    void the_duties_of_a_person_are_those_in_units_that_the_caller_reads() {
        String wei = "{'duty':'deputy','person':'wei','from':'2025-01-01'}";
        post(
                REGION + "/units",
                "{'unit':'hedong','name':'河东镇','kind':'township','unitClass':'townships','from':'2025-01-01'}");
        String first =
                post(REGION + "/units/hexi/roster", wei).extract().path("entries[0].position");
        post(REGION + "/units/hedong/roster", wei).statusCode(201);

        String duties = REGION + "/people/wei/duties";
        get(duties).body("items.unit", contains("hedong", "hexi"));
        get(duties + "?asOf=" + first).body("items.unit", contains("hexi"));
        HEXI.asks().get(duties).then().body("items.unit", contains("hexi"));
        String next = get(duties + "?limit=1").extract().path("next");
        get(duties + "?cursor=" + next).body("items.unit", contains("hexi"));
    }

    @Test
    void people_are_invited_given_what_they_may_do_and_let_in_no_longer() {
        String all = REGION + "/people";
        String zhao =
                "{'login':'zhao-xue','familyName':'赵','givenName':'雪','roles':['department'],'regions':['qinghe-goals'],'units':['hexi'],'reason':'新任'}";
        String id = post(all, zhao).statusCode(201).extract().path("person");
        post(all, zhao).body("type", is("urn:problem:already-exists"));
        post(all, zhao.replace("zhao-xue", "service-account-edu"))
                .statusCode(400)
                .body("errors.pointer", contains("/login"));
        post(all, zhao.replace("hexi", "nowhere").replace("zhao-xue", "zhao-er"))
                .body("type", is("urn:problem:unknown-unit"));
        get(all + "?search=赵").body("items.login", contains("zhao-xue"));
        get(all + "?role=reviewer&search=赵").body("items", hasSize(0));
        get(all + "/" + id).body("roles", contains("department")).body("enabled", is(true));

        String access = all + "/" + id + "/access";
        String also =
                "{'before':{'roles':['department'],'regions':['qinghe-goals'],'units':['hexi']},'roles':['department','reviewer'],'regions':['qinghe-goals'],'units':['hexi'],'reason':'兼任'}";
        post(access, also.replace("reviewer", "leader"))
                .statusCode(403)
                .body("type", is("urn:problem:missing-role"));
        post(access, also).statusCode(201);
        post(access, also).statusCode(200).body("outcome", is("unchanged"));
        post(access, also.replace("'department','reviewer'", "'reviewer'"))
                .body("type", is("urn:problem:stale-value"));
        String password = all + "/" + id + "/password";
        post(password, "{'reason':'遗忘'}")
                .statusCode(400)
                .body("errors.message", hasItem(containsString("Idempotency-Key")));
        for (int time = 0; time < 2; time++) {
            OFFICE.asks()
                    .header("Idempotency-Key", "forgotten")
                    .body(json("{'reason':'遗忘'}"))
                    .post(password)
                    .then()
                    .statusCode(201)
                    .body("password", notNullValue());
        }
        post(all + "/" + id + "/suspension", "{'reason':'离任'}").statusCode(201);
        get(all + "/" + id).body("enabled", is(false));
        post(all + "/" + id + "/restoration", "{'reason':'返岗'}").statusCode(201);
        post(all + "/nobody/suspension", "{'reason':'离任'}").statusCode(404);

        get(REGION + "/journals/goals/history?subject=access/" + id)
                .body(
                        "entries.type",
                        contains(
                                "kaocheng.goals.person-invited.v1",
                                "kaocheng.goals.access-changed.v1",
                                "kaocheng.goals.secret-replaced.v1",
                                "kaocheng.goals.access-suspended.v1",
                                "kaocheng.goals.access-restored.v1"))
                .body("entries.actor", everyItem(is("office-li")))
                .body("entries[1].data.before.roles", contains("department"))
                .body("entries[1].data.access.roles", contains("department", "reviewer"));
    }

    @Test
    void an_invitation_that_is_sent_again_is_the_same_one_with_a_password_that_works() {
        String sun =
                "{'login':'sun-lei','familyName':'孙','givenName':'磊','roles':['reviewer'],'regions':['qinghe-goals'],'units':['*'],'reason':'新任'}";
        for (int time = 0; time < 2; time++) {
            OFFICE.asks()
                    .header("Idempotency-Key", "invite-sun")
                    .body(json(sun))
                    .post(REGION + "/people")
                    .then()
                    .statusCode(201)
                    .body("person", is("subject-of-sun-lei"))
                    .body("password", notNullValue());
        }
        post(REGION + "/people", sun.replace("sun-lei", "sun-er").replace("reviewer", "operator"))
                .statusCode(403);
        get(REGION + "/people?search=sun-er").body("items", hasSize(0));
    }

    @Test
    void an_act_that_is_sent_again_after_another_one_undoes_nothing() {
        String all = REGION + "/people";
        String qian =
                "{'login':'qian-er','familyName':'钱','givenName':'二','roles':['reviewer'],'regions':['qinghe-goals'],'units':['*'],'reason':'新任'}";
        String one = all + "/subject-of-qian-er";
        String leaves = "{'reason':'离任'}";
        keyed("invite-qian", all, qian).statusCode(201);
        keyed("suspend-qian", one + "/suspension", leaves).statusCode(201);
        keyed("invite-qian", all, qian).statusCode(409).body("type", is("urn:problem:wrong-state"));
        get(one).body("enabled", is(false));
        post(one + "/restoration", "{'reason':'返岗'}").statusCode(201);
        keyed("suspend-qian", one + "/suspension", leaves).statusCode(201);
        get(one).body("enabled", is(true));
    }

    @Test
    void an_invitation_that_is_sent_again_and_a_suspension_do_not_come_between_each_other()
            throws Exception {
        String all = REGION + "/people";
        String feng =
                "{'login':'feng-yi','familyName':'冯','givenName':'一','roles':['reviewer'],'regions':['qinghe-goals'],'units':['*'],'reason':'新任'}";
        String one = all + "/subject-of-feng-yi";
        keyed("invite-feng", all, feng).statusCode(201);
        try (ExecutorService another = Executors.newSingleThreadExecutor()) {
            CompletableFuture<Void> suspended = new CompletableFuture<>();
            directory.beforeNextPassword(
                    () -> {
                        suspended.completeAsync(
                                () -> {
                                    post(one + "/suspension", "{'reason':'离任'}").statusCode(201);
                                    return null;
                                },
                                another);
                        // It waits for the invitation, which goes on after this.
                        assertThat(suspended.copy().orTimeout(500, TimeUnit.MILLISECONDS))
                                .failsWithin(Duration.ofSeconds(2));
                    });
            keyed("invite-feng", all, feng).statusCode(201);
            suspended.get(10, TimeUnit.SECONDS);
        }
        get(one).body("enabled", is(false));
    }

    private static ValidatableResponse keyed(String key, String path, String body) {
        return OFFICE.asks().header("Idempotency-Key", key).body(json(body)).post(path).then();
    }

    @Test
    void an_admin_of_one_region_neither_sees_nor_touches_those_of_another() {
        ADMIN.everywhere()
                .asks()
                .body(json("{'region':'liuhe','name':'六合','timeZone':'Asia/Shanghai'}"))
                .post("/api/v1/regions");
        String of =
                "{'login':'%s','familyName':'王','givenName':'强','roles':['leader'],'regions':['%s'],'units':['*'],'reason':'新任'}";
        for (String region : List.of("liuhe", "*")) {
            ADMIN.everywhere()
                    .asks()
                    .body(json(of.formatted("wang-" + region.replace("*", "all"), region)))
                    .post("/api/v1/regions/liuhe/people")
                    .then()
                    .statusCode(201);
        }
        String people = REGION + "/people";
        ADMIN.asks().get(people).then().body("items.login", not(hasItem("wang-liuhe")));
        ADMIN.asks().get(people).then().body("items.login", not(hasItem("wang-all")));
        ADMIN.everywhere().asks().get(people).then().body("items.login", hasItem("wang-all"));
        for (String person : List.of("subject-of-wang-liuhe", "subject-of-wang-all")) {
            ADMIN.asks()
                    .body(json("{'reason':'离任'}"))
                    .post(people + "/" + person + "/suspension")
                    .then()
                    .statusCode(404);
        }
        ADMIN.asks()
                .body(json(of.formatted("wang-er", "liuhe")))
                .post(people)
                .then()
                .statusCode(403)
                .body("type", is("urn:problem:foreign-region"));
        ADMIN.asks().get("/api/v1/regions/liuhe/people").then().statusCode(403);
    }

    @Test
    void a_machine_is_registered_with_a_secret_told_once_and_revoked() {
        String all = REGION + "/machines";
        String machine =
                "{'machine':'hexi-system','note':'河西镇业务系统','roles':['submissions:write'],'regions':['qinghe-goals'],'units':['hexi'],'reason':'接入'}";
        ADMIN.asks()
                .body(json(machine))
                .post(all)
                .then()
                .statusCode(201)
                .body("secret", notNullValue());
        ADMIN.asks().body(json(machine)).post(all).then().statusCode(409);
        ADMIN.asks()
                .get(all)
                .then()
                .body("items.find { it.machine == 'hexi-system' }.units", contains("hexi"))
                .body("items.find { it.machine == 'hexi-system' }.secret", is((Object) null));
        String one = all + "/hexi-system";
        String narrower =
                "{'before':{'roles':['submissions:write'],'regions':['qinghe-goals'],'units':['hexi']},'roles':[],'regions':['qinghe-goals'],'units':['hexi'],'reason':'停报'}";
        ADMIN.asks().body(json(narrower)).post(one + "/access").then().statusCode(201);
        String why = json("{'reason':'轮换'}");
        ADMIN.asks().body(why).post(one + "/secret").then().statusCode(400);
        ADMIN.asks()
                .header("Idempotency-Key", "rotation")
                .body(why)
                .post(one + "/secret")
                .then()
                .statusCode(201);
        ADMIN.asks().body(why).post(one + "/suspension").then().statusCode(201);
        ADMIN.asks()
                .get(all)
                .then()
                .body("items.find { it.machine == 'hexi-system' }.enabled", is(false));
        ADMIN.asks().body(why).post(one + "/restoration").then().statusCode(201);
        OFFICE.asks().body(why).post(one + "/secret").then().statusCode(403);
        OPERATOR.asks().get(all).then().statusCode(200);
    }

    @Test
    void categories_of_goals_are_kept_by_the_office_and_read_as_they_were() {
        String all = REGION + "/categories";
        post(all, "{'category':'common','name':'共性'}").statusCode(201);
        post(all, "{'category':'own','name':'职能目标'}").statusCode(201);
        post(all + "/common/name", "{'name':'共性目标'}").statusCode(428);
        changed("1", "/categories/common/name", "{'name':'共性目标'}").statusCode(201);
        changed("1", "/categories/common/name", "{'name':'共同目标'}").statusCode(412);
        var retired = post(all + "/common/retirement", "{'reason':'合并'}").statusCode(201);
        HEXI.asks().post(all + "/common/restoration").then().statusCode(403);
        post(all + "/common/restoration", "").statusCode(201);
        get(all).body("items.name", contains("共性目标", "职能目标"));
        String then = retired.extract().path("entries[0].position");
        get(all + "?limit=1&asOf=" + then)
                .body("items.retired", contains("合并"))
                .body("next", notNullValue());
    }

    @Test
    void a_class_that_is_there_is_renamed_and_given_a_name_in_english() {
        String all = REGION + "/classes";
        post(all, "{'unitClass':'parks','name':'园区'}").statusCode(201);
        post(all + "/parks/name", "{'name':'园区','nameEn':'Parks'}").statusCode(428);
        get(all).body("items.find { it.unitClass == 'parks' }.version", is(1))
                .body("items.find { it.unitClass == 'parks' }.nameEn", nullValue());
        changed("1", "/classes/parks/name", "{'name':'开发区','nameEn':'Parks'}").statusCode(201);
        changed("1", "/classes/parks/name", "{'name':'园区'}").statusCode(412);
        get(all).body("items.find { it.unitClass == 'parks' }.name", is("开发区"))
                .body("items.find { it.unitClass == 'parks' }.nameEn", is("Parks"))
                .body("items.find { it.unitClass == 'parks' }.version", is(2));
        OFFICE.asks()
                .header("If-Match", "*")
                .body(json("{'name':'园区'}"))
                .post(all + "/nowhere/name")
                .then()
                .statusCode(409);
    }

    @Test
    void units_of_any_class_are_put_into_groups_of_which_one_of_a_set_holds_at_a_time() {
        String all = REGION + "/groups";
        String coast = "{'unitGroup':'coast','name':'沿海','exclusiveWithin':'terrain'}";
        post(all, coast).statusCode(201);
        post(all, coast.replace("terrain", "wealth")).statusCode(409);
        post(all, "{'unitGroup':'inland','name':'内陆乡镇','exclusiveWithin':'terrain'}")
                .statusCode(201);
        post(all + "/inland/name", "{'name':'内陆'}").statusCode(428);
        changed("1", "/groups/inland/name", "{'name':'内陆'}").statusCode(201);
        get(all).body("items.name", hasItems("沿海", "内陆"))
                .body("items.find { it.unitGroup == 'inland' }.version", is(2));

        String of = REGION + "/units/hexi/groups";
        String first = "{'unitGroup':'coast','from':'2025-01-01'}";
        String before = post(of, first).statusCode(201).extract().path("entries[0].position");
        post(of, first).statusCode(200).body("outcome", is("unchanged"));
        post(of, "{'unitGroup':'inland','from':'2026-03-01'}")
                .statusCode(201)
                .body("entries", hasSize(2));
        post(of, "{'unitGroup':'nowhere','from':'2026-03-01'}")
                .body("type", is("urn:problem:unknown-group"));
        get(of).body("items.unitGroup", contains("coast", "inland"))
                .body("items.until", contains("2026-03-01", null));
        get(of + "?asOf=" + before).body("items.until", contains((Object) null));
        get(all + "/coast/members?on=2026-02-28").body("items.unit", contains("hexi"));
        get(all + "/coast/members?on=2026-03-01").body("items", hasSize(0));
        get(all + "/coast/members").body("items.unit", contains("hexi"));
        post(of + "/end", "{'unitGroup':'inland','from':'2026-03-01','reason':'录入有误'}")
                .statusCode(201);
        get(of).body("items.unitGroup", contains("coast"));

        HEXI.asks().get(all).then().statusCode(200);
        HEXI.asks().body(json(first)).post(of).then().statusCode(403);
    }

    @Test
    void what_is_to_change_on_a_later_day_has_not_changed_today() {
        String later = "/units/later";
        String registered = "{'unit':'later','name':'今镇','kind':'township','from':'2025-01-01'}";
        post(REGION + "/units", registered).statusCode(201);
        changed("1", later + "/abolition", "{'from':'2099-01-01','reason':'撤并'}").statusCode(201);
        changed("2", later + "/name", "{'name':'明镇','from':'2098-01-01'}").statusCode(201);
        get(REGION + "/units").body("items.find { it.unit == 'later' }.name", is("今镇"));
        get(REGION + "/units?on=2098-06-01")
                .body("items.find { it.unit == 'later' }.name", is("明镇"));
        get(REGION + "/units?on=2099-01-01").body("items.unit", not(hasItem("later")));
        post(
                        REGION + "/units",
                        registered.replace("'later'", "'below'").replace("}", ",'parent':'later'}"))
                .statusCode(409)
                .body("type", is("urn:problem:unit-ended"));
    }

    @Test
    void a_unit_below_which_another_stands_is_not_abolished() {
        post(REGION + "/units", "{'unit':'over-1','name':'上','kind':'x','from':'2025-01-01'}");
        post(
                REGION + "/units",
                "{'unit':'under-1','name':'下','kind':'x','parent':'over-1','from':'2025-01-01'}");
        String end = "{'from':'2026-06-01','reason':'撤并'}";
        changed("1", "/units/over-1/abolition", end).body("type", is("urn:problem:in-use"));
        changed("1", "/units/under-1/abolition", end).statusCode(201);
        changed("1", "/units/over-1/abolition", end).statusCode(201);
    }

    @Test
    void a_unit_cannot_move_below_itself() {
        post(
                REGION + "/units",
                "{'unit':'upper','name':'上级','kind':'department','from':'2025-01-01'}");
        post(
                REGION + "/units",
                "{'unit':'lower','name':'下级','kind':'department','parent':'upper','from':'2025-01-01'}");
        changed("1", "/units/upper/parent", "{'parent':'lower','from':'2026-01-01','reason':'x'}")
                .statusCode(409)
                .body("type", is("urn:problem:tree-cycle"))
                .body("errors[0].pointer", is("/parent"));
    }

    @Test
    void a_goal_is_approved_by_another_person_and_issued() {
        String goal =
                "{'goal':'g-%s','title':'义务教育巩固率达到98%%','cycle':'2026','owner':'hexi','horizon':'annual','weight':'30'}"
                        .formatted("enrolment");
        post(REGION + "/goals", goal).statusCode(201);
        post(REGION + "/goals/g-enrolment/submission", "").statusCode(201);
        changed("2", "/goals/g-enrolment/approval", "")
                .statusCode(409)
                .body("type", is("urn:problem:approver-is-author"));
        ANOTHER_OF_THE_OFFICE
                .asks()
                .header("If-Match", "\"2\"")
                .post(REGION + "/goals/g-enrolment/approval")
                .then()
                .statusCode(201);
        post(REGION + "/goals/g-enrolment/issue", "")
                .statusCode(409)
                .body("type", is("urn:problem:approver-is-author"));
        ANOTHER_OF_THE_OFFICE
                .asks()
                .post(REGION + "/goals/g-enrolment/issue")
                .then()
                .statusCode(201);
        get(REGION + "/goals?state=issued").body("items.goal", hasItems("g-enrolment"));
    }

    @Test
    void
            a_target_for_an_indicator_that_nobody_proposed_is_held_until_somebody_does_or_is_withdrawn()
                    throws Exception {
        String target = "{'unit':'hexi','indicator':'%s','period':'2027','value':'98'}";
        String held = REGION + "/targets?period=2027&held=true";
        post(REGION + "/targets", target.formatted("plain-rte"))
                .statusCode(201)
                .body("held", contains("plain-rte"));
        post(
                        REGION + "/targets/batches",
                        "{'targets':["
                                + target.formatted("plain-rte")
                                + ","
                                + target.formatted("later-rate")
                                + ","
                                + target.formatted("later-rate").replace("2027", "2028")
                                + "]}")
                .statusCode(201)
                .body("held", contains("plain-rte", "later-rate"));
        get(held).body("items.indicator", containsInAnyOrder("plain-rte", "later-rate"));

        Code later = Code.of("later-rate");
        new Topics(QINGHE)
                .record(
                        List.of(
                                new IndicatorProposed(
                                        later,
                                        "名",
                                        "output",
                                        "meso",
                                        "quantitative",
                                        "%",
                                        "口径",
                                        null,
                                        null)));
        Integer received = null;
        while (received == null || received < 1) {
            LockSupport.parkNanos(20_000_000);
            received = get(REGION + "/positions/goals").extract().path("received.indicators");
        }
        get(held).body("items.indicator", contains("plain-rte"));
        get(REGION + "/targets?period=2027&indicator=later-rate")
                .body("items.held", contains(false));
        String withdrawal = "{'unit':'hexi','indicator':'%s','period':'2027','reason':'代码有误'}";
        post(REGION + "/targets/withdrawal", withdrawal.formatted("later-rate"))
                .statusCode(409)
                .body("type", is("urn:problem:wrong-state"));
        post(REGION + "/targets/withdrawal", withdrawal.formatted("plain-rte"))
                .statusCode(201)
                .body("reliedOn", is("indicators@1"));
        get(held).body("items", hasSize(0));
        post(REGION + "/targets/withdrawal", withdrawal.formatted("plain-rte")).statusCode(404);
    }

    @Test
    void a_target_for_each_month_stands_beside_that_of_the_year_and_is_adjusted_by_itself() {
        String target =
                "{'unitClass':'townships','indicator':'monthly-rate','period':'2026','value':'98'}";
        String monthly = target.replace("'98'", "'8','each':'month'");
        post(REGION + "/targets", target).statusCode(201);
        post(REGION + "/targets", monthly).statusCode(201);
        post(REGION + "/targets", monthly).statusCode(200).body("outcome", is("unchanged"));
        post(REGION + "/targets", monthly.replace("'month'", "'year'"))
                .statusCode(400)
                .body("errors.pointer", hasItems("/each"));
        get(REGION + "/targets?indicator=monthly-rate")
                .body("items.value", contains("98", "8"))
                .body("items.each", contains(null, "month"));
        post(
                        REGION + "/targets/adjustments",
                        monthly.replace("'8'", "'7'")
                                .replace("}", ",'reason':'灾情','request':'monthly-1'}"))
                .statusCode(201);
        LEADER.asks().post(REGION + "/requests/monthly-1/grant").then().statusCode(201);
        get(REGION + "/targets?indicator=monthly-rate").body("items.value", contains("98", "7"));
    }

    @Test
    void a_unit_has_indicators_of_its_own_as_another_person_grants() throws Exception {
        Code linhe = Code.of("linhe");
        String region = "/api/v1/regions/linhe";
        Person admin = Person.of(Role.ADMIN, "feng", linhe);
        Person office = Person.of(Role.OFFICE, "office-li", linhe);
        Person leader = Person.of(Role.LEADER, "leader-wang", linhe);
        Person bureau = Person.of(Role.DEPARTMENT, "zhao", linhe).forUnits("edu-bureau");
        Person other = Person.of(Role.DEPARTMENT, "qian", linhe).forUnits("water-bureau");
        admin.asks()
                .body(json("{'region':'linhe','name':'临河县','timeZone':'Asia/Shanghai'}"))
                .post("/api/v1/regions");
        admin.asks()
                .body(json("{'unitClass':'departments','name':'县直部门'}"))
                .post(region + "/classes")
                .then()
                .statusCode(201);
        for (String body :
                List.of(
                        "{'unit':'edu-bureau','name':'教育局','kind':'bureau','unitClass':'departments','from':'2025-01-01'}",
                        "{'unit':'water-bureau','name':'水利局','kind':'bureau','from':'2025-01-01'}")) {
            admin.asks().body(json(body)).post(region + "/units").then().statusCode(201);
        }
        new Topics(linhe)
                .record(
                        List.of(
                                enacted("enrolment-rate", "{'rule':'completion'}"),
                                enacted("complaints", "{'rule':'rank-decay','step':'0.1'}"),
                                ownScheme()));
        Integer received = null;
        while (received == null || received < 3) {
            LockSupport.parkNanos(20_000_000);
            received =
                    office.asks()
                            .get(region + "/positions/goals")
                            .then()
                            .extract()
                            .path("received.indicators");
        }
        String asked =
                "{'unit':'edu-bureau','scheme':'departments-2026','block':'duties','from':'2026',"
                        + "'items':[{'indicator':'enrolment-rate','weight':'100'}],"
                        + "'reason':'职能目标','request':'own-1'}";
        office.asks()
                .body(json(asked.replace("enrolment-rate", "complaints").replace("100", "90")))
                .post(region + "/own-lists")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/items/0/indicator", "/items"));
        office.asks()
                .body(json(asked.replace("edu-bureau", "water-bureau")))
                .post(region + "/own-lists")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/unit"));
        office.asks().body(json(asked)).post(region + "/own-lists").then().statusCode(201);
        office.asks()
                .body(json(asked))
                .post(region + "/own-lists")
                .then()
                .statusCode(200)
                .body("outcome", is("unchanged"));
        office.asks()
                .get(region + "/requests?state=pending")
                .then()
                .body("items[0].kind", is("own-list"))
                .body("items[0].ownList.items[0].weight", is("100"));
        office.asks().get(region + "/own-lists").then().body("items", hasSize(0));
        office.asks()
                .post(region + "/requests/own-1/grant")
                .then()
                .statusCode(409)
                .body("type", is("urn:problem:approver-is-author"));
        leader.asks()
                .post(region + "/requests/own-1/grant")
                .then()
                .statusCode(201)
                .body("entries", hasSize(2));
        leader.asks()
                .post(region + "/requests/own-1/grant")
                .then()
                .statusCode(200)
                .body("outcome", is("unchanged"));
        bureau.asks()
                .get(region + "/own-lists?scheme=departments-2026")
                .then()
                .body("items.unit", contains("edu-bureau"))
                .body("items[0].items[0].indicator", is("enrolment-rate"))
                .body("items[0].by", is("leader-wang"));
        other.asks().get(region + "/own-lists").then().body("items", hasSize(0));
        bureau.asks().body(json(asked)).post(region + "/own-lists").then().statusCode(403);
        office.asks()
                .body(json(asked.replace("own-1", "own-2").replace("'2026'", "'202607'")))
                .post(region + "/own-lists")
                .then()
                .statusCode(201);
        office.asks()
                .get(region + "/requests?state=pending")
                .then()
                .body("items[0].ownList.before[0].indicator", is("enrolment-rate"))
                .body("items[0].ownList.streamVersion", is(1));
        leader.asks()
                .body(json("{'reason':'不需要'}"))
                .post(region + "/requests/own-2/denial")
                .then()
                .statusCode(201);
        office.asks().get(region + "/own-lists?unit=edu-bureau").then().body("items", hasSize(1));
    }

    private static VersionEnacted enacted(String indicator, String rule) {
        IndicatorDefinition definition =
                IndicatorDefinition.read(
                                parsed(
                                        ("{'indicator':'"
                                                + indicator
                                                + "','version':1,'effectiveFrom':'2026','direction':'up','frequency':'month','rule':"
                                                + rule
                                                + "}")))
                        .orThrow();
        return new VersionEnacted(
                definition.indicator(),
                1,
                definition.effectiveFrom(),
                definition.write(),
                definition.hash());
    }

    private static SchemeEnacted ownScheme() {
        Scheme scheme =
                Scheme.read(
                                parsed(
                                        "{'scheme':'departments-2026','version':1,'cycle':'2026','unitClass':'departments',"
                                                + "'periods':['month'],'engine':'kc-2','tree':{'kind':'block','code':'total','children':["
                                                + "{'kind':'indicator','indicator':'budget','weight':'60','light':{'on':'achievement','green':'0.9','red':'0.6'}},"
                                                + "{'kind':'own','code':'duties','weight':'40','indicatorLight':{'on':'achievement','green':'0.9','red':'0.6'}}]}}"))
                        .orThrow();
        return new SchemeEnacted(
                scheme.scheme(),
                1,
                scheme.cycle(),
                scheme.unitClass(),
                scheme.write(),
                scheme.hash());
    }

    private static JsonNode parsed(String json) {
        try {
            return ContractJson.mapper().readTree(json.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void a_target_is_set_once_and_adjusted_as_another_person_grants() {
        String target =
                "{'unitClass':'townships','indicator':'enrolment-rate','period':'2026','value':'98','floor':'60','course':[{'period':'2026S1','share':'0.5'},{'period':'2026S2','share':'1'}]}";
        post(REGION + "/targets", target)
                .statusCode(201)
                .body("entries[0].position", matchesPattern("goals@\\d+"));
        post(REGION + "/targets", target).statusCode(200).body("outcome", is("unchanged"));
        post(REGION + "/targets", target.replace("'98'", "'99'"))
                .statusCode(409)
                .body("type", is("urn:problem:already-exists"));
        String adjusted =
                target.replace("'98'", "'97.5'")
                        .replace("}]}", "}],'reason':'灾情','request':'r-1'}");
        post(
                        REGION + "/targets/adjustments",
                        adjusted.replace("'request'", "'approver':'leader-wang','request'"))
                .statusCode(400)
                .body("errors[0].pointer", is("/approver"));
        post(REGION + "/targets/adjustments", adjusted).statusCode(201);
        get(REGION + "/targets?indicator=enrolment-rate").body("items[0].value", is("98"));
        get(REGION + "/requests?state=pending")
                .body("items.request", hasItems("r-1"))
                .body("items[0].changes[0].before", is("98"))
                .body("items[0].by", is("office-li"));
        post(REGION + "/requests/r-1/grant", "")
                .statusCode(409)
                .body("type", is("urn:problem:approver-is-author"));
        LEADER.asks()
                .post(REGION + "/requests/r-1/grant")
                .then()
                .statusCode(201)
                .header("ETag", "\"2\"")
                .body("entries", hasSize(2));
        LEADER.asks()
                .post(REGION + "/requests/r-1/grant")
                .then()
                .statusCode(200)
                .body("outcome", is("unchanged"));
        get(REGION + "/requests?state=granted").body("items[0].decider", is("leader-wang"));
        get(REGION + "/targets?indicator=enrolment-rate")
                .body("items[0].value", is("97.5"))
                .body("items[0].reason", is("灾情"))
                .body("items[0].course[0].share", is("0.5"));
        get(REGION + "/journals/goals/history?subject=target/class:townships/enrolment-rate/2026")
                .body(
                        "entries.type",
                        contains(
                                "kaocheng.goals.target-set.v1",
                                "kaocheng.goals.target-adjusted.v1"))
                .body("entries[0].data.value", is("98"))
                .body("entries[1].data.approver", is("leader-wang"))
                .body("entries[1].data.request", is("r-1"));
        post(REGION + "/targets/adjustments", adjusted.replace("r-1", "r-2").replace("97.5", "90"))
                .statusCode(201);
        post(REGION + "/targets/adjustments", adjusted.replace("r-1", "r-3").replace("97.5", "91"))
                .statusCode(409)
                .body("type", is("urn:problem:already-exists"));
        LEADER.asks()
                .body(json("{'reason':'已调整过'}"))
                .post(REGION + "/requests/r-2/denial")
                .then()
                .statusCode(201);
        post(REGION + "/targets/adjustments", adjusted.replace("r-1", "r-3").replace("97.5", "91"))
                .statusCode(201);
        post(REGION + "/requests/r-3/withdrawal", "").statusCode(201);
    }

    @Test
    void a_unit_asks_for_a_relief_of_its_target_and_the_leader_grants_a_part_of_it() {
        String requests = REGION + "/requests";
        post(
                        REGION + "/targets",
                        "{'unit':'hexi','indicator':'schools-mended','period':'2041','value':'12000'}")
                .statusCode(201);
        String relief =
                "{'request':'mended-1','kind':'relief','changes':[{'unit':'hexi','indicator':'schools-mended','period':'2041','value':'8000'}],"
                        + "'ground':'disaster','reason':'汛期受灾','evidence':[]}";
        String proven =
                relief.replace(
                        "[]",
                        "[{'name':'核定表.pdf','sha256':'%s'}]"
                                .formatted("0123456789abcdef".repeat(4)));
        HEXI.asks()
                .body(json(relief))
                .post(requests)
                .then()
                .statusCode(409)
                .body("type", is("urn:problem:evidence-missing"));
        HEDONG.asks()
                .body(json(proven))
                .post(requests)
                .then()
                .statusCode(403)
                .body("type", is("urn:problem:foreign-unit"));
        HEXI.asks()
                .body(json(proven.replace("relief", "adjustment")))
                .post(requests)
                .then()
                .statusCode(403)
                .body("type", is("urn:problem:missing-role"));
        HEXI.asks().body(json(proven)).post(requests).then().statusCode(201);
        HEDONG.asks().get(requests + "/mended-1").then().statusCode(404);
        HEDONG.asks().get(requests).then().body("items", hasSize(0));
        HEXI.asks()
                .get(requests + "/mended-1")
                .then()
                .body("state", is("pending"))
                .body("unit", is("hexi"))
                .body("changes[0].before", is("12000"))
                .body("evidence[0].name", is("核定表.pdf"));
        OFFICE.asks()
                .get(requests + "?unit=hexi&kind=relief&state=pending")
                .then()
                .body("items.request", contains("mended-1"));
        OFFICE.asks()
                .get(requests + "/mended-1/deciders")
                .then()
                .body("leaderOnly", contains("eased"));
        OFFICE.asks()
                .post(requests + "/mended-1/grant")
                .then()
                .statusCode(403)
                .body("type", is("urn:problem:missing-role"));
        LEADER.forUnits("hexi")
                .asks()
                .post(requests + "/mended-1/grant")
                .then()
                .statusCode(409)
                .body("type", is("urn:problem:conflict-of-interest"));
        String partly = "{'figures':[{'value':'9000'}],'reason':'部分理由成立'}";
        LEADER.asks()
                .body(json(partly.replace(",'reason':'部分理由成立'", "")))
                .post(requests + "/mended-1/grant")
                .then()
                .statusCode(409)
                .body("type", is("urn:problem:reason-required"));
        LEADER.asks()
                .body(json(partly.replace("}]", "},{'value':'1'}]")))
                .post(requests + "/mended-1/grant")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", is("/figures"));
        LEADER.asks()
                .body(json(partly))
                .post(requests + "/mended-1/grant")
                .then()
                .statusCode(201)
                .body("entries", hasSize(2));
        HEXI.asks()
                .get(requests + "/mended-1")
                .then()
                .body("state", is("granted"))
                .body("granted[0].value", is("9000"))
                .body("decider", is("leader-wang"))
                .body("remark", is("部分理由成立"))
                .body("countsFrom", notNullValue());
        String history = REGION + "/targets/history?unit=hexi&indicator=schools-mended&period=2041";
        HEXI.asks()
                .get(history)
                .then()
                .body("items.value", contains("12000", "9000"))
                .body("items[1].ground", is("disaster"))
                .body("items[1].requester", is("zhao"))
                .body("items[1].approver", is("leader-wang"))
                .body("items[1].evidence[0].name", is("核定表.pdf"))
                .body("items[1].effectiveFrom", notNullValue());
        HEDONG.asks().get(history).then().body("items", hasSize(0));
    }

    @Test
    void the_rules_of_a_cycle_are_its_defaults_until_the_office_sets_others() {
        post(REGION + "/cycles", "{'cycle':'2031','name':'2031年度考核','period':'2031'}");
        String rules = REGION + "/cycles/2031/rules";
        get(rules)
                .body("set", is(false))
                .body("rules.acknowledgeDays", is(7))
                .body("rules.reliefDeadline", is("2031-10-31"))
                .body("rules.lights.green", is("0.95"))
                .body("version", is(1));
        String asked =
                "{'rules':{'acknowledgeDays':3,'smart':'warn','lights':{'levels':3}},'reason':'办法'}";
        post(rules, asked).statusCode(428);
        changed("1", "/cycles/2031/rules", asked).statusCode(201);
        get(rules)
                .body("set", is(true))
                .body("rules.acknowledgeDays", is(3))
                .body("rules.smart", is("warn"))
                .body("rules.lights.levels", is(3))
                .body("rules.lights.green", is("0.95"))
                .body("rules.consultation.leastDays", is(5))
                .body("version", is(2));
        changed("2", "/cycles/2031/rules", asked.replace("'levels':3", "'green':'0.5'"))
                .statusCode(400)
                .body("errors[0].pointer", is("/rules/lights/red"));
        get(REGION + "/cycles/2099/rules").statusCode(404);
    }

    @Test
    void a_goal_that_fails_the_check_is_not_submitted_and_all_that_fails_is_told() {
        post(REGION + "/cycles", "{'cycle':'2032','name':'2032年度考核','period':'2032'}");
        post(
                        REGION + "/goals",
                        "{'goal':'g-vague','title':'进一步加强营商环境建设','cycle':'2032','owner':'hexi','horizon':'annual',"
                                + "'basis':'青政发〔2032〕1号','weight':'30','person':'zhao','due':'2032-12-15'}")
                .statusCode(201);
        get(REGION + "/goals/g-vague/check")
                .body("letters.s", is("fail"))
                .body("letters.m", is("fail"))
                .body("letters.a", is("not-checked"))
                .body("letters.r", is("pass"))
                .body("letters.t", is("warn"))
                .body("findings.find { it.rule == 'M1' }.pointer", is("/measures"));
        post(REGION + "/goals/g-vague/submission", "")
                .statusCode(409)
                .body("type", is("urn:problem:smart-failed"))
                .body("errors.pointer", contains("/title", "/measures"));
        HEDONG.asks().get(REGION + "/goals/g-vague/check").then().statusCode(404);
        get(REGION + "/goals/g-nowhere/check").statusCode(404);
    }

    /** An approved goal of hexi with a measure and two milestones, written by the office. */
    private static void approvedWithMeasure(String goal, String indicator, String value) {
        post(
                        REGION + "/goals",
                        """
                        {'goal':'%s','title':'亩均产值达到%s万元','cycle':'2026','owner':'hexi','horizon':'annual',
                        'basis':'青政发〔2026〕1号','weight':'30','duty':'head','due':'2026-12-15','planWeight':'20',
                        'measures':[{'indicator':'%s','period':'2026','value':'%s','course':[
                          {'period':'2026Q2','share':'0.5'},{'period':'2026Q4','share':'1'}]}],
                        'milestones':[
                          {'milestone':'survey','title':'完成摸底','due':'2026-03-31','weight':'40','deliverable':'台账'},
                          {'milestone':'review','title':'完成复核','due':'2026-09-30','weight':'60'}]}
                        """
                                .formatted(goal, value, indicator, value)
                                .replace("\n", ""))
                .statusCode(201);
        post(REGION + "/goals/" + goal + "/submission", "").statusCode(201);
        ANOTHER_OF_THE_OFFICE
                .asks()
                .header("If-Match", "\"2\"")
                .post(REGION + "/goals/" + goal + "/approval")
                .then()
                .statusCode(201);
    }

    @Test
    void
            the_targets_of_a_goal_s_measures_are_set_when_it_is_issued_and_its_owner_acknowledges_it() {
        approvedWithMeasure("g-yield", "yield", "42");
        String targets = REGION + "/targets?unit=hexi&indicator=yield";
        get(targets).body("items", hasSize(0));
        ANOTHER_OF_THE_OFFICE
                .asks()
                .header("If-Match", "2")
                .post(REGION + "/goals/g-yield/issue")
                .then()
                .statusCode(412)
                .body("type", is("urn:problem:stale-version"));
        String issued =
                ANOTHER_OF_THE_OFFICE
                        .asks()
                        .header("If-Match", "3")
                        .post(REGION + "/goals/g-yield/issue")
                        .then()
                        .statusCode(201)
                        .header("ETag", "\"4\"")
                        .body("entries", hasSize(2))
                        .body("held", contains("yield"))
                        .extract()
                        .path("entries[0].position");
        get(targets).body("items.value", contains("42"));
        get(REGION + "/goals/g-yield")
                .body("state", is("issued"))
                .body("duty", is("head"))
                .body("measures[0].course[0].share", is("0.5"))
                .body("milestones.milestone", contains("survey", "review"))
                .body("authors", contains("office-li"))
                .body("acknowledgeBy", matchesPattern("\\d{4}-\\d\\d-\\d\\d"));
        // Issued again it is as it was, whatever its targets have become.
        ANOTHER_OF_THE_OFFICE
                .asks()
                .post(REGION + "/goals/g-yield/issue")
                .then()
                .statusCode(200)
                .body("outcome", is("unchanged"));

        String receipts = REGION + "/goals/acknowledgements?cycle=2026";
        get(receipts).body("items.find { it.goal == 'g-yield' }.acknowledged", is(nullValue()));
        get(receipts + "&overdue=true").body("items.goal", not(hasItem("g-yield")));
        post(REGION + "/goals/g-yield/acknowledgement", "{}").statusCode(403);
        HEXI.asks()
                .body(json("{'duty':'data-officer'}"))
                .post(REGION + "/goals/g-yield/acknowledgement")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", is("/duty"));
        HEXI.asks()
                .body(json("{'duty':'data-officer','person':'zhao','from':'2026-01-01'}"))
                .post(REGION + "/units/hexi/roster")
                .then()
                .statusCode(201);
        HEXI.asks()
                .body(json("{'duty':'data-officer'}"))
                .post(REGION + "/goals/g-yield/acknowledgement")
                .then()
                .statusCode(201);
        get(receipts).body("items.find { it.goal == 'g-yield' }.acknowledgedBy", is("zhao"));
        get(REGION + "/goals/g-yield").body("state", is("acknowledged"));
        get(REGION + "/goals/g-yield?asOf=" + issued).body("state", is("issued"));
        get(REGION + "/goals?indicator=yield&category=none").body("items", hasSize(0));
        get(REGION + "/goals?indicator=yield&horizon=annual&q=亩均产值达到42")
                .body("items.goal", contains("g-yield"));
        get(REGION + "/goals?parent=g-yield").body("items", hasSize(0));
        get(REGION + "/goals/g-nowhere").statusCode(404).body("type", is("urn:problem:not-found"));
    }

    @Test
    void a_goal_is_divided_among_units_and_its_parts_are_issued_where_they_make_it_up() {
        approvedWithMeasure("g-whole", "yield-whole", "1000");
        ANOTHER_OF_THE_OFFICE.asks().post(REGION + "/goals/g-whole/issue").then().statusCode(201);
        post(
                REGION + "/units",
                "{'unit':'hexi-a','name':'甲村','kind':'village','parent':'hexi','from':'2025-01-01'}");
        post(
                REGION + "/units",
                "{'unit':'hexi-b','name':'乙村','kind':'village','parent':'hexi','from':'2025-01-01'}");
        String division =
                "{'indicator':'yield-whole','mode':'%s','children':[{'goal':'g-whole-a','owner':'hexi-a','weight':'60',%s},"
                        + "{'goal':'g-whole-b','owner':'hexi-b','weight':'40',%s}]}";
        String gap = json(division.formatted("sum", "'value':'600'", "'value':'390'"));
        HEDONG.asks()
                .header("If-Match", "\"4\"")
                .body(gap)
                .post(REGION + "/goals/g-whole/decomposition")
                .then()
                .statusCode(403);
        HEXI.asks()
                .header("If-Match", "\"4\"")
                .body(gap)
                .post(REGION + "/goals/g-whole/decomposition?dryRun=true")
                .then()
                .statusCode(200)
                .body("verdict", is("gap"))
                .body("total", is("990"))
                .body("perCent", is("1"));
        get(REGION + "/goals/g-whole-a").statusCode(404);
        HEXI.asks()
                .header("If-Match", "\"4\"")
                .body(json(division.formatted("share", "'share':'0.6'", "'share':'0.4'")))
                .post(REGION + "/goals/g-whole/decomposition")
                .then()
                .statusCode(201)
                .header("ETag", "\"5\"")
                .body("entries", hasSize(3));
        get(REGION + "/goals/g-whole").body("divided[0].mode", is("share"));
        get(REGION + "/goals/g-whole/decomposition")
                .body("figures[0].whole", is("1000"))
                .body("figures[0].parts.value", contains("600", "400"))
                .body("figures[0].parts.state", contains("draft", "draft"))
                .body("without", not(hasItem("hexi-b")));
        // Who it does not concern learns nothing of drafts.
        HEDONG.asks()
                .get(REGION + "/goals/g-whole/decomposition")
                .then()
                .body("figures[0].parts", hasSize(0));
        post(REGION + "/goals/g-whole-b/withdrawal", "{'reason':'重复'}").statusCode(201);
        post(REGION + "/goals/g-whole-a/submission", "").statusCode(201);
        ANOTHER_OF_THE_OFFICE
                .asks()
                .header("If-Match", "\"2\"")
                .post(REGION + "/goals/g-whole-a/approval")
                .then()
                .statusCode(201);
        ANOTHER_OF_THE_OFFICE
                .asks()
                .post(REGION + "/goals/g-whole-a/issue")
                .then()
                .statusCode(409)
                .body("type", is("urn:problem:not-conserved"));
        get(REGION + "/goals/g-whole/decomposition")
                .body("figures[0].verdict", is("incomplete"))
                .body("without", hasItem("hexi-b"))
                .body("without", not(hasItem("hexi-a")));
        changed(
                        "5",
                        "/goals/g-whole/decomposition",
                        "{'indicator':'yield-whole','mode':'sum','tolerance':'0.5','children':[{'goal':'g-whole-a'}]}")
                .statusCode(201)
                .body("verdict", is("conserved"));
        ANOTHER_OF_THE_OFFICE
                .asks()
                .post(REGION + "/goals/g-whole-a/issue")
                .then()
                .statusCode(201)
                .body("inflated", is(nullValue()));
    }

    @Test
    void a_milestone_is_reported_by_the_owner_returned_reported_again_and_confirmed() {
        approvedWithMeasure("g-steps", "yield-steps", "42");
        ANOTHER_OF_THE_OFFICE.asks().post(REGION + "/goals/g-steps/issue").then().statusCode(201);
        String goal = REGION + "/goals/g-steps";
        get(goal).body("steps.state", contains("open", "open"));
        String survey = goal + "/milestones/survey";
        String report =
                "{'doneOn':'2026-03-28','note':'如期','evidence':[{'name':'台账.xlsx','sha256':'%s'}]}"
                        .formatted("0a".repeat(32));
        HEXI.asks()
                .body(json("{'doneOn':'2026-03-28'}"))
                .post(survey + "/report")
                .then()
                .statusCode(409)
                .body("type", is("urn:problem:evidence-missing"));
        post(survey + "/report", report).statusCode(403);
        HEDONG.asks().body(json(report)).post(survey + "/report").then().statusCode(403);
        String reported =
                HEXI.asks()
                        .body(json(report))
                        .post(survey + "/report")
                        .then()
                        .statusCode(201)
                        .header("ETag", "\"5\"")
                        .extract()
                        .path("entries[0].position");
        changed("5", "/goals/g-steps/milestones/survey/return", "{'reason':'缺签章'}").statusCode(201);
        get(goal)
                .body("steps[0].state", is("returned"))
                .body("steps[0].reason", is("缺签章"))
                .body("steps[0].evidence[0].name", is("台账.xlsx"));
        HEXI.asks().body(json(report)).post(survey + "/report").then().statusCode(201);
        changed("7", "/goals/g-steps/milestones/survey/confirmation", "").statusCode(201);
        get(goal)
                .body("steps[0].state", is("confirmed"))
                .body("steps[0].light", is("green"))
                .body("steps[0].late", is(false))
                .body("steps[0].by", is("zhao"))
                .body("light", matchesPattern("grey|green|yellow|orange|red"));
        get(REGION + "/goals?q=亩均产值达到42万元")
                .body("items.find { it.goal == 'g-steps' }.steps[0].light", is("green"));
        get(goal + "?asOf=" + reported).body("steps[0].state", is("reported"));
        // Who did it is told to the office and to the owner only.
        HEDONG.asks()
                .get(goal)
                .then()
                .body("steps[0].state", is("confirmed"))
                .body("steps[0].by", is(nullValue()))
                .body("authors", hasSize(0));
    }

    @Test
    void a_goal_is_not_issued_where_a_target_stands_at_another_figure() {
        post(
                        REGION + "/targets",
                        "{'unit':'hexi','indicator':'yield-grain','period':'2026','value':'40'}")
                .statusCode(201);
        approvedWithMeasure("g-grain", "yield-grain", "42");
        ANOTHER_OF_THE_OFFICE
                .asks()
                .post(REGION + "/goals/g-grain/issue")
                .then()
                .statusCode(409)
                .body("type", is("urn:problem:already-exists"))
                .body("errors[0].pointer", is("/measures"));
        get(REGION + "/goals/g-grain").body("state", is("approved"));
    }

    @Test
    void the_goals_of_a_duty_are_those_of_whoever_has_it_today() {
        post(REGION + "/units/hexi/roster", "{'duty':'deputy','person':'sun','from':'2025-01-01'}")
                .statusCode(201);
        post(
                        REGION + "/goals",
                        "{'goal':'g-duty','title':'a','cycle':'2026','owner':'hexi','horizon':'annual','weight':'10','duty':'deputy'}")
                .statusCode(201);
        get(REGION + "/goals?person=sun").body("items.goal", contains("g-duty"));
        get(REGION + "/goals?person=nobody").body("items", hasSize(0));
    }

    @Test
    void a_goal_that_nobody_has_approved_is_given_up() {
        post(
                        REGION + "/goals",
                        "{'goal':'g-given-up','title':'a','cycle':'2026','owner':'hexi','horizon':'annual','weight':'10'}")
                .statusCode(201);
        HEXI.asks()
                .body(json("{'reason':'与上级部署重复'}"))
                .post(REGION + "/goals/g-given-up/withdrawal")
                .then()
                .statusCode(201);
        get(REGION + "/goals?state=abandoned")
                .body("items.find { it.goal == 'g-given-up' }.remark", is("与上级部署重复"));
        HEDONG.asks().get(REGION + "/goals/g-given-up").then().statusCode(404);
    }

    @Test
    void a_department_reads_and_writes_the_goals_of_its_own_units_and_sees_issued_ones_of_others() {
        post(
                REGION + "/units",
                "{'unit':'hedong','name':'河东镇','kind':'township','unitClass':'townships','from':'2025-01-01'}");
        String goal =
                "{'goal':'g-hedong','title':'亩均产值提高','cycle':'2026','owner':'hedong','horizon':'annual','weight':'30'}";
        HEXI.asks().body(json(goal)).post(REGION + "/goals").then().statusCode(403);
        post(REGION + "/goals", goal).statusCode(201);
        for (String act : List.of("revision", "submission")) {
            HEXI.asks()
                    .header("If-Match", "\"1\"")
                    .body(
                            act.equals("revision")
                                    ? json(
                                            goal.replace("'goal':'g-hedong',", "")
                                                    .replace("hedong", "hexi"))
                                    : "")
                    .post(REGION + "/goals/g-hedong/" + act)
                    .then()
                    .statusCode(403)
                    .body("type", is("urn:problem:foreign-unit"));
        }
        HEXI.asks()
                .get(REGION + "/goals")
                .then()
                .statusCode(200)
                .body("items.goal", not(hasItem("g-hedong")));
        HEDONG.asks().get(REGION + "/goals").then().body("items.goal", hasItem("g-hedong"));
        HEDONG.asks().post(REGION + "/goals/g-hedong/submission").then().statusCode(201);
        ANOTHER_OF_THE_OFFICE
                .asks()
                .header("If-Match", "\"2\"")
                .post(REGION + "/goals/g-hedong/approval")
                .then()
                .statusCode(201);
        ANOTHER_OF_THE_OFFICE.asks().post(REGION + "/goals/g-hedong/issue").then().statusCode(201);
        HEXI.asks().get(REGION + "/goals").then().body("items.goal", hasItem("g-hedong"));
    }

    @Test
    void an_operator_of_one_region_refills_that_region_only_and_rebuilds_nothing() {
        for (String path :
                List.of(
                        "/api/v1/journals/goals/refill",
                        "/api/v1/journals/goals/refill?region=elsewhere",
                        "/api/v1/views/goals/units/rebuild")) {
            OPERATOR.asks()
                    .post(path)
                    .then()
                    .statusCode(403)
                    .body("type", is("urn:problem:foreign-region"));
        }
        OPERATOR.asks()
                .post("/api/v1/journals/goals/refill?region=qinghe-goals")
                .then()
                .statusCode(200);
    }

    @Test
    void everything_wrong_is_told_at_once() {
        post(REGION + "/units", "{'unit':'A B','name':'','from':'soon','colour':'red'}")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.pointer", contains("/unit", "/name", "/kind", "/from", "/colour"))
                .body("traceId", notNullValue());
        OFFICE.asks()
                .header("Accept-Language", "en")
                .body("{\"unit\":7}")
                .post(REGION + "/units")
                .then()
                .body("errors[0].message", equalTo("must be a string; found number"));
    }

    @Test
    void the_same_key_and_body_get_the_first_answer_and_another_body_is_refused() {
        String body = "{'unit':'key-unit','name':'钥匙','kind':'department','from':'2025-01-01'}";
        String first =
                OFFICE.asks()
                        .header("Idempotency-Key", "k1")
                        .body(json(body))
                        .post(REGION + "/units")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("entries[0].position");
        OFFICE.asks()
                .header("Idempotency-Key", "k1")
                .body(json(body))
                .post(REGION + "/units")
                .then()
                .statusCode(201)
                .body("entries[0].position", is(first));
        OFFICE.asks()
                .header("Idempotency-Key", "k1")
                .body(json(body.replace("钥匙", "别的")))
                .post(REGION + "/units")
                .then()
                .statusCode(422)
                .body("type", is("urn:problem:idempotency-key-reused"));
    }

    @Test
    void a_stale_if_match_is_refused() {
        OFFICE.asks()
                .header("If-Match", "\"7\"")
                .body(json("{'name':'河西新镇','from':'2026-06-01'}"))
                .post(REGION + "/units/hexi/name")
                .then()
                .statusCode(412)
                .body("type", is("urn:problem:stale-version"));
    }

    @Test
    void a_draft_is_revised_from_the_version_that_was_read_and_no_other() {
        String content =
                "'title':'%s','cycle':'2026','owner':'hexi','horizon':'annual','weight':'30'";
        String revision = REGION + "/goals/g-revised/revision";
        post(REGION + "/goals", "{'goal':'g-revised'," + content.formatted("一稿") + "}")
                .statusCode(201);
        String second = "{" + content.formatted("二稿") + "}";
        post(revision, second).statusCode(428).body("type", is("urn:problem:precondition-missing"));
        post(revision, "neither JSON")
                .statusCode(428)
                .body("type", is("urn:problem:precondition-missing"));
        int read =
                get(REGION + "/goals")
                        .extract()
                        .path("items.find { it.goal == 'g-revised' }.version");
        // Sent again with its key it is still the same request, though the version has moved on.
        for (int sent = 0; sent < 2; sent++) {
            OFFICE.asks()
                    .header("If-Match", "\"" + read + "\"")
                    .header("Idempotency-Key", "g-revised-2")
                    .body(json(second))
                    .post(revision)
                    .then()
                    .statusCode(201)
                    .header("ETag", is("\"" + (read + 1) + "\""));
        }
        OFFICE.asks()
                .header("If-Match", "\"" + read + "\"")
                .body(json("{" + content.formatted("三稿") + "}"))
                .post(revision)
                .then()
                .statusCode(412)
                .body("type", is("urn:problem:stale-version"));
        get(REGION + "/goals")
                .body("items.find { it.goal == 'g-revised' }.title", is("二稿"))
                .body("items.find { it.goal == 'g-revised' }.version", is(read + 1));
    }

    @Test
    void a_goal_is_approved_as_it_was_read_and_not_as_it_was_revised_meanwhile() {
        String content =
                "'title':'%s','cycle':'2026','owner':'hexi','horizon':'annual','weight':'30'";
        String goal = "/goals/g-swapped";
        post(REGION + "/goals", "{'goal':'g-swapped'," + content.formatted("一稿") + "}")
                .statusCode(201);
        post(REGION + goal + "/submission", "").statusCode(201);
        int read = goalVersion("g-swapped");
        var reviewer = ANOTHER_OF_THE_OFFICE;
        reviewer.asks().post(REGION + goal + "/approval").then().statusCode(428);
        reviewer.asks()
                .body(json("{'reason':'权重偏高'}"))
                .post(REGION + goal + "/objection")
                .then()
                .statusCode(428);
        changed(String.valueOf(read), goal + "/objection", "{'reason':'权重偏高'}").statusCode(201);
        changed(String.valueOf(read + 1), goal + "/revision", "{" + content.formatted("二稿") + "}")
                .statusCode(201);
        post(REGION + goal + "/submission", "").statusCode(201);
        reviewer.asks()
                .header("If-Match", '"' + String.valueOf(read) + '"')
                .post(REGION + goal + "/approval")
                .then()
                .statusCode(412)
                .body("type", is("urn:problem:stale-version"));
        get(REGION + "/goals").body("items.find { it.goal == 'g-swapped' }.state", is("submitted"));
        reviewer.asks()
                .header("If-Match", '"' + String.valueOf(goalVersion("g-swapped")) + '"')
                .post(REGION + goal + "/approval")
                .then()
                .statusCode(201);
    }

    private static int goalVersion(String goal) {
        return get(REGION + "/goals")
                .extract()
                .path("items.find { it.goal == '%s' }.version".formatted(goal));
    }

    @Test
    void units_are_registered_together_the_one_above_before_those_below_it_or_none_is() {
        String unit = "{'unit':'%s','name':'批量单位','kind':'office'%s,'from':'2025-01-01'}";
        String below = unit.formatted("lot-below", ",'parent':'lot-above'");
        String above = unit.formatted("lot-above", "");
        post(REGION + "/units/batches", "{'units':[" + below + "," + above + "]}")
                .statusCode(422)
                .body("type", is("urn:problem:rows-invalid"))
                .body("errors.pointer", contains("/units/0/parent"))
                .body("errors.row", contains(1));
        get(REGION + "/units").body("items.unit", not(hasItem("lot-above")));
        String right = "{'units':[" + above + "," + below + "]}";
        post(REGION + "/units/batches", right).statusCode(201).body("entries", hasSize(2));
        post(REGION + "/units/batches", right).statusCode(200).body("outcome", is("unchanged"));
        get(REGION + "/units").body("items.unit", hasItems("lot-above", "lot-below"));
    }

    @Test
    void every_change_of_a_unit_names_the_version_it_was_made_from() {
        post(
                        REGION + "/units",
                        "{'unit':'versioned','name':'一所','kind':'office','from':'2025-01-01'}")
                .statusCode(201);
        String unit = "/units/versioned";
        for (String change :
                List.of(
                        "/name|{'name':'二所','from':'2026-02-01'}",
                        "/parent|{'parent':'hexi','from':'2026-03-01','reason':'机构改革'}",
                        "/classification|{'unitClass':'townships','from':'2026-04-01'}",
                        "/abolition|{'from':'2026-05-01','reason':'机构改革'}")) {
            String path = unit + change.substring(0, change.indexOf('|'));
            String body = change.substring(change.indexOf('|') + 1);
            List<Integer> versions = get(REGION + unit).extract().path("items.version");
            int read = versions.getFirst();
            assertThat(versions).containsOnly(read);
            post(REGION + path, body)
                    .statusCode(428)
                    .body("type", is("urn:problem:precondition-missing"));
            changed(String.valueOf(read), path, body).statusCode(201);
            changed(String.valueOf(read), path, body)
                    .statusCode(412)
                    .body("type", is("urn:problem:stale-version"));
        }
    }

    @Test
    void who_lacks_a_token_a_role_or_the_region_is_told_so() {
        given().contentType(ContentType.JSON)
                .body("{}")
                .post(REGION + "/units")
                .then()
                .statusCode(401)
                .body("type", is("urn:problem:unauthenticated"))
                .header("WWW-Authenticate", "Bearer");
        String expired = Tokens.expired("office-li", "qinghe-goals", List.of("*"), "office");
        given().auth()
                .oauth2(expired)
                .get(REGION + "/units")
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
        given().auth().oauth2("not.a.token").get(REGION + "/units").then().statusCode(401);
        Person.of(Role.AUDITOR, "zheng", QINGHE)
                .asks()
                .body("{}")
                .post(REGION + "/units")
                .then()
                .statusCode(403)
                .body("type", is("urn:problem:missing-role"));
        Person.of(Role.OFFICE, "foreign", Code.of("elsewhere"))
                .asks()
                .get(REGION + "/units")
                .then()
                .statusCode(403)
                .body("type", is("urn:problem:foreign-region"));
    }

    @Test
    void a_region_that_was_not_opened_takes_nothing() {
        Person.of(Role.OFFICE, "office-li", Code.of("nowhere"))
                .asks()
                .body(json("{'unit':'x','name':'x','kind':'x','from':'2025-01-01'}"))
                .post("/api/v1/regions/nowhere/units")
                .then()
                .statusCode(409)
                .body("type", is("urn:problem:unknown-region"));
    }

    @Test
    void a_region_or_class_that_is_not_there_is_named_and_not_answered_by_nothing() {
        for (String path : List.of("/units", "/classes", "/goals", "/journals/goals/position")) {
            Person.of(Role.OFFICE, "office-li", Code.of("nowhere"))
                    .asks()
                    .get("/api/v1/regions/nowhere" + path)
                    .then()
                    .statusCode(404)
                    .body("type", is("urn:problem:not-found"))
                    .body("errors[0].message", is("没有辖区 nowhere"));
        }
        for (String path : List.of("/units?class=nobody", "/targets?class=nobody")) {
            get(REGION + path).statusCode(404).body("errors[0].message", is("该辖区没有类别 nobody"));
        }
        get(REGION + "/units?class=townships").statusCode(200);
    }

    @Test
    void an_unknown_parameter_a_foreign_path_and_a_foreign_method_are_problems() {
        get(REGION + "/units?colour=red")
                .statusCode(400)
                .body("type", is("urn:problem:unknown-parameter"));
        get(REGION + "/nothing").statusCode(404).contentType("application/problem+json");
        OFFICE.asks("text/plain")
                .body("x")
                .post(REGION + "/units")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
    }

    @Test
    void a_service_does_not_answer_in_another_ones_name() {
        for (String path :
                List.of(
                        "/api/v1/views/indicators/units/rebuild",
                        REGION + "/parked/indicators/retry")) {
            OPERATOR.everywhere()
                    .asks()
                    .post(path)
                    .then()
                    .statusCode(404)
                    .body("type", is("urn:problem:not-found"));
        }
        OPERATOR.everywhere()
                .asks()
                .get(REGION + "/positions/indicators")
                .then()
                .statusCode(404)
                .body("type", is("urn:problem:not-found"));
    }

    @Test
    void a_view_made_again_is_the_same() {
        String before = get(REGION + "/units").extract().asString();
        OPERATOR.everywhere()
                .asks()
                .post("/api/v1/views/goals/units/rebuild")
                .then()
                .statusCode(200);
        get(REGION + "/units").body(equalTo(before));
    }

    @Test
    void the_api_is_as_described() throws Exception {
        ApiDescriptions.check("goals");
    }

    /** Each needs a connection to find the position of the moment, and one for the rows. */
    @Test
    void many_reads_of_the_past_at_once_exhaust_the_pools_and_starve_nobody() throws Exception {
        post(
                REGION + "/units",
                "{'unit':'crowd','name':'一','kind':'department','from':'2025-01-01'}");
        String past = REGION + "/units?asOf=" + Instant.now().minusMillis(1);
        CountDownLatch begun = new CountDownLatch(CROWD);
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> reads = new ArrayList<>();
            for (int i = 0; i < CROWD; i++) {
                reads.add(
                        crowd.submit(
                                () -> {
                                    begun.countDown();
                                    begun.await();
                                    return OFFICE.asks().get(past).statusCode();
                                }));
            }
            begun.await();
            Future<Integer> write =
                    crowd.submit(
                            () ->
                                    OFFICE.asks()
                                            .header("If-Match", "\"1\"")
                                            .body(json("{'name':'二','from':'2025-02-01'}"))
                                            .post(REGION + "/units/crowd/name")
                                            .statusCode());
            assertThat(write.get(30, TimeUnit.SECONDS)).isEqualTo(201);
            for (Future<Integer> read : reads) {
                assertThat(read.get(30, TimeUnit.SECONDS)).isEqualTo(200);
            }
        }
    }

    @Test
    void of_two_opposite_moves_at_the_same_time_one_is_taken() throws Exception {
        try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                String left = "left-" + i;
                String right = "right-" + i;
                for (String unit : List.of(left, right)) {
                    post(
                                    REGION + "/units",
                                    "{'unit':'%s','name':'对','kind':'office','from':'2025-01-01'}"
                                            .formatted(unit))
                            .statusCode(201);
                }
                CountDownLatch begun = new CountDownLatch(2);
                Future<Integer> down = both.submit(() -> moved(begun, left, right));
                Future<Integer> up = both.submit(() -> moved(begun, right, left));
                assertThat(List.of(down.get(30, TimeUnit.SECONDS), up.get(30, TimeUnit.SECONDS)))
                        .as(left + " and " + right)
                        .containsExactlyInAnyOrder(201, 409);
            }
        }
    }

    private static int moved(CountDownLatch begun, String unit, String below)
            throws InterruptedException {
        begun.countDown();
        begun.await();
        return changed(
                        "1",
                        "/units/" + unit + "/parent",
                        "{'parent':'%s','from':'2026-01-01','reason':'x'}".formatted(below))
                .extract()
                .statusCode();
    }

    @Test
    void every_list_comes_in_pages_that_follow_one_another() {
        for (String region : List.of("paged-1", "paged-2")) {
            ADMIN.everywhere()
                    .asks()
                    .body(
                            json(
                                    "{'region':'%s','name':'x','timeZone':'Asia/Shanghai'}"
                                            .formatted(region)))
                    .post("/api/v1/regions");
        }
        post(
                REGION + "/units",
                "{'unit':'paged','name':'一','kind':'department','from':'2025-01-01'}");
        for (int month = 2; month <= 4; month++) {
            changed(
                            Integer.toString(month - 1),
                            "/units/paged/name",
                            "{'name':'名%d','from':'2025-0%d-01'}".formatted(month, month))
                    .statusCode(201);
        }
        assertThat(paged(ADMIN.everywhere(), "/api/v1/regions", "region"))
                .isEqualTo(
                        ADMIN.everywhere()
                                .asks()
                                .get("/api/v1/regions")
                                .then()
                                .extract()
                                .path("items.region"))
                .contains("paged-1", "paged-2");
        assertThat(paged(OFFICE, REGION + "/units/paged", "from"))
                .isEqualTo(List.of("2025-01-01", "2025-02-01", "2025-03-01", "2025-04-01"));
        String wrong = Base64.getUrlEncoder().encodeToString("soon".getBytes(UTF_8));
        get(REGION + "/units/paged?cursor=" + wrong)
                .statusCode(400)
                .body("errors.pointer", contains("/cursor"));
    }

    private static List<String> paged(Person person, String path, String field) {
        List<String> all = new ArrayList<>();
        String next = null;
        do {
            ValidatableResponse page =
                    person.asks()
                            .get(path + "?limit=1" + (next == null ? "" : "&cursor=" + next))
                            .then()
                            .statusCode(200)
                            .body("items", hasSize(1));
            List<String> items = page.extract().path("items." + field);
            all.addAll(items);
            next = page.extract().path("next");
        } while (next != null);
        return all;
    }

    @Test
    void a_text_that_is_none_and_a_region_never_opened_are_refused_at_every_write()
            throws Exception {
        BodySweep.check("goals", Code.of("sweep"));
    }

    @Test
    void whatever_layer_refuses_the_answer_is_a_whole_problem_document() throws Exception {
        RefusalSweep.check(RestAssured.port, "/api/v1/regions/sweep/units", Code.of("sweep"));
    }

    @Test
    void what_a_parameter_cannot_be_is_refused_by_its_name_on_every_path() throws Exception {
        ParameterSweep.check("goals", Code.of("sweep"));
    }

    @Test
    void pages_follow_one_another() {
        post(
                REGION + "/units",
                "{'unit':'page-1','name':'一','kind':'department','from':'2025-01-01'}");
        post(
                REGION + "/units",
                "{'unit':'page-2','name':'二','kind':'department','from':'2025-01-01'}");
        String next =
                get(REGION + "/units?limit=1").body("items", hasSize(1)).extract().path("next");
        get(REGION + "/units?limit=1&cursor=" + next).body("items", hasSize(1));
    }

    private static ValidatableResponse post(String path, String body) {
        return OFFICE.asks().body(json(body)).post(path).then();
    }

    /** Changes what was read at that version. */
    private static ValidatableResponse changed(String version, String path, String body) {
        return OFFICE.asks()
                .header("If-Match", '"' + version + '"')
                .body(json(body))
                .post(REGION + path)
                .then();
    }

    private static ValidatableResponse get(String path) {
        return OFFICE.asks().get(path).then();
    }

    private static String json(String body) {
        return body.replace('\'', '"');
    }
}
