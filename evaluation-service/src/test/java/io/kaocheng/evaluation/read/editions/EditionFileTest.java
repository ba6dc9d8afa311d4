package io.kaocheng.evaluation.read.editions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kaocheng.contracts.Code;
import io.kaocheng.evaluation.read.editions.EditionsResource.EditionBlock;
import io.kaocheng.evaluation.read.editions.EditionsResource.EditionLights;
import io.kaocheng.evaluation.read.editions.EditionsResource.EditionRow;
import io.kaocheng.evaluation.read.runs.NamesOf.Names;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

class EditionFileTest {

    private static final EditionFile FILE =
            new EditionFile(
                    true, Names.always(Map.of(), false), Map.of("total/output", "产出"), false);

    @Test
    void each_page_is_sent_before_the_next_is_fetched() throws Exception {
        int units = 20_000;
        int page = 500;
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        List<Integer> sentAtFetch = new ArrayList<>();
        EditionPages pages =
                last -> {
                    sentAtFetch.add(to.size());
                    return page(last, page, units);
                };

        FILE.xlsx(page(null, page, units), pages, to);

        // Compressed, so that not every page makes a packet.
        assertThat(sentAtFetch).hasSize(units / page).isSorted();
        assertThat(sentAtFetch.get(units / page / 2)).isGreaterThan(to.size() / 3);
        assertThat(sentAtFetch.getLast()).isGreaterThan(to.size() * 9 / 10);
    }

    @Test
    void a_page_that_cannot_be_read_breaks_the_file_off() {
        assertThatThrownBy(
                        () ->
                                FILE.xlsx(
                                        List.of(row(1)),
                                        last -> {
                                            throw new SQLException("away");
                                        },
                                        new ByteArrayOutputStream()))
                .isInstanceOf(IOException.class);
    }

    private static List<EditionRow> page(@Nullable EditionRow last, int most, int units) {
        int from = last == null ? 1 : EditionPages.place(last) + 1;
        return IntStream.rangeClosed(from, Math.min(units, from + most - 1))
                .mapToObj(EditionFileTest::row)
                .toList();
    }

    private static EditionRow row(int n) {
        return new EditionRow(
                Code.of("u" + n),
                new BigDecimal("87.4"),
                n,
                "good",
                null,
                null,
                List.of(new EditionBlock("total/output", new BigDecimal("90"), n)),
                new EditionLights(1, 0, 0, 0, 0, 0));
    }
}
