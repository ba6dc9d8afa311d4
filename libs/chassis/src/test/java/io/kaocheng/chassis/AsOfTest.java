package io.kaocheng.chassis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.Quoted;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.OffsetDateTime;

class AsOfTest {

    private static final Cut CUT = Cut.parse("goals@812 monitoring@48213");

    @Test
    void it_is_a_moment_a_cut_or_not_asked_for() {
        assertThat(AsOf.of(null)).isNull();
        assertThat(AsOf.of("goals@812 monitoring@48213")).isEqualTo(new AsOf.At(CUT));
        assertThat(AsOf.of("2025-10-31T23:59:59+08:00"))
                .isEqualTo(new AsOf.Moment(OffsetDateTime.parse("2025-10-31T23:59:59+08:00")))
                .hasToString("2025-10-31T23:59:59+08:00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2025-10-31",
                "2025-10-31T23:59:59",
                "goals@",
                "goals@-1",
                "rivers@3",
                "goals@1 goals@2"
            })
    void what_is_neither_is_refused_with_an_example_of_both(String text) {
        Problem problem = catchThrowableOfType(Problem.class, () -> AsOf.of(text));
        assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_FIELD);
        assertThat(problem.findings()).extracting(Finding::pointer).containsExactly("/asOf");
        Finding found = problem.findings().getFirst();
        assertThat(found.english()).contains("found");
        assertThat(found.chinese()).startsWith("数据截止点须为").contains("现为 " + Quoted.of(text));
    }

    @Test
    void a_moment_still_to_come_is_refused() {
        assertThat(
                        catchThrowableOfType(Problem.class, () -> AsOf.of("2999-01-01T00:00:00Z"))
                                .code())
                .isEqualTo(ProblemCode.CUT_IN_FUTURE);
    }

    @Test
    void a_cut_says_where_the_journal_stands_and_not_beyond_its_end() {
        assertThat(AsOf.named(CUT, Journal.GOALS, 812)).isEqualTo(812);
        assertThat(AsOf.named(CUT, Journal.GOALS, 900)).isEqualTo(812);

        Problem beyond =
                catchThrowableOfType(Problem.class, () -> AsOf.named(CUT, Journal.GOALS, 811));
        assertThat(beyond.code()).isEqualTo(ProblemCode.CUT_IN_FUTURE);
        assertThat(beyond.findings().getFirst().english()).contains("goals@812", "goals@811");

        Problem unnamed =
                catchThrowableOfType(Problem.class, () -> AsOf.named(CUT, Journal.INDICATORS, 96));
        assertThat(unnamed.code()).isEqualTo(ProblemCode.UNKNOWN_CUT);
        assertThat(unnamed.findings().getFirst().english()).contains("indicators", "96");
    }

    @Test
    void a_plus_sign_that_was_not_encoded_is_read_as_what_it_was() {
        AsOf typed = AsOf.of("2026-10-31T23:59:59 08:00");
        assertThat(typed).isEqualTo(AsOf.of("2026-10-31T23:59:59+08:00"));
        assertThatThrownBy(() -> AsOf.of("2026-10-31 23:59:59")).isInstanceOf(Problem.class);
    }
}
