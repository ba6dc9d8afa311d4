package io.kaocheng.chassis.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kaocheng.chassis.Problem;
import io.kaocheng.shape.Surroundings;

import org.junit.jupiter.api.Test;

class RecordBodiesTest {

    /** A body. */
    public record Row(String row) {}

    @Test
    void a_body_that_is_no_object_is_called_by_its_kind_in_both_languages() {
        Problem refused =
                catchThrowableOfType(
                        Problem.class,
                        () ->
                                RecordBodies.read(
                                        Row.class, "[]".getBytes(UTF_8), Surroundings.NONE));

        assertThat(refused.findings())
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.english()).endsWith("found array");
                            assertThat(one.chinese()).isEqualTo("请求体须为 JSON 对象，实际为 数组");
                        });
    }
}
