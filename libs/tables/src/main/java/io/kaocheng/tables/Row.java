package io.kaocheng.tables;

import java.util.List;
import java.util.Map;

/**
 * A row of a table.
 *
 * @param number as a spreadsheet program counts it, the header being 1
 * @param cells by column, without white space at their edges; blank ones are left out
 * @param faults what is wrong with the row's form; its cells mean nothing then
 */
public record Row(int number, Map<String, String> cells, List<Fault> faults) {
    public Row {
        cells = Map.copyOf(cells);
        faults = List.copyOf(faults);
    }
}
