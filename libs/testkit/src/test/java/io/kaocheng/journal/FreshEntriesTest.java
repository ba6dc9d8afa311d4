package io.kaocheng.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Collections;
import java.util.List;

class FreshEntriesTest {

    private final FreshEntries fresh = new FreshEntries();

    @Test
    void what_follows_an_entry_is_given_on_piece_by_piece() {
        fresh.add("north", 1, List.of("1", "2", "3"));
        fresh.add("south", 1, List.of("s1"));
        fresh.add("north", 4, List.of("4"));
        assertThat(fresh.after("north", 0, 2)).containsExactly("1", "2");
        assertThat(fresh.after("north", 2, 10)).containsExactly("3");
        assertThat(fresh.after("north", 3, 10)).containsExactly("4");
        assertThat(fresh.after("north", 4, 10)).isEmpty();
        assertThat(fresh.after("south", 0, 10)).containsExactly("s1");
    }

    @Test
    void nothing_is_given_where_the_next_one_is_missing() {
        fresh.add("north", 5, List.of("5", "6"));
        assertThat(fresh.after("north", 3, 10)).isEmpty();
        assertThat(fresh.after("north", 5, 10)).containsExactly("6");
        assertThat(fresh.after("west", 0, 10)).isEmpty();
    }

    @Test
    void what_was_sent_is_forgotten_even_where_a_refill_asks_for_it_again() {
        fresh.add("north", 1, List.of("1", "2"));
        assertThat(fresh.after("north", 2, 10)).isEmpty();
        assertThat(fresh.after("north", 0, 10)).isEmpty();
    }

    @Test
    void it_holds_so_much_and_no_more_until_some_of_it_was_sent() {
        String long1 = "x".repeat(9 << 20);
        fresh.add("north", 1, List.of(long1));
        fresh.add("north", 2, List.of(long1));
        fresh.add("north", 3, List.of("3"));
        assertThat(fresh.after("north", 1, 10)).isEmpty();
        assertThat(fresh.after("north", 2, 10)).containsExactly("3");
        fresh.add("north", 4, List.of(long1));
        assertThat(fresh.after("north", 3, 10)).containsExactly(long1);
    }

    @Test
    void a_piece_that_was_passed_over_leaves_room() {
        for (int i = 0; i < 100; i++) {
            fresh.add("r-" + i, 1, Collections.nCopies(1_000, "x".repeat(800)));
            assertThat(fresh.after("r-" + i, 0, 10_000)).hasSize(1_000);
            assertThat(fresh.after("r-" + i, 1_000, 10_000)).isEmpty();
        }
    }

    @Test
    void cleared_it_knows_nothing() {
        fresh.add("north", 1, List.of("1"));
        fresh.clear();
        assertThat(fresh.after("north", 0, 10)).isEmpty();
    }
}
