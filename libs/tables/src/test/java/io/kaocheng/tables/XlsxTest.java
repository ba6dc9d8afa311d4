package io.kaocheng.tables;

import static org.assertj.core.api.Assertions.assertThat;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

class XlsxTest {

    private static final Table.Columns COLUMNS =
            new Table.Columns(List.of("unit", "value"), List.of("period", "day", "note"));

    private static byte[] book(Consumer<Workbook> fill) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "test", "1.0")) {
            fill.accept(book);
        }
        return out.toByteArray();
    }

    private static void header(Worksheet sheet) {
        List<String> names = List.of("unit", "value", "period", "day", "note");
        for (int i = 0; i < names.size(); i++) {
            sheet.value(0, i, names.get(i));
        }
    }

    private static Table read(byte[] file) {
        return Table.xlsx(file, 1_000_000, 1_000, COLUMNS);
    }

    @Test
    void a_workbook_is_read_as_the_same_table_in_csv() throws IOException {
        byte[] file =
                book(
                        book -> {
                            Worksheet sheet = book.newWorksheet("数据");
                            header(sheet);
                            sheet.value(1, 0, "east\u00a0");
                            sheet.value(1, 1, 1.1);
                            sheet.value(1, 2, 202603);
                            sheet.value(1, 3, LocalDate.of(2026, 3, 31));
                            sheet.style(1, 3).format("yyyy-mm-dd").set();
                            sheet.value(1, 4, "系统");
                            sheet.value(3, 0, "west");
                            sheet.value(3, 1, "0.30");
                            book.newWorksheet("Sheet2");
                        });
        assertThat(Table.isXlsx(file)).isTrue();
        Table table = read(file);
        assertThat(table.faults()).isEmpty();
        assertThat(table.rows())
                .containsExactly(
                        new Row(
                                2,
                                Map.of(
                                        "unit",
                                        "east",
                                        "value",
                                        "1.1",
                                        "period",
                                        "202603",
                                        "day",
                                        "2026-03-31",
                                        "note",
                                        "系统"),
                                List.of()),
                        new Row(4, Map.of("unit", "west", "value", "0.30"), List.of()));
    }

    @Test
    void a_number_has_the_digits_that_a_spreadsheet_shows() throws IOException {
        byte[] file =
                book(
                        book -> {
                            Worksheet sheet = book.newWorksheet("s");
                            header(sheet);
                            sheet.value(1, 0, "east");
                            sheet.value(1, 1, 0.1 + 0.2);
                            sheet.value(2, 0, "west");
                            sheet.value(2, 1, 1e-5);
                        });
        assertThat(read(file).rows())
                .extracting(row -> row.cells().get("value"))
                .containsExactly("0.3", "0.00001");
    }

    @Test
    void two_sheets_with_content_are_refused_by_name() throws IOException {
        byte[] file =
                book(
                        book -> {
                            header(book.newWorksheet("一月"));
                            header(book.newWorksheet("二月"));
                        });
        assertThat(read(file).faults())
                .singleElement()
                .satisfies(
                        fault -> {
                            assertThat(fault.code()).isEqualTo("several-sheets");
                            assertThat(fault.en()).contains("一月", "二月");
                        });
    }

    @Test
    void a_row_with_content_beyond_the_header_is_wrong_by_itself() throws IOException {
        byte[] file =
                book(
                        book -> {
                            Worksheet sheet = book.newWorksheet("s");
                            header(sheet);
                            sheet.value(1, 0, "east");
                            sheet.value(1, 6, "lost");
                            sheet.value(2, 0, "west");
                        });
        assertThat(read(file).rows())
                .extracting(row -> row.number() + " " + row.faults().size())
                .containsExactly("2 1", "3 0");
    }

    @Test
    void what_unpacks_into_too_much_or_is_no_workbook_is_refused() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            byte[] nothing = new byte[100_000];
            for (int i = 0; i < 100; i++) {
                zip.write(nothing);
            }
        }
        byte[] bomb = out.toByteArray();
        assertThat(bomb.length).isLessThan(100_000);
        assertThat(read(bomb).faults()).extracting(Fault::code).containsExactly("too-large");
        assertThat(read(new byte[] {'P', 'K', 3, 4, 5}).faults())
                .extracting(Fault::code)
                .containsExactly("not-a-workbook");
        ByteArrayOutputStream other = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(other)) {
            zip.putNextEntry(new ZipEntry("readme.txt"));
        }
        assertThat(read(other.toByteArray()).faults())
                .extracting(Fault::code)
                .containsExactly("not-a-workbook");
    }

    @Test
    void one_row_more_than_asked_for_is_read_of_a_longer_sheet() throws IOException {
        byte[] file =
                book(
                        book -> {
                            Worksheet sheet = book.newWorksheet("s");
                            header(sheet);
                            for (int i = 1; i <= 50; i++) {
                                sheet.value(i, 0, "u" + i);
                            }
                        });
        assertThat(Table.xlsx(file, 1_000_000, 10, COLUMNS).rows()).hasSize(11);
    }
}
