package io.kaocheng.chassis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;

import org.junit.jupiter.api.Test;

import java.lang.reflect.Method;
import java.util.List;

class PolicyFilterTest {

    /** Endpoints as services have them. */
    static final class Endpoints {
        private Endpoints() {}

        @Allowed(Action.OPEN_REGION)
        static void openRegion() {}

        @Allowed(Action.SUBMIT_OBSERVATIONS)
        static void submit() {}

        @Allowed(Action.READ_TARGETS)
        static void targets() {}

        static void forgotten() {}
    }

    private static final Asked REGION =
            Asked.of("/api/v1/regions/qinghe/x").naming("region", "qinghe");

    private static void ask(Caller caller, String endpoint, Asked asked) {
        Method method = method(endpoint);
        ContainerRequestContext request =
                Asked.answering(
                        ContainerRequestContext.class,
                        (called, _) ->
                                switch (called) {
                                    case "getUriInfo" -> asked.uri();
                                    default -> throw new UnsupportedOperationException(called);
                                });
        ResourceInfo resource = Asked.answering(ResourceInfo.class, (_, _) -> method);
        new PolicyFilter(new Policy(caller)).filter(request, resource);
    }

    private static Method method(String name) {
        try {
            return Endpoints.class.getDeclaredMethod(name);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ProblemCode refused(Caller caller, String endpoint, Asked asked) {
        return catchThrowableOfType(Problem.class, () -> ask(caller, endpoint, asked)).code();
    }

    private static Caller department() {
        return CallerTest.holding("qinghe", List.of("hexi"), "department");
    }

    @Test
    void an_endpoint_that_is_no_action_of_the_table_answers_nobody() {
        assertThatThrownBy(
                        () ->
                                ask(
                                        CallerTest.holding("*", List.of("*"), "admin"),
                                        "forgotten",
                                        REGION))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("forgotten");
    }

    @Test
    void without_a_region_in_the_path_the_role_alone_decides() {
        Asked regions = Asked.of("/api/v1/regions");
        assertThatCode(
                        () ->
                                ask(
                                        CallerTest.holding("qinghe", List.of(), "admin"),
                                        "openRegion",
                                        regions))
                .doesNotThrowAnyException();
        assertThat(refused(department(), "openRegion", regions))
                .isEqualTo(ProblemCode.MISSING_ROLE);
    }

    @Test
    void the_region_of_the_path_is_that_of_the_token() {
        assertThatCode(() -> ask(department(), "submit", REGION)).doesNotThrowAnyException();
        assertThat(refused(department(), "submit", REGION.naming("region", "elsewhere")))
                .isEqualTo(ProblemCode.FOREIGN_REGION);
        assertThat(refused(department(), "submit", REGION.naming("region", "A B")))
                .isEqualTo(ProblemCode.INVALID_FIELD);
    }

    @Test
    void the_unit_of_the_path_or_the_query_is_one_of_the_token() {
        assertThatCode(() -> ask(department(), "submit", REGION.naming("unit", "hexi")))
                .doesNotThrowAnyException();
        assertThat(refused(department(), "submit", REGION.naming("unit", "hedong")))
                .isEqualTo(ProblemCode.FOREIGN_UNIT);
        Asked query = Asked.of("/x?unit=hedong").naming("region", "qinghe");
        assertThat(refused(department(), "submit", query)).isEqualTo(ProblemCode.FOREIGN_UNIT);
        assertThatCode(() -> ask(department(), "submit", query.naming("unit", "hexi")))
                .doesNotThrowAnyException();
    }

    @Test
    void what_is_published_of_another_unit_is_for_the_query_to_cut() {
        assertThatCode(() -> ask(department(), "targets", REGION.naming("unit", "hedong")))
                .doesNotThrowAnyException();
    }
}
