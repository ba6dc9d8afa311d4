package io.kaocheng.goals;

import io.kaocheng.testkit.HouseRules;

import org.junit.jupiter.api.Test;

class HouseRulesTest {

    @Test
    void the_packages_are_the_moves_of_the_data_and_the_deciders_are_pure() {
        HouseRules.check("io.kaocheng.goals");
    }
}
