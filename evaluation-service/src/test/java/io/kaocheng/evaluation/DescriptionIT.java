package io.kaocheng.evaluation;

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
}
