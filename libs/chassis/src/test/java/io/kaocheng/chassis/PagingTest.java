package io.kaocheng.chassis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kaocheng.chassis.api.Page;
import io.kaocheng.chassis.api.PageCursor;

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
        assertThat(paging(1, null).limit()).isEqualTo(1);
        assertThat(paging(1_000, null).limit()).isEqualTo(1_000);
    }

    @Test
    void a_cursor_nobody_gave_is_refused() {
        String given = Paging.cursor("edu-bureau");
        for (String made :
                List.of(
                        "!",
                        "",
                        "AA",
                        "bm9uc2Vuc2U",
                        given.substring(1),
                        given + "A",
                        "A" + given.substring(1))) {
            Problem problem = catchThrowableOfType(Problem.class, () -> paging(null, made));
            assertThat(problem.findings()).extracting(Finding::pointer).containsExactly("/cursor");
        }
        assertThat(paging(null, given).after()).isEqualTo("edu-bureau");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void pages_follow_one_another_without_gap_or_repeat_until_there_is_no_next(int limit) {
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            Paging paging = paging(limit, cursor);
            Page<String> page = paging.of(after(paging), item -> item);
            assertThat(page.items()).hasSizeBetween(1, limit);
            seen.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        assertThat(seen).isEqualTo(ALL);
    }

    @Test
    void an_empty_list_is_a_page_without_next() {
        assertThat(paging(null, null).of(List.<String>of(), item -> item))
                .isEqualTo(new Page<>(List.<String>of(), null));
    }

    private static Paging paging(@Nullable Integer limit, @Nullable String cursor) {
        return Paging.of(limit, cursor == null ? null : PageCursor.of(cursor));
    }

    /** As a table answers: what comes after the key, one row more than the page holds. */
    private static List<String> after(Paging paging) {
        int from = paging.after().isEmpty() ? 0 : ALL.indexOf(paging.after()) + 1;
        return ALL.stream().skip(from).limit(paging.probe()).toList();
    }
}
