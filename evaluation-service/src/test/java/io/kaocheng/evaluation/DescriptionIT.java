package io.kaocheng.evaluation;

import static io.restassured.RestAssured.given;

import static org.hamcrest.Matchers.containsString;

import io.kaocheng.testkit.ApiDescriptions;
import io.kaocheng.testkit.Servers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class DescriptionIT {

    @Test
    void the_api_is_as_described() throws Exception {
        ApiDescriptions.check("evaluation");
    }

    @Test
    void what_an_alarm_is_raised_on_can_be_measured_before_the_first_night() {
        given().get("/q/metrics")
                .then()
                .body(containsString("kaocheng_verification_differences 0.0"));
    }
}
