package io.kaocheng.local.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kaocheng.local.replay.Table.Column;

import org.junit.jupiter.api.Test;

import java.util.List;

class TableTest {

    private final Table table =
            new Table(
                            List.of(
                                    new Column("unit", "单位", false),
                                    new Column("total", "得分", true),
                                    new Column("note", "NOTE", false)))
                    .row(List.of("青河镇", "98.50", "a, \"b\""))
                    .row(List.of("x", "7.5", ""));

    @Test
    void chinese_characters_are_two_columns_wide() {
        assertThat(Table.width("青河镇")).isEqualTo(6);
        assertThat(Table.width("a→b")).isEqualTo(3);
        assertThat(Table.width("（全角）")).isEqualTo(8);
        assertThat(Table.width("e\u0301")).as("a combining accent has no width").isEqualTo(1);
    }

    @Test
    void columns_are_aligned_and_numbers_flush_right() {
        assertThat(table.lines())
                .containsExactly("单位     得分  NOTE", "青河镇  98.50  a, \"b\"", "x         7.5");
    }

    @Test
    void csv_has_the_names_for_scripts_and_quotes_what_would_break_it() {
        assertThat(table.csv())
                .containsExactly("unit,total,note", "青河镇,98.50,\"a, \"\"b\"\"\"", "x,7.5,");
    }

    @Test
    void a_row_with_too_few_cells_is_a_defect() {
        assertThatThrownBy(() -> table.row(List.of("x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 cells");
    }
}
