package io.kaocheng.monitoring.react;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WeightedLruCacheTest {

    private final WeightedLruCache<String, String> held =
            new WeightedLruCache<>(10, String::length);

    @Test
    void what_was_used_least_recently_is_given_up_where_all_weigh_too_much() {
        held.put("a", "1234");
        held.put("b", "1234");
        assertThat(held.get("a")).isEqualTo("1234");
        held.put("c", "1234");
        assertThat(held.get("a")).isEqualTo("1234");
        assertThat(held.get("b")).isNull();
        assertThat(held.get("c")).isEqualTo("1234");
    }

    @Test
    void what_takes_the_place_of_something_weighs_for_itself_alone() {
        held.put("a", "12345678");
        held.put("a", "12");
        held.put("b", "12345678");
        assertThat(held.get("a")).isEqualTo("12");
        assertThat(held.get("b")).isEqualTo("12345678");
    }

    @Test
    void the_last_one_is_held_whatever_it_weighs() {
        held.put("a", "1");
        held.put("b", "12345678901");
        assertThat(held.get("a")).isNull();
        assertThat(held.get("b")).isEqualTo("12345678901");
        held.put("c", "1");
        assertThat(held.get("b")).isNull();
        assertThat(held.get("c")).isEqualTo("1");
    }
}
