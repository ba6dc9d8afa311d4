package io.kaocheng.reporting;

import io.kaocheng.chassis.api.Description;
import io.kaocheng.testkit.ApiExamples;

import org.junit.jupiter.api.Test;

class ContractTest {

    @Test
    void every_example_is_what_it_says_it_is() throws Exception {
        ApiExamples.check(
                "reporting",
                Description.bodies(
                        ApiExamples.resources("io.kaocheng.reporting", "io.kaocheng.chassis")));
    }
}
