package io.kaocheng.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.sql.SQLException;

class SqlFailureTest {

    /** The states are those of the PostgreSQL manual, Appendix A. */
    @ParameterizedTest
    @CsvSource({
        "08006, CONNECTION",
        "57P01, CONNECTION",
        "53300, CONNECTION",
        "57014, CONNECTION",
        "40001, SERIALIZATION",
        "40P01, SERIALIZATION",
        "55P03, SERIALIZATION",
        "23505, CONSTRAINT",
        "23514, CONSTRAINT",
        "22P02, CONSTRAINT",
        "42703, DEFECT",
        "42501, DEFECT",
        ", CONNECTION"
    })
    void a_failure_is_classified_by_its_state(String state, SqlFailure kind) {
        assertThat(SqlFailure.of(new SQLException("x", state))).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"CONNECTION, true", "SERIALIZATION, true", "CONSTRAINT, false", "DEFECT, false"})
    void only_what_can_pass_by_itself_is_tried_again(SqlFailure kind, boolean again) {
        assertThat(kind.isTransient()).isEqualTo(again);
    }
}
