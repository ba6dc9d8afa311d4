package io.kaocheng.chassis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.ProblemCode;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;

class PagingTest {

    private static final List<String> ALL = List.of("a", "b", "c", "城", "e");

    @Test
    void a_page_has_a_hundred_rows_from_the_beginning_unless_asked_otherwise() {
        assertThat(paging(null, null)).isEqualTo(new Paging(100, ""));
        assertThat(paging("1", null).limit()).isEqualTo(1);
        assertThat(paging("1000", null).limit()).isEqualTo(1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1001", "-1", "", "ten", "1e2", "99999999999"})
    void a_limit_is_a_number_from_1_to_1000(String limit) {
        Problem problem = catchThrowableOfType(Problem.class, () -> paging(limit, null));
        assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_FIELD);
        assertThat(problem.findings().getFirst().english()).contains("1 to 1000");
    }

    @Test
    void a_cursor_nobody_gave_is_refused() {
        Problem problem = catchThrowableOfType(Problem.class, () -> paging(null, "!"));
        assertThat(problem.findings()).extracting(Finding::pointer).containsExactly("/cursor");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void pages_follow_one_another_without_gap_or_repeat_until_there_is_no_next(int limit)
            throws Exception {
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            Paging paging = paging(Integer.toString(limit), cursor);
            JsonNode page =
                    ContractJson.mapper().readTree(paging.page(after(paging), item -> item));
            assertThat(page.path("items").size()).isBetween(1, limit);
            page.path("items").forEach(item -> seen.add(item.textValue()));
            cursor = page.path("next").textValue();
        } while (cursor != null);
        assertThat(seen).isEqualTo(ALL);
    }

    @Test
    void an_empty_list_is_a_page_without_next() {
        assertThat(paging(null, null).page(List.<String>of(), item -> item))
                .isEqualTo("{\"items\":[]}");
    }

    /** The parameters as texts, as they stand in an address. */
    private static Paging paging(@Nullable String limit, @Nullable String cursor) {
        return Paging.of(limit, cursor);
    }

    /** As a table answers: what comes after the key, one row more than the page holds. */
    private static List<String> after(Paging paging) {
        int from = paging.after().isEmpty() ? 0 : ALL.indexOf(paging.after()) + 1;
        return ALL.stream().skip(from).limit(paging.probe()).toList();
    }
}
