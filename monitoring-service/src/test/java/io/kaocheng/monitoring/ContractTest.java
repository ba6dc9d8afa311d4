package io.kaocheng.monitoring;

import io.kaocheng.chassis.api.Description;
import io.kaocheng.testkit.ApiExamples;

import org.junit.jupiter.api.Test;

class ContractTest {

    @Test
    void every_example_is_what_it_says_it_is() throws Exception {
        ApiExamples.check(
                "monitoring",
                Description.bodies(
                        ApiExamples.resources("io.kaocheng.monitoring", "io.kaocheng.chassis")));
    }
}
