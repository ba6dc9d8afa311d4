package io.kaocheng.scoring.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kaocheng.scoring.Region;
import io.kaocheng.scoring.scheme.EngineId;

import org.junit.jupiter.api.Test;

class EnginesTest {

    @Test
    void an_engine_is_found_by_the_id_a_score_names() {
        assertThat(Engines.named("kc-1").id()).isEqualTo("kc-1");
        assertThat(Engines.ids()).contains("kc-1");
    }

    @Test
    void new_scores_are_made_by_an_engine_of_the_registry() {
        assertThat(Engines.named(Engines.current().id())).isSameAs(Engines.current());
    }

    @Test
    void an_engine_this_build_does_not_have_is_named_with_those_it_has() {
        assertThatThrownBy(() -> Engines.named("kc-9"))
                .isInstanceOf(UnknownEngineException.class)
                .hasMessage("no engine is called kc-9; this build scores by kc-1, kc-2");
    }

    @Test
    void scores_name_the_engine_that_made_them() {
        Region.Made made = new Region(1, false, 4, 6).make();
        assertThat(made.score(Region.YEAR).engine()).isEqualTo("kc-1");
        assertThat(made.by(EngineId.KC_2).score(Region.YEAR).engine()).isEqualTo("kc-2");
    }

    @Test
    void a_scheme_that_names_no_engine_is_scored_by_the_first_whichever_is_the_latest() {
        Region.Made made = new Region(1, false, 4, 6).make();
        CohortScores latest = Engines.current().score(made.cohort(Region.YEAR), made.facts());
        assertThat(latest.engine()).isEqualTo("kc-1");
        assertThat(latest.digest()).isEqualTo(made.score(Region.YEAR).digest());
    }
}
