package io.kaocheng.reporting.read.scoretable;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.contracts.ContractJson;
import io.kaocheng.reporting.read.scoretable.Pages.Line;
import io.kaocheng.reporting.read.scoretable.ScoreTable.Row;
import io.kaocheng.shape.Shape;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/** Writes a score table as JSON, a page at a time, as {@link ScoreTableFile} does. */
final class ScoreTableJson {

    private static final String ROWS = "rows";

    private ScoreTableJson() {}

    /**
     * Writes the table as {@link ScoreTable} is written.
     *
     * @param head the table without its rows
     * @param first the first page, which says which blocks there are
     */
    static void write(ScoreTable head, List<Line> first, Pages pages, OutputStream to)
            throws IOException {
        List<String> blocks = ScoreTable.blocks(first);
        try (JsonGenerator json = ContractJson.mapper().createGenerator(to)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.writeStartObject();
            for (Map.Entry<String, JsonNode> field : Shape.write(head).properties()) {
                if (!field.getKey().equals(ROWS)) {
                    json.writeFieldName(field.getKey());
                    json.writeTree(field.getValue());
                }
            }
            json.writeArrayFieldStart(ROWS);
            for (List<Line> page = first; !page.isEmpty(); page = pages.next(page.getLast())) {
                for (Line line : page) {
                    json.writeTree(Shape.write(Row.of(line, blocks)));
                }
                json.flush();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }
}
