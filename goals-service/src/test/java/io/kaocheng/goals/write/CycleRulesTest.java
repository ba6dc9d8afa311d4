package io.kaocheng.goals.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.goals.CycleEvent.CycleRules;
import io.kaocheng.goals.write.CycleRulesResource.ChosenRules;
import io.kaocheng.shape.Shape;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CycleRulesTest {

    private static final Period YEAR = Period.ofYear(2026);

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"lights\":{},\"calibration\":{},\"consultation\":{}}"})
    void what_nobody_chooses_is_as_where_nobody_has_set_any_rules(String asked)
            throws JsonProcessingException {
        ChosenRules chosen =
                Shape.read(ChosenRules.class, ContractJson.mapper().readTree(asked)).orThrow();
        assertThat(chosen.of(YEAR)).isEqualTo(CycleRules.defaults(YEAR));
    }
}
