package io.kaocheng.reporting.read.scoretable;

import io.kaocheng.chassis.AsOf;
import io.kaocheng.chassis.Policy;
import io.kaocheng.chassis.Problem;
import io.kaocheng.chassis.ReceivedPositions;
import io.kaocheng.chassis.Requests;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Decimals;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.scores.ScoresEvent.BlockScore;
import io.kaocheng.contracts.scores.ScoresEvent.IndicatorScore;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.kaocheng.policy.Scope;
import io.kaocheng.reporting.read.scoretable.ScoreTable.BlockCell;
import io.kaocheng.reporting.read.scoretable.ScoreTable.Lights;
import io.kaocheng.reporting.read.scoretable.ScoreTable.Row;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;

/**
 * The score table of a class in a period, as JSON, as CSV, and as a page to print; as of a moment
 * or a cut where asked.
 */
@Path("/api/v1/regions/{region}/score-tables/{unitClass}/{period}")
@Authenticated
public class ScoreTableResource {

    /** Every version that stands is replaced by none up to here. */
    private static final long NOW = Long.MAX_VALUE - 1;

    private final Mutiny.SessionFactory sessions;
    private final ReceivedPositions past;
    private final Policy policy;
    private final Requests requests;

    ScoreTableResource(
            Mutiny.SessionFactory sessions,
            ReceivedPositions past,
            Policy policy,
            Requests requests) {
        this.sessions = sessions;
        this.past = past;
        this.policy = policy;
        this.requests = requests;
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance scoreTable(ScoreTable table, boolean english);
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Allowed(Action.READ_SCORE_TABLES)
    public Uni<String> json(
            @RestPath String region,
            @RestPath String unitClass,
            @RestPath String period,
            @RestQuery @Nullable String asOf) {
        return table(region, unitClass, period, asOf).map(ContractJson::write);
    }

    /** With a byte order mark, so that spreadsheets see that it is UTF-8. */
    @GET
    @Path("/csv")
    @Produces("text/csv")
    @Allowed(Action.READ_SCORE_TABLES)
    public Uni<Response> csv(
            @RestPath String region,
            @RestPath String unitClass,
            @RestPath String period,
            @RestQuery @Nullable String asOf) {
        return table(region, unitClass, period, asOf)
                .map(
                        table ->
                                Response.ok(csv(table))
                                        .header(
                                                "Content-Disposition",
                                                "attachment; filename=\""
                                                        + table.unitClass()
                                                        + "-"
                                                        + table.period()
                                                        + upTo(table)
                                                        + ".csv\"")
                                        .build());
    }

    /** A page without scripts, laid out for A4. */
    @GET
    @Path("/print")
    @Produces(MediaType.TEXT_HTML)
    @Allowed(Action.READ_SCORE_TABLES)
    public Uni<String> print(
            @RestPath String region,
            @RestPath String unitClass,
            @RestPath String period,
            @RestQuery @Nullable String asOf) {
        boolean english = requests.language().getLanguage().equals("en");
        return table(region, unitClass, period, asOf)
                .chain(
                        table ->
                                Uni.createFrom()
                                        .completionStage(
                                                Templates.scoreTable(table, english)
                                                        .renderAsync()));
    }

    /** For a file's name, which must not hold what a moment is written with. */
    private static String upTo(ScoreTable table) {
        return table.upTo() == null ? "" : "-" + table.upTo().replace('@', '-');
    }

    /**
     * Up to where two journals are looked at.
     *
     * @param goals of where things were named; absent where nothing was said of it, and the scores'
     *     own cut decides
     */
    private record Bounds(@Nullable String asOf, long scores, @Nullable Long goals) {

        static final Bounds PRESENT = new Bounds(null, NOW, NOW);
    }

    private Uni<ScoreTable> table(
            String region, String unitClass, String period, @Nullable String asOf) {
        requests.parameters("asOf");
        Code of = Requests.code("region", region);
        Scope scope = policy.scope(Action.READ_SCORE_TABLES, of);
        Code ofClass = Requests.code("unitClass", unitClass);
        Period in = Requests.period("period", period);
        AsOf at = AsOf.of(asOf);
        return at == null
                ? table(of, ofClass, in, scope, Bounds.PRESENT)
                : bounds(of, asOf, at).chain(bounds -> table(of, ofClass, in, scope, bounds));
    }

    /** The owners are asked off the event loop; the answer comes back to it for the session. */
    private Uni<Bounds> bounds(Code region, @Nullable String asked, AsOf at) {
        Context context = Objects.requireNonNull(Vertx.currentContext(), "a request has a context");
        return Uni.createFrom()
                .item(
                        () -> {
                            try {
                                long scores = past.in(Journal.SCORES, region, at);
                                boolean named =
                                        switch (at) {
                                            case AsOf.Moment _ -> true;
                                            case AsOf.At(var cut) -> cut.at(Journal.GOALS) > 0;
                                        };
                                return new Bounds(
                                        asked,
                                        scores,
                                        named ? past.in(Journal.GOALS, region, at) : null);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                                throw new IllegalStateException(e);
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            } catch (SQLException e) {
                                throw new CompletionException(e);
                            }
                        })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .emitOn(work -> context.runOnContext(_ -> work.run()));
    }

    private Uni<ScoreTable> table(
            Code region, Code unitClass, Period period, Scope scope, Bounds bounds) {
        return sessions.withSession(
                s ->
                        s.createSelectionQuery(
                                        """
                        from ScoreTableRow
                        where region = :region and unitClass = :class and period = :period
                          and sequence <= :at and until > :at
                          and (:all = true or unit in :mine)
                        order by coalesce(place, 1000000), unit
                        """,
                                        ScoreTableRow.class)
                                .setParameter("region", region.value())
                                .setParameter("class", unitClass.value())
                                .setParameter("period", period.toString())
                                .setParameter("at", bounds.scores())
                                .setParameter("all", scope.everything())
                                .setParameter("mine", scope.listed())
                                .getResultList()
                                .chain(
                                        rows ->
                                                names(s, region, namedAt(bounds, rows))
                                                        .map(
                                                                names ->
                                                                        table(
                                                                                region, unitClass,
                                                                                period, bounds,
                                                                                rows, names))));
    }

    private static Uni<List<NameRow>> names(Mutiny.Session session, Code region, long at) {
        return session.createSelectionQuery(
                        """
                        from NameRow
                        where region = :region and kind in ('region', 'class', 'unit')
                          and sequence <= :at and until > :at
                        """,
                        NameRow.class)
                .setParameter("region", region.value())
                .setParameter("at", at)
                .getResultList();
    }

    private static long namedAt(Bounds bounds, List<ScoreTableRow> rows) {
        Long said = bounds.goals();
        return said != null
                ? said
                : rows.stream()
                        .mapToLong(row -> Cut.parse(row.cut).at(Journal.GOALS))
                        .max()
                        .orElse(0);
    }

    private static ScoreTable table(
            Code region,
            Code unitClass,
            Period period,
            Bounds bounds,
            List<ScoreTableRow> rows,
            List<NameRow> names) {
        if (rows.isEmpty()) {
            throw new Problem(
                    ProblemCode.NOT_FOUND,
                    "the class "
                            + unitClass
                            + " has no scores in "
                            + period
                            + " that the token may see",
                    "类别 " + unitClass + " 在 " + period + " 没有可查看的得分");
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
                bounds.asOf(),
                bounds.asOf() == null
                        ? null
                        : new Position(Journal.SCORES, bounds.scores()).toString(),
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
