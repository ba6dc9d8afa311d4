package io.kaocheng.reporting.read.scoretable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.scores.ScoresEvent.BlockScore;
import io.kaocheng.contracts.scores.ScoresEvent.IndicatorScore;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;
import io.kaocheng.reporting.read.scoretable.Pages.Line;
import io.kaocheng.shape.Shape;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

class ScoreTableFileTest {

    private static final ScoreTableFile.Names NAMES =
            new ScoreTableFile.Names() {
                @Override
                public String block(String scheme, String code) {
                    return code.equals("duty") ? "履职" : code;
                }

                @Override
                public String indicator(Code indicator) {
                    return "水平";
                }
            };
    private static final ScoreTableFile FILE = new ScoreTableFile(true, NAMES);

    /** Counts the lines that have been sent. */
    private static final class Counted extends OutputStream {
        private final ByteArrayOutputStream all = new ByteArrayOutputStream();
        private int lines;

        @Override
        public void write(int one) {
            all.write(one);
            lines += one == '\n' ? 1 : 0;
        }

        String text() {
            return all.toString(StandardCharsets.UTF_8);
        }
    }

    @Test
    void each_page_is_sent_before_the_next_is_fetched() throws Exception {
        int units = 20_000;
        int page = 500;
        Counted to = new Counted();
        List<Integer> sentAtFetch = new ArrayList<>();
        Pages pages =
                last -> {
                    sentAtFetch.add(to.lines);
                    return page(last, page, units);
                };

        FILE.csv(page(null, page, units), pages, to);

        assertThat(to.lines).isEqualTo(1 + units);
        // All that was fetched before is out, the header with it, whenever there is a fetch.
        assertThat(sentAtFetch)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, units / page)
                                .map(n -> 1 + n * page)
                                .boxed()
                                .toList());
        assertThat(to.text().lines().toList().getLast()).startsWith(units + ",u" + units + ",");
    }

    @Test
    void of_a_workbook_too_each_page_of_both_sheets_is_sent_before_the_next_is_fetched()
            throws Exception {
        int units = 20_000;
        int page = 500;
        Counted to = new Counted();
        List<Integer> sentAtFetch = new ArrayList<>();
        Pages pages =
                last -> {
                    sentAtFetch.add(to.all.size());
                    return page(last, page, units);
                };

        FILE.xlsx(page(null, page, units), pages, to);

        // Compressed, so that not every page makes a packet.
        assertThat(sentAtFetch).hasSize(2 * units / page).isSorted();
        assertThat(sentAtFetch.get(units / page)).isGreaterThan(to.all.size() / 3);
        assertThat(sentAtFetch.getLast()).isGreaterThan(to.all.size() * 9 / 10);
    }

    @Test
    void as_json_too_each_page_is_sent_before_the_next_is_fetched() throws Exception {
        int units = 20_000;
        int page = 500;
        Counted to = new Counted();
        List<Integer> sentAtFetch = new ArrayList<>();
        Pages pages =
                last -> {
                    sentAtFetch.add(to.all.size());
                    return page(last, page, units);
                };
        ScoreTable head =
                new ScoreTable(
                        "qinghe",
                        "清河市",
                        "townships",
                        "乡镇",
                        "2025",
                        "townships-2025@1",
                        "goals@4",
                        "kc-2",
                        false,
                        null,
                        null,
                        List.of("duty"),
                        List.of("duty"),
                        List.of());

        ScoreTableJson.write(head, page(null, page, units), pages, to);

        assertThat(sentAtFetch).hasSize(units / page).isSorted().doesNotHaveDuplicates();
        JsonNode table = ContractJson.mapper().readTree(to.text());
        assertThat(table.path("className").asText()).isEqualTo("乡镇");
        assertThat(table.path("rows")).hasSize(units);
        assertThat(table.path("rows").get(units - 1).path("unit").asText()).isEqualTo("u" + units);
        assertThat(table.path("rows").get(0))
                .isEqualTo(Shape.write(ScoreTable.Row.of(line(1), List.of("total/duty"))));
    }

    @Test
    void a_line_has_a_cell_for_each_block_below_the_top() throws Exception {
        Counted to = new Counted();
        FILE.csv(List.of(line(1)), last -> List.of(), to);
        assertThat(to.text())
                .isEqualTo(
                        "\uFEFF位次,单位代码,单位,总分,等次,数据完整率,履职,红灯,橙灯,黄灯,绿灯,灰灯,缺报,得分记录,数据未报齐\r\n"
                                + "1,u1,单位,87.4,,1,90,1,0,0,0,0,0,scores@1,是\r\n");
    }

    @Test
    void a_file_is_in_one_language() throws Exception {
        Counted to = new Counted();
        new ScoreTableFile(false, NAMES).csv(List.of(line(1)), last -> List.of(), to);
        assertThat(to.text())
                .startsWith(
                        "\uFEFFRank,Unit code,Unit,Total,Grade,Data completeness,履职,red,orange,yellow,green,")
                .endsWith("scores@1,yes\r\n");
    }

    @Test
    void a_name_that_a_spreadsheet_would_calculate_is_marked_as_text() throws Exception {
        Line line = line(1);
        for (String name : List.of("=1+1", "＝1+1", "\t=1")) {
            Counted to = new Counted();
            FILE.csv(List.of(new Line(line.score(), name, line.sequence())), last -> List.of(), to);
            assertThat(to.text()).contains("1,u1,'" + name + ",87.4");
        }
    }

    @Test
    void a_page_that_cannot_be_read_breaks_the_file_off() {
        assertThatThrownBy(
                        () ->
                                FILE.csv(
                                        List.of(line(1)),
                                        last -> {
                                            throw new SQLException("away");
                                        },
                                        new Counted()))
                .isInstanceOf(IOException.class);
    }

    private static List<Line> page(@Nullable Line last, int most, int units) {
        int from = last == null ? 1 : (int) last.sequence() + 1;
        return IntStream.rangeClosed(from, Math.min(units, from + most - 1))
                .mapToObj(ScoreTableFileTest::line)
                .toList();
    }

    private static Line line(int n) {
        return new Line(
                new UnitScored(
                        Code.of("u" + n),
                        Period.ofYear(2025),
                        Code.of("townships"),
                        "townships-2025@1",
                        new BigDecimal("87.4"),
                        n,
                        null,
                        BigDecimal.ONE,
                        List.of(
                                new BlockScore(
                                        "total", null, new BigDecimal("87.4"), n, null, null),
                                new BlockScore(
                                        "total/duty",
                                        new BigDecimal("100"),
                                        new BigDecimal("90"),
                                        n,
                                        null,
                                        null)),
                        List.of(
                                new IndicatorScore(
                                        Code.of("level"),
                                        "total/duty",
                                        1,
                                        null,
                                        null,
                                        null,
                                        "red",
                                        null,
                                        true,
                                        null,
                                        null,
                                        null)),
                        false,
                        Cut.parse("goals@4"),
                        "kc-2",
                        null,
                        null,
                        true,
                        null),
                "单位",
                n);
    }
}
