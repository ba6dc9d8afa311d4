package io.kaocheng.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.chassis.api.Description;
import io.kaocheng.contracts.scores.ScoresEvent.BlockScore;
import io.kaocheng.contracts.scores.ScoresEvent.IndicatorScore;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;
import io.kaocheng.evaluation.read.scoreboard.ScoredUnit;
import io.kaocheng.shape.Shape;
import io.kaocheng.testkit.ApiExamples;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class ContractTest {

    @Test
    void every_example_is_what_it_says_it_is() throws Exception {
        ApiExamples.check(
                "evaluation",
                Description.bodies(
                        ApiExamples.resources("io.kaocheng.evaluation", "io.kaocheng.chassis")));
    }

    @Test
    void a_score_is_answered_with_every_field_of_its_entry() {
        List<String> fields = new ArrayList<>(Shape.fields(UnitScored.class));
        fields.add("position");
        assertThat(Shape.fields(ScoredUnit.class)).isEqualTo(fields);
        assertThat(Shape.fields(ScoredUnit.ScoredBlock.class))
                .isEqualTo(Shape.fields(BlockScore.class));
        assertThat(Shape.fields(ScoredUnit.ScoredIndicator.class))
                .isEqualTo(Shape.fields(IndicatorScore.class));
    }
}
