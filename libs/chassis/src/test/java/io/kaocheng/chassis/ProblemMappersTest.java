package io.kaocheng.chassis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.ProblemCode;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.pgclient.PgException;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;

class ProblemMappersTest {

    private static final Asked ASKED =
            Asked.of("/api/v1/regions/qinghe/units").with("Accept-Language", "en");

    private final ProblemMappers mappers = new ProblemMappers();

    private static JsonNode document(Response response) throws JsonProcessingException {
        assertThat(response.getMediaType()).hasToString("application/problem+json");
        JsonNode document = ContractJson.mapper().readTree(String.valueOf(response.getEntity()));
        assertThat(document.path("status").asInt()).isEqualTo(response.getStatus());
        assertThat(document.path("instance").asText()).isEqualTo("/api/v1/regions/qinghe/units");
        assertThat(document.path("title").asText()).isNotBlank();
        assertThat(document.path("errors").isArray()).isTrue();
        return document;
    }

    @Test
    void a_refusal_says_what_was_found_where_in_the_language_asked_for() throws Exception {
        Problem problem =
                new Problem(
                        ProblemCode.ROWS_INVALID,
                        List.of(
                                new Finding(
                                        "/value",
                                        3,
                                        "value",
                                        ProblemCode.INVALID_FIELD,
                                        "not a number",
                                        "不是数字"),
                                Finding.at("/unit", ProblemCode.UNKNOWN_UNIT, "none", "没有")),
                        Map.of("X-More", "yes"));

        Response english = mappers.problem(problem, ASKED.headers(), ASKED.uri());
        JsonNode document = document(english);
        assertThat(english.getStatus()).isEqualTo(422);
        assertThat(english.getHeaderString("X-More")).isEqualTo("yes");
        assertThat(english.getHeaderString("Content-Language")).isEqualTo("en");
        assertThat(document.path("type").asText()).isEqualTo("urn:problem:rows-invalid");
        assertThat(document.path("detail").asText()).isEqualTo("not a number");
        assertThat(document.path("errors").path(0))
                .isEqualTo(
                        ContractJson.mapper()
                                .readTree(
                                        """
                                        {"pointer":"/value","row":3,"column":"value",
                                         "code":"invalid-field","message":"not a number"}
                                        """));
        assertThat(document.path("errors").path(1).has("row")).isFalse();

        Asked chinese = Asked.of("/api/v1/regions/qinghe/units");
        Response other = mappers.problem(problem, chinese.headers(), chinese.uri());
        assertThat(document(other).path("detail").asText()).isEqualTo("不是数字");
        assertThat(other.getHeaderString("Content-Language")).startsWith("zh");
    }

    @Test
    void who_is_not_known_is_told_whether_a_token_is_missing_or_bad() throws Exception {
        Response missing =
                mappers.unauthenticated(new UnauthorizedException(), ASKED.headers(), ASKED.uri());
        Asked sent = ASKED.with("Authorization", "Bearer x");
        Response bad =
                mappers.badToken(new AuthenticationFailedException(), sent.headers(), sent.uri());

        for (Response response : List.of(missing, bad)) {
            assertThat(response.getStatus()).isEqualTo(401);
            assertThat(response.getHeaderString("WWW-Authenticate")).isEqualTo("Bearer");
        }
        assertThat(document(missing).path("detail").asText()).startsWith("send an Authorization");
        assertThat(document(bad).path("detail").asText()).contains("expired");
    }

    @Test
    void who_may_not_is_told_so() throws Exception {
        Response response =
                mappers.forbidden(new ForbiddenException(), ASKED.headers(), ASKED.uri());
        assertThat(document(response).path("type").asText()).isEqualTo("urn:problem:missing-role");
    }

    @ParameterizedTest
    @CsvSource({
        "401,unauthenticated,401", "403,missing-role,403", "404,not-found,404",
        "405,method-not-allowed,405", "406,not-acceptable,406", "413,body-too-large,413",
        "415,unsupported-media-type,415", "400,invalid-field,400", "500,internal,500"
    })
    void what_the_framework_refuses_is_a_problem_too(int thrown, String code, int status)
            throws Exception {
        Response response =
                mappers.framework(
                        new WebApplicationException(thrown), ASKED.headers(), ASKED.uri());
        assertThat(response.getStatus()).isEqualTo(status);
        assertThat(document(response).path("type").asText()).isEqualTo("urn:problem:" + code);
    }

    @Test
    void what_the_framework_refuses_is_told_with_what_was_found_and_what_would_be_right()
            throws Exception {
        Asked asked =
                Asked.of("/api/v1/regions/qinghe/units")
                        .with("Accept", "text/csv")
                        .with("Content-Type", "text/plain");

        assertThat(details(asked, new NotAllowedException("GET", new String[] {"PUT"})))
                .containsExactly(
                        "/api/v1/regions/qinghe/units answers GET, PUT", "此路径支持的方法为 GET、PUT");
        assertThat(details(asked, new NotAcceptableException()))
                .allSatisfy(
                        it ->
                                assertThat(it)
                                        .contains("'text/csv'", "/api/v1/regions/qinghe/units"));
        assertThat(details(asked, new NotSupportedException()))
                .allSatisfy(it -> assertThat(it).contains("'text/plain'", "application/json"));
        assertThat(details(asked, new NotFoundException()))
                .containsExactly(
                        "there is nothing at /api/v1/regions/qinghe/units",
                        "此路径不存在：/api/v1/regions/qinghe/units");
    }

    /** In English and in Chinese. */
    private List<String> details(Asked asked, WebApplicationException refusal) throws Exception {
        List<String> details = new ArrayList<>();
        for (String language : List.of("en", "zh-CN")) {
            Asked inLanguage = asked.with("Accept-Language", language);
            details.add(
                    document(mappers.framework(refusal, inLanguage.headers(), inLanguage.uri()))
                            .path("detail")
                            .asText());
        }
        return details;
    }

    @Test
    void a_defect_tells_nothing_of_the_inside() throws Exception {
        Response response =
                mappers.defect(
                        new IllegalStateException("select secret from table"),
                        ASKED.headers(),
                        ASKED.uri());
        assertThat(response.getStatus()).isEqualTo(500);
        assertThat(document(response).toString())
                .doesNotContain("secret", "Exception", "io.kaocheng");
    }

    @ParameterizedTest
    @CsvSource({
        "08006,503,unavailable", "57P01,503,unavailable", "53300,503,unavailable",
        "40001,503,unavailable", "22021,400,invalid-field", "22P02,400,invalid-field",
        "22003,400,invalid-field", "23505,500,internal", "42601,500,internal"
    })
    void what_the_database_refuses_is_told_apart_from_one_that_cannot_be_reached(
            String state, int status, String code) throws Exception {
        SQLException failure = new SQLException("a secret", state);
        for (Response response :
                List.of(
                        mappers.database(failure, ASKED.headers(), ASKED.uri()),
                        mappers.wrapped(
                                new CompletionException(failure), ASKED.headers(), ASKED.uri()),
                        mappers.wrapped(
                                new CompletionException(new IllegalStateException(failure)),
                                ASKED.headers(),
                                ASKED.uri()),
                        mappers.defect(
                                new IllegalStateException(failure), ASKED.headers(), ASKED.uri()),
                        mappers.defect(
                                new PgException("a secret", "ERROR", state, null),
                                ASKED.headers(),
                                ASKED.uri()))) {
            assertThat(response.getStatus()).isEqualTo(status);
            assertThat(document(response).path("type").asText()).isEqualTo("urn:problem:" + code);
            assertThat(document(response).toString()).doesNotContain("secret");
        }
    }

    @Test
    void at_most_a_hundred_findings_are_listed_with_the_number_of_the_others() throws Exception {
        List<Finding> many =
                IntStream.range(0, 250)
                        .mapToObj(i -> Finding.at("/f" + i, ProblemCode.INVALID_FIELD, "no", "无"))
                        .toList();
        Response response =
                mappers.problem(
                        new Problem(ProblemCode.INVALID_FIELD, many), ASKED.headers(), ASKED.uri());
        assertThat(document(response).path("errors")).hasSize(100);
        assertThat(document(response).path("unlisted").asInt()).isEqualTo(150);
        Response few =
                mappers.problem(
                        new Problem(ProblemCode.INVALID_FIELD, many.subList(0, 100)),
                        ASKED.headers(),
                        ASKED.uri());
        assertThat(document(few).has("unlisted")).isFalse();
    }
}
