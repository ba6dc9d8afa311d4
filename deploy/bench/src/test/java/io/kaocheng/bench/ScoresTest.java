package io.kaocheng.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kaocheng.bench.Agreement.DisagreementException;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

class ScoresTest {

    private static final Period MAY = Period.parse("202505");

    private static Figure figure(String unit, String indicator, String value) {
        return new Figure(Code.of(unit), Code.of(indicator), MAY, new BigDecimal(value));
    }

    private static byte[] scored(String unit, long consumed, String indicators) {
        return """
        {"type":"kaocheng.scores.unit-scored.v1","recordedtime":"1970-01-01T00:00:01.000002Z","data":{"unit":"%s","period":"202505",
         "cut":"goals@9 monitoring@%d","indicators":[%s]}}
        """
                .formatted(unit, consumed, indicators)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String with(String indicator, String value) {
        return "{\"indicator\":\"%s\",\"value\":\"%s\"}".formatted(indicator, value);
    }

    @Test
    void a_submission_is_seen_in_the_first_score_of_its_unit_whose_cut_holds_it()
            throws IOException {
        Scores scores =
                new Scores(
                        List.of(figure("a", "rate", "1.5"), figure("b", "rate", "2")),
                        new long[] {7, 8});

        scores.consume(100, scored("a", 6, with("rate", "0")));
        scores.consume(200, scored("b", 8, with("rate", "2.0")));
        assertThat(scores.left()).isEqualTo(1);
        scores.consume(300, scored("a", 9, with("rate", "1.50")));
        scores.consume(400, scored("a", 12, with("rate", "1.50")));

        assertThat(scores.areAllSeen()).isTrue();
        assertThat(scores.seen()).containsExactly(300, 200);
        assertThat(scores.recorded()).containsExactly(1_000_002_000L, 1_000_002_000L);
    }

    @Test
    void one_score_may_hold_several_submissions() throws IOException {
        Scores scores =
                new Scores(
                        List.of(figure("a", "rate", "1"), figure("a", "area", "2")),
                        new long[] {7, 9});

        scores.consume(100, scored("a", 9, with("rate", "1") + "," + with("area", "2")));

        assertThat(scores.seen()).containsExactly(100, 100);
    }

    @Test
    void what_is_no_score_is_passed_over() throws IOException {
        Scores scores = new Scores(List.of(figure("a", "rate", "1")), new long[] {7});

        scores.consume(
                100,
                "{\"type\":\"kaocheng.scores.light-changed.v1\",\"data\":{\"unit\":\"a\",\"period\":\"202505\",\"cut\":\"monitoring@9\"}}"
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(scores.left()).isEqualTo(1);
    }

    @Test
    void a_score_whose_cut_includes_the_submission_with_another_value_is_a_disagreement() {
        Scores scores = new Scores(List.of(figure("a", "rate", "1")), new long[] {7});

        for (String indicators : List.of(with("rate", "2"), with("area", "1"), "")) {
            assertThatThrownBy(() -> scores.consume(100, scored("a", 7, indicators)))
                    .isInstanceOf(DisagreementException.class)
                    .hasMessageContaining("a rate 202505 1");
        }
    }
}
