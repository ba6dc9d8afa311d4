package io.kaocheng.tables;

import io.kaocheng.contracts.Decimals;
import io.kaocheng.contracts.Quoted;
import io.kaocheng.tables.Table.Raw;
import io.kaocheng.tables.Table.Unreadable;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The rows of a workbook's one sheet with content. A number is read with the 15 digits that a
 * spreadsheet program shows, a day as 2026-03-31, a formula as what it came to when it was saved.
 */
final class Xlsx {

    private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_UP);
    private static final int COLUMNS = 200;

    private Xlsx() {}

    static List<Raw> parse(byte[] file, long bytes, int most) throws Unreadable {
        checkSize(file, bytes);
        try (ReadableWorkbook book =
                new ReadableWorkbook(
                        new ByteArrayInputStream(file), new ReadingOptions(true, false))) {
            List<Raw> found = List.of();
            String name = "";
            for (Sheet sheet : book.getSheets().toList()) {
                List<Raw> rows = rows(sheet, most);
                if (rows.isEmpty()) {
                    continue;
                }
                if (!found.isEmpty()) {
                    throw new Unreadable(
                            new Fault(
                                    0,
                                    null,
                                    "several-sheets",
                                    "the sheets "
                                            + Quoted.of(name)
                                            + " and "
                                            + Quoted.of(sheet.getName())
                                            + " both have content; leave one",
                                    "工作表 "
                                            + Quoted.of(name)
                                            + " 与 "
                                            + Quoted.of(sheet.getName())
                                            + " 均有内容，请只保留一个"));
                }
                found = rows;
                name = sheet.getName();
            }
            return found;
        } catch (IOException | ExcelReaderException | IllegalArgumentException e) {
            throw noWorkbook();
        }
    }

    private static List<Raw> rows(Sheet sheet, int most) throws IOException, Unreadable {
        List<Raw> rows = new ArrayList<>();
        boolean any = false;
        try (Stream<Row> stream = sheet.openStream()) {
            Iterator<Row> each = stream.iterator();
            // The header, as many as there may be, and one more that shows there were too many.
            while (each.hasNext() && rows.size() < most + 2L) {
                Raw row = row(each.next());
                if (row.fault() != null || row.cells().stream().anyMatch(c -> !c.isEmpty())) {
                    rows.add(row);
                    any = true;
                }
            }
        }
        return any ? rows : List.of();
    }

    private static Raw row(Row row) throws Unreadable {
        List<String> cells = new ArrayList<>();
        Fault fault = null;
        for (Cell cell : row) {
            if (cell == null) {
                cells.add("");
                continue;
            }
            int column = cell.getColumnIndex();
            if (column >= COLUMNS) {
                if (!cell.getRawValue().isBlank()) {
                    throw new Unreadable(
                            new Fault(
                                    row.getRowNum(),
                                    null,
                                    "too-many-columns",
                                    "at most " + COLUMNS + " columns",
                                    "至多 " + COLUMNS + " 列"));
                }
                continue;
            }
            while (cells.size() < column) {
                cells.add("");
            }
            if (cell.getType() == CellType.ERROR) {
                fault =
                        new Fault(
                                row.getRowNum(),
                                null,
                                "formula-error",
                                "cell "
                                        + cell.getAddress()
                                        + " holds an error, "
                                        + Quoted.of(String.valueOf(cell.getRawValue())),
                                "单元格 "
                                        + cell.getAddress()
                                        + " 为错误值 "
                                        + Quoted.of(String.valueOf(cell.getRawValue())));
            }
            cells.add(Table.trimmed(text(cell)));
        }
        return new Raw(row.getRowNum(), cells, fault);
    }

    private static String text(Cell cell) {
        String raw = cell.getRawValue();
        if (raw == null) {
            return "";
        }
        return switch (cell.getType()) {
            case NUMBER -> isMoment(cell) ? moment(cell.asDate()) : number(raw);
            case FORMULA -> isNumber(raw) ? number(raw) : raw;
            case STRING -> cell.asString();
            case BOOLEAN -> String.valueOf(cell.asBoolean());
            case ERROR, EMPTY -> raw;
        };
    }

    private static String number(String raw) {
        BigDecimal shown = new BigDecimal(raw).round(SHOWN);
        // A number as long as a chain of digits is text to a person; it is refused by its length.
        return Math.abs((long) shown.scale()) > 400 ? raw : Decimals.print(shown);
    }

    private static boolean isNumber(String raw) {
        return raw.matches("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]{1,3})?");
    }

    /** Whether its format shows a day: with a year or a day in it, outside quotes and colours. */
    private static boolean isMoment(Cell cell) {
        @Nullable String format = cell.getDataFormatString();
        if (format == null) {
            return false;
        }
        String bare =
                format.toLowerCase(Locale.ROOT)
                        .replaceAll("\"[^\"]*\"|\\[[^]]*]|\\\\.|_.|\\*.", "");
        return !bare.contains("general") && (bare.contains("y") || bare.contains("d"));
    }

    private static String moment(LocalDateTime moment) {
        return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? moment.toLocalDate().toString()
                : moment.toString();
    }

    /** A few bytes may unpack into gigabytes: they are counted before anything is read. */
    private static void checkSize(byte[] file, long most) throws Unreadable {
        long left = most;
        byte[] buffer = new byte[1 << 16];
        try (ZipFile zip = ZipFile.builder().setByteArray(file).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                try (InputStream in = zip.getInputStream(entry)) {
                    left -= length(in, buffer, left);
                }
                if (left < 0) {
                    throw new Unreadable(
                            new Fault(
                                    0,
                                    null,
                                    "too-large",
                                    "unpacks into more than " + most + " bytes",
                                    "解压后超过 " + most + " 字节"));
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw noWorkbook();
        }
    }

    private static long length(InputStream in, byte[] buffer, long most) throws IOException {
        long length = 0;
        for (int read = in.read(buffer); read >= 0 && length <= most; read = in.read(buffer)) {
            length += read;
        }
        return length;
    }

    private static Unreadable noWorkbook() {
        return new Unreadable(
                new Fault(
                        0,
                        null,
                        "not-a-workbook",
                        "cannot be read as an XLSX workbook; save it anew as XLSX or CSV UTF-8",
                        "无法按 XLSX 工作簿读取，请重新另存为 XLSX 或 CSV UTF-8"));
    }
}
