package io.kaocheng.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SheetTest {

    private static Sheet sheet() {
        Sheet sheet = new Sheet("ingest").under("load", "1.0");
        sheet.section("batches", "rows/s", "goal")
                .row("COPY", Sheet.of(new Spread(900, 1_234.6, 2_000), 0), Sheet.text(""))
                .row("ours", Sheet.of(new Spread(90, 123, 200), 0), Sheet.text("≥ 0.25"));
        return sheet;
    }

    @Test
    void people_get_columns_under_their_titles() {
        assertThat(sheet().lines())
                .containsExactly(
                        "load: 1.0",
                        "",
                        "batches  rows/s             goal",
                        "COPY     1,235 (900–2,000)",
                        "ours     123 (90–200)       ≥ 0.25");
    }

    @Test
    void programs_get_median_lowest_and_highest() {
        var row = sheet().json().path("sections").path(0).path("rows").path(1);

        assertThat(row.path("name").asText()).isEqualTo("ours");
        assertThat(row.path("rows/s").path("median").asDouble()).isEqualTo(123);
        assertThat(row.path("rows/s").path("low").asDouble()).isEqualTo(90);
        assertThat(row.path("rows/s").path("high").asDouble()).isEqualTo(200);
        assertThat(row.path("goal").asText()).isEqualTo("≥ 0.25");
        assertThat(sheet().json().path("under").path("load").asText()).isEqualTo("1.0");
    }

    @Test
    void a_row_fills_every_column() {
        assertThatThrownBy(() -> new Sheet("x").section("t", "a", "b").row("r", Sheet.text("1")))
                .hasMessageContaining("2 cells");
    }
}
