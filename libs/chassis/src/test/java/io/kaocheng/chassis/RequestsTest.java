package io.kaocheng.chassis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.journal.Submission;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

class RequestsTest {

    private static final Asked ASKED = Asked.of("/api/v1/regions/qinghe/units?on=2026-01-01");
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    private static Requests requests(Asked asked) {
        return new Requests(
                CallerTest.with(Map.of("sub", "9f1c")),
                asked.headers(),
                asked.uri(),
                asked.request());
    }

    private static ProblemCode refused(Runnable asking) {
        return catchThrowableOfType(Problem.class, asking::run).code();
    }

    @Test
    void who_asks_answers_for_what_is_recorded_under_the_correlation_they_sent() {
        assertThat(requests(ASKED).origin().actor()).isEqualTo("9f1c");
        assertThat(requests(ASKED).origin().correlationId()).isNull();
        assertThat(requests(ASKED.with("X-Correlation-Id", "case-7")).origin().correlationId())
                .isEqualTo("case-7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "汉"})
    void a_correlation_that_is_not_printable_is_refused(String id) {
        assertThat(refused(() -> requests(ASKED.with("X-Correlation-Id", id)).origin()))
                .isEqualTo(ProblemCode.INVALID_FIELD);
        assertThat(
                        refused(
                                () ->
                                        requests(ASKED.with("X-Correlation-Id", "x".repeat(101)))
                                                .origin()))
                .isEqualTo(ProblemCode.INVALID_FIELD);
    }

    @Test
    void a_key_stands_for_the_method_the_path_the_query_and_the_body() {
        Submission.IdempotencyKey first = key(ASKED, BODY);
        assertThat(first.key()).isEqualTo("k1");
        assertThat(key(ASKED, BODY)).isEqualTo(first);
        assertThat(key(ASKED, new byte[0])).isNotEqualTo(first);
        assertThat(key(Asked.of("/api/v1/regions/other/units?on=2026-01-01"), BODY))
                .isNotEqualTo(first);
        assertThat(key(Asked.of("/api/v1/regions/qinghe/units"), BODY)).isNotEqualTo(first);
        assertThat(key(ASKED.by("PUT"), BODY).bodyHash()).isNotEqualTo(first.bodyHash());
    }

    /** SHA-256 of path, "?", query, a line's end and body, as receipts have it that are stored. */
    @Test
    void a_key_also_has_the_hash_of_receipts_that_were_stored_before_the_method_was_part_of_it()
            throws Exception {
        byte[] hashed =
                "/api/v1/regions/qinghe/units?on=2026-01-01\n{}".getBytes(StandardCharsets.UTF_8);
        assertThat(key(ASKED, BODY).formerHash())
                .isEqualTo(
                        HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(hashed)));
    }

    @Test
    void a_change_that_would_be_recorded_twice_demands_a_key() {
        Problem problem = catchThrowableOfType(Problem.class, () -> requests(ASKED).requireKey());
        assertThat(problem.code().status()).isEqualTo(400);
        assertThat(problem.findings().getFirst().english()).contains("Idempotency-Key");
        assertThatCode(() -> requests(ASKED.with("Idempotency-Key", "k1")).requireKey())
                .doesNotThrowAnyException();
    }

    private static Submission.IdempotencyKey key(Asked asked, byte[] body) {
        return Objects.requireNonNull(requests(asked.with("Idempotency-Key", "k1")).key(body));
    }

    @Test
    void no_key_is_none() {
        assertThat(requests(ASKED).key(BODY)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "钥匙", "a\tb"})
    void a_key_is_printable_ascii_and_at_most_200_long(String key) {
        assertThat(refused(() -> requests(ASKED.with("Idempotency-Key", key)).key(BODY)))
                .isEqualTo(ProblemCode.INVALID_FIELD);
        assertThatCode(() -> requests(ASKED.with("Idempotency-Key", "x".repeat(200))).key(BODY))
                .doesNotThrowAnyException();
        assertThat(
                        refused(
                                () ->
                                        requests(ASKED.with("Idempotency-Key", "x".repeat(201)))
                                                .key(BODY)))
                .isEqualTo(ProblemCode.INVALID_FIELD);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '^',
            value = {"\"3\",3", "W/\"12\",12", "7,7", "*,", "\"999999999\",999999999"})
    void the_version_seen_is_that_of_the_etag(String match, Integer version) {
        assertThat(requests(ASKED.with("If-Match", match)).seenVersion()).isEqualTo(version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"x\"", "\"1\", \"2\"", "\"-1\"", "\"1234567890\""})
    void what_is_no_etag_of_ours_is_refused(String match) {
        assertThat(refused(() -> requests(ASKED.with("If-Match", match)).seenVersion()))
                .isEqualTo(ProblemCode.INVALID_FIELD);
    }

    @Test
    void any_version_will_do_where_none_was_seen() {
        assertThat(requests(ASKED).seenVersion()).isNull();
    }

    @Test
    void a_change_that_needs_the_version_seen_is_refused_without_it() {
        assertThat(refused(() -> requests(ASKED).requireIfMatch()))
                .isEqualTo(ProblemCode.PRECONDITION_MISSING);
        assertThat(refused(() -> requests(ASKED.with("If-Match", "3 or 4")).requireIfMatch()))
                .isEqualTo(ProblemCode.INVALID_FIELD);
        for (String match : List.of("\"3\"", "*")) {
            assertThatCode(() -> requests(ASKED.with("If-Match", match)).requireIfMatch())
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void codes_in_the_path_are_read_or_refused_by_name() {
        assertThat(Requests.code("unit", "hexi")).isEqualTo(Code.of("hexi"));
        assertThat(
                        catchThrowableOfType(Problem.class, () -> Requests.code("unit", "A B"))
                                .findings())
                .extracting(Finding::pointer)
                .containsExactly("/unit");
    }

    @Test
    void the_caller_is_spoken_to_in_the_language_asked_for() {
        assertThat(requests(ASKED.with("Accept-Language", "en")).language())
                .isEqualTo(Locale.ENGLISH);
    }
}
