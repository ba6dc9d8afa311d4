package io.kaocheng.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

class ProblemCodeTest {

    /** Name, code and status of every problem that receipts could hold when names were stored. */
    private static final String STORED_BY_NAME =
            """
                    MALFORMED_JSON malformed-json 400
                    INVALID_FIELD invalid-field 400
                    UNKNOWN_PARAMETER unknown-parameter 400
                    UNREADABLE_ENCODING unreadable-encoding 400
                    UNAUTHENTICATED unauthenticated 401
                    MISSING_ROLE missing-role 403
                    FOREIGN_REGION foreign-region 403
                    FOREIGN_UNIT foreign-unit 403
                    NOT_FOUND not-found 404
                    METHOD_NOT_ALLOWED method-not-allowed 405
                    NOT_ACCEPTABLE not-acceptable 406
                    STALE_VERSION stale-version 412
                    BODY_TOO_LARGE body-too-large 413
                    UNSUPPORTED_MEDIA_TYPE unsupported-media-type 415
                    IDEMPOTENCY_KEY_REUSED idempotency-key-reused 422
                    ROWS_INVALID rows-invalid 422
                    PRECONDITION_MISSING precondition-missing 428
                    TOO_MANY_REQUESTS too-many-requests 429
                    INTERNAL internal 500
                    UNAVAILABLE unavailable 503
                    ALREADY_EXISTS already-exists 409
                    WRONG_STATE wrong-state 409
                    APPROVER_IS_AUTHOR approver-is-author 409
                    UNKNOWN_REGION unknown-region 409
                    UNKNOWN_UNIT unknown-unit 409
                    UNKNOWN_CLASS unknown-class 409
                    UNKNOWN_GROUP unknown-group 409
                    UNKNOWN_INDICATOR unknown-indicator 409
                    UNKNOWN_CYCLE unknown-cycle 409
                    PERIOD_CLOSED period-closed 409
                    PERIOD_IN_FUTURE period-in-future 409
                    WRONG_FREQUENCY wrong-frequency 409
                    REASON_REQUIRED reason-required 409
                    TREE_CYCLE tree-cycle 409
                    SCHEME_INVALID scheme-invalid 409
                    WEIGHTS_UNBALANCED weights-unbalanced 409
                    UNKNOWN_CUT unknown-cut 409
                    CUT_IN_FUTURE cut-in-future 409
                    CUT_NOT_CLOSED cut-not-closed 409
                    NOTHING_TO_REPLAY nothing-to-replay 409
                    RUN_OVERLAPS run-overlaps 409
                    STALE_BASE stale-base 409
                    DUPLICATE_ROW duplicate-row 422
                    """;

    static Stream<String> storedByName() {
        return STORED_BY_NAME.lines();
    }

    @ParameterizedTest
    @MethodSource("storedByName")
    void a_receipt_of_an_older_build_is_read_as_the_problem_it_named(String line) {
        List<String> stored = List.of(line.split(" ", -1));
        ProblemCode byName = ProblemCode.ofStored(stored.get(0));
        assertThat(byName.code()).isEqualTo(stored.get(1));
        assertThat(byName.status()).isEqualTo(Integer.parseInt(stored.get(2)));
        assertThat(ProblemCode.ofStored(stored.get(1))).isSameAs(byName);
    }

    @ParameterizedTest
    @EnumSource
    void every_problem_is_found_by_its_code(ProblemCode problem) {
        assertThat(ProblemCode.ofStored(problem.code())).isSameAs(problem);
        assertThat(ProblemCode.ofCode(problem.code())).containsSame(problem);
        assertThat(problem.urn()).isEqualTo("urn:problem:" + problem.code());
    }

    @Test
    void codes_are_kebab_case_and_each_is_used_once() {
        assertThat(Arrays.stream(ProblemCode.values()).map(ProblemCode::code))
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[a-z]+(-[a-z]+)*"));
    }

    @Test
    void a_text_no_build_ever_stored_is_refused() {
        assertThatThrownBy(() -> ProblemCode.ofStored("NO_SUCH_THING"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NO_SUCH_THING");
        assertThat(ProblemCode.ofCode("NOT_FOUND")).isEmpty();
    }
}
