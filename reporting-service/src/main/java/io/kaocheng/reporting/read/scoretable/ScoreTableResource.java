package io.kaocheng.reporting.read.scoretable;

import io.kaocheng.chassis.Caller;
import io.kaocheng.chassis.Problem;
import io.kaocheng.chassis.Requests;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Decimals;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.scores.ScoresEvent.BlockScore;
import io.kaocheng.contracts.scores.ScoresEvent.IndicatorScore;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;
import io.kaocheng.reporting.read.scoretable.ScoreTable.BlockCell;
import io.kaocheng.reporting.read.scoretable.ScoreTable.Lights;
import io.kaocheng.reporting.read.scoretable.ScoreTable.Row;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestPath;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The score table of a class in a period, as JSON, as CSV, and as a page to print. */
@Path("/api/v1/regions/{region}/score-tables/{unitClass}/{period}")
@Authenticated
public class ScoreTableResource {

    private final Mutiny.SessionFactory sessions;
    private final Caller caller;
    private final Requests requests;

    ScoreTableResource(Mutiny.SessionFactory sessions, Caller caller, Requests requests) {
        this.sessions = sessions;
        this.caller = caller;
        this.requests = requests;
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance scoreTable(ScoreTable table, boolean english);
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<String> json(
            @RestPath String region, @RestPath String unitClass, @RestPath String period) {
        return table(region, unitClass, period).map(ContractJson::write);
    }

    /** With a byte order mark, so that spreadsheets see that it is UTF-8. */
    @GET
    @Path("/csv")
    @Produces("text/csv")
    public Uni<Response> csv(
            @RestPath String region, @RestPath String unitClass, @RestPath String period) {
        return table(region, unitClass, period)
                .map(
                        table ->
                                Response.ok(csv(table))
                                        .header(
                                                "Content-Disposition",
                                                "attachment; filename=\""
                                                        + table.unitClass()
                                                        + "-"
                                                        + table.period()
                                                        + ".csv\"")
                                        .build());
    }

    /** A page without scripts, laid out for A4. */
    @GET
    @Path("/print")
    @Produces(MediaType.TEXT_HTML)
    public Uni<String> print(
            @RestPath String region, @RestPath String unitClass, @RestPath String period) {
        boolean english = requests.language().getLanguage().equals("en");
        return table(region, unitClass, period)
                .chain(
                        table ->
                                Uni.createFrom()
                                        .completionStage(
                                                Templates.scoreTable(table, english)
                                                        .renderAsync()));
    }

    private Uni<ScoreTable> table(String region, String unitClass, String period) {
        requests.parameters();
        Code of = Requests.code("region", region);
        caller.mayRead(of);
        Code ofClass = Requests.code("unitClass", unitClass);
        Period in = Requests.period("period", period);
        return sessions.withSession(
                s ->
                        s.createSelectionQuery(
                                        """
                        from ScoreTableRow
                        where region = :region and unitClass = :class and period = :period
                        order by coalesce(place, 1000000), unit
                        """,
                                        ScoreTableRow.class)
                                .setParameter("region", of.value())
                                .setParameter("class", ofClass.value())
                                .setParameter("period", in.toString())
                                .getResultList()
                                .chain(
                                        rows ->
                                                s.createSelectionQuery(
                                                                "from NameRow where region = :region",
                                                                NameRow.class)
                                                        .setParameter("region", of.value())
                                                        .getResultList()
                                                        .map(
                                                                names ->
                                                                        table(
                                                                                of, ofClass, in,
                                                                                rows, names))));
    }

    private static ScoreTable table(
            Code region,
            Code unitClass,
            Period period,
            List<ScoreTableRow> rows,
            List<NameRow> names) {
        if (rows.isEmpty()) {
            throw new Problem(
                    ProblemCode.NOT_FOUND,
                    "the class " + unitClass + " has no scores in " + period,
                    "类别 " + unitClass + " 在 " + period + " 没有得分");
        }
        Map<String, String> called = new HashMap<>();
        names.forEach(n -> called.put(n.kind + "/" + n.code, n.name));
        List<String> blocks = new ArrayList<>();
        List<Row> table = new ArrayList<>();
        ScoreTableRow latest = rows.getFirst();
        boolean incomplete = false;
        for (ScoreTableRow row : rows) {
            UnitScored score = read(row);
            if (blocks.isEmpty()) {
                score.blocks().stream()
                        .map(BlockScore::block)
                        .filter(ScoreTableResource::isTopLevel)
                        .forEach(blocks::add);
            }
            latest = row.sequence > latest.sequence ? row : latest;
            incomplete |= row.incomplete;
            table.add(
                    new Row(
                            row.place,
                            row.unit,
                            called.getOrDefault("unit/" + row.unit, row.unit),
                            row.total,
                            row.grade,
                            row.coverage,
                            blocks.stream().map(b -> cell(score, b)).toList(),
                            lights(score),
                            "scores@" + row.sequence));
        }
        return new ScoreTable(
                region.value(),
                called.getOrDefault("region/" + region, region.value()),
                unitClass.value(),
                called.getOrDefault("class/" + unitClass, unitClass.value()),
                period.toString(),
                latest.scheme,
                latest.cut,
                latest.engine,
                incomplete,
                blocks.stream().map(b -> b.substring(b.indexOf('/') + 1)).toList(),
                table);
    }

    /** One below the root: a path of two codes. */
    private static boolean isTopLevel(String path) {
        return path.indexOf('/') > 0 && path.indexOf('/') == path.lastIndexOf('/');
    }

    private static BlockCell cell(UnitScored score, String block) {
        return score.blocks().stream()
                .filter(b -> b.block().equals(block))
                .findFirst()
                .map(b -> new BlockCell(b.score(), b.rank()))
                .orElse(new BlockCell(null, null));
    }

    private static Lights lights(UnitScored score) {
        List<String> lights = score.indicators().stream().map(IndicatorScore::light).toList();
        return new Lights(
                count(lights, "green"),
                count(lights, "yellow"),
                count(lights, "orange"),
                count(lights, "red"),
                count(lights, "grey"),
                count(lights, "missing"));
    }

    private static int count(List<String> lights, String light) {
        return (int) lights.stream().filter(light::equals).count();
    }

    private static UnitScored read(ScoreTableRow row) {
        try {
            return ContractJson.mapper().readValue(row.document, UnitScored.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String csv(ScoreTable table) {
        StringWriter text = new StringWriter();
        text.write('\uFEFF');
        List<String> header =
                new ArrayList<>(
                        Arrays.asList("rank", "unit", "name", "total", "grade", "coverage"));
        header.addAll(table.blocks());
        header.addAll(List.of("green", "yellow", "orange", "red", "grey", "missing", "position"));
        try (CSVPrinter out = new CSVPrinter(text, CSVFormat.RFC4180)) {
            out.printRecord(header);
            for (Row row : table.rows()) {
                List<String> cells = new ArrayList<>();
                cells.add(row.rank() == null ? "" : row.rank().toString());
                cells.add(row.unit());
                cells.add(harmless(row.name()));
                cells.add(row.total() == null ? "" : Decimals.print(row.total()));
                cells.add(row.grade() == null ? "" : row.grade());
                cells.add(Decimals.print(row.coverage()));
                row.blockScores()
                        .forEach(
                                b -> cells.add(b.score() == null ? "" : Decimals.print(b.score())));
                Lights l = row.lights();
                for (int count :
                        new int[] {
                            l.green(), l.yellow(), l.orange(), l.red(), l.grey(), l.missing()
                        }) {
                    cells.add(Integer.toString(count));
                }
                cells.add(row.position());
                out.printRecord(cells);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** A name that a spreadsheet would take for a formula is marked as text. */
    static String harmless(String name) {
        return !name.isEmpty() && "=+-@\t\r".indexOf(name.charAt(0)) >= 0 ? "'" + name : name;
    }
}
