package io.kaocheng.scoring.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kaocheng.scoring.Region;

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
                .hasMessage("no engine is called kc-9; this build scores by kc-1");
    }

    @Test
    void scores_name_the_engine_that_made_them() {
        assertThat(new Region(1, false, 4, 6).make().score(Region.YEAR).engine()).isEqualTo("kc-1");
    }
}
