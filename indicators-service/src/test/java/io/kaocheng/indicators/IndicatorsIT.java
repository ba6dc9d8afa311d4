package io.kaocheng.indicators;

import static io.restassured.RestAssured.given;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;

import io.kaocheng.shape.Shape;
import io.kaocheng.testkit.ApiDescriptions;
import io.kaocheng.testkit.Servers;
import io.kaocheng.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

import org.junit.jupiter.api.Test;

import java.util.List;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class IndicatorsIT {

    private static final String REGION = "/api/v1/regions/qinghe";
    private static final String VERSION =
            "{'effectiveFrom':'2026','direction':'up','frequency':'month','rule':{'rule':'completion'}}";

    @Test
    void an_indicator_and_a_scheme_go_all_the_way_to_enactment() {
        indicator("way");
        post(author(), REGION + "/indicators/way/versions", VERSION)
                .statusCode(201)
                .body("version", is(1));
        post(author(), REGION + "/indicators/way/versions", VERSION)
                .statusCode(200)
                .body("version", is(1));
        post(authorAndApprover(), REGION + "/indicators/way/versions/1/approval", "")
                .statusCode(409)
                .body("type", is("urn:problem:approver-is-author"));
        post(approver(), REGION + "/indicators/way/versions/1/enactment", "").statusCode(409);
        post(approver(), REGION + "/indicators/way/versions/1/approval", "").statusCode(201);
        post(approver(), REGION + "/indicators/way/versions/1/enactment", "").statusCode(201);
        get(REGION + "/indicators/way/versions")
                .body("items.stage", contains("enacted"))
                .body("items[0].hash", matchesPattern("[0-9a-f]{64}"))
                .body("items[0].definition.rule.rule", is("completion"));

        post(office(), REGION + "/schemes", scheme("way-2026", "way", "100"))
                .statusCode(201)
                .body("version", is(1));
        post(approver(), REGION + "/schemes/way-2026/versions/1/approval", "").statusCode(201);
        post(approver(), REGION + "/schemes/way-2026/versions/1/enactment", "").statusCode(201);
        get(REGION + "/schemes?cycle=2026").body("items.scheme", hasItem("way-2026"));
    }

    @Test
    void a_definition_is_drafted_again_as_it_was_read() {
        indicator("again");
        String versions = REGION + "/indicators/again/versions";
        post("chen", versions, VERSION).statusCode(201);
        post("chen", versions, json(get(versions), "items[0].definition"))
                .statusCode(200)
                .body("outcome", is("unchanged"))
                .body("version", is(1));

        post("chen", REGION + "/schemes", scheme("again-2026", "again", "100")).statusCode(201);
        String read = json(get(REGION + "/schemes?class=again-2026"), "items[0].definition");
        post("chen", REGION + "/schemes", read).statusCode(200).body("version", is(1));
    }

    @Test
    void what_a_definition_says_of_itself_is_refused_with_its_place() {
        indicator("self");
        post(
                        "chen",
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
        post(office(), REGION + "/schemes", scheme("unbalanced", "anything", "90"))
                .statusCode(409)
                .body("type", is("urn:problem:weights-unbalanced"))
                .body("errors.pointer", hasItem("/tree/children"))
                .body("errors[0].message", matchesPattern(".*90.*"));
    }

    @Test
    void a_scheme_with_an_indicator_that_is_not_in_force_is_not_enacted() {
        post(office(), REGION + "/schemes", scheme("hollow", "imagined", "100")).statusCode(201);
        post(approver(), REGION + "/schemes/hollow/versions/1/approval", "").statusCode(201);
        post(approver(), REGION + "/schemes/hollow/versions/1/enactment", "")
                .statusCode(409)
                .body("type", is("urn:problem:scheme-invalid"))
                .body("errors.pointer", hasItem("/tree/children/0/indicator"));
    }

    @Test
    void everything_wrong_with_a_definition_is_told_at_once() {
        indicator("wrong");
        post(
                        author(),
                        REGION + "/indicators/wrong/versions",
                        "{'effectiveFrom':'soon','direction':'sideways','frequency':'month','rule':{'rule':'completion','cap':'-1'},'colour':1}")
                .statusCode(400)
                .body(
                        "errors.pointer",
                        hasItems("/effectiveFrom", "/direction", "/rule/cap", "/colour"));
    }

    @Test
    void only_those_whose_part_it_is_may_do_it() {
        String department = Tokens.of("d", "qinghe", List.of("*"), "department");
        given().auth()
                .oauth2(department)
                .contentType(ContentType.JSON)
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

    private static void indicator(String code) {
        post(
                author(),
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

    /** Writes definitions. */
    private static String author() {
        return Tokens.of("chen", "qinghe", List.of("*"), "indicator-author");
    }

    /** Approves and enacts what others wrote. */
    private static String approver() {
        return Tokens.of("wang", "qinghe", List.of("*"), "indicator-approver");
    }

    /** Who wrote the definitions, and may approve those of others. */
    private static String authorAndApprover() {
        return Tokens.of("chen", "qinghe", List.of("*"), "indicator-author", "indicator-approver");
    }

    /** Puts the schemes together. */
    private static String office() {
        return Tokens.of("li", "qinghe", List.of("*"), "office");
    }

    private static ValidatableResponse post(String token, String path, String body) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(body.replace('\'', '"'))
                .post(path)
                .then();
    }

    private static String json(ValidatableResponse answer, String path) {
        return Shape.MAPPER.valueToTree(answer.extract().jsonPath().getMap(path)).toString();
    }

    private static ValidatableResponse get(String path) {
        return given().auth().oauth2(office()).get(path).then();
    }
}
