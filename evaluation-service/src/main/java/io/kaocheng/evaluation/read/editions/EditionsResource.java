package io.kaocheng.evaluation.read.editions;

import io.kaocheng.chassis.Paging;
import io.kaocheng.chassis.Problem;
import io.kaocheng.chassis.Requests;
import io.kaocheng.chassis.api.Page;
import io.kaocheng.chassis.api.PageRequest;
import io.kaocheng.chassis.api.Refuses;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.UnreadableEntryException;
import io.kaocheng.contracts.evaluation.EditionEvent.Causes;
import io.kaocheng.contracts.evaluation.EditionEvent.EditionPublished;
import io.kaocheng.contracts.evaluation.EditionEvent.Row;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;
import io.kaocheng.evaluation.read.runs.NamesOf;
import io.kaocheng.evaluation.read.runs.NamesOf.Names;
import io.kaocheng.journal.CorruptStreamException;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.kaocheng.tables.Words;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

/** The published score tables, as they were published. */
@Path("/api/v1/regions/{region}/editions")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
public class EditionsResource {

    /**
     * Of the edition {@code e}: whether its run could not read an entry, or one of its cut is
     * parked now.
     */
    private static final String INCOMPLETE =
            """
            (exists (select 1
                     from run_result r
                     where r.region = e.region and r.run = e.run and r.period = e.period and r.unit_class = e.unit_class
                       and r.after::json ->> 'incomplete' = 'true')
             or exists (select 1
                        from parked p
                        where p.region = e.region
                          and p.subscriber = 'live-scoring'
                          and p.sequence <= substring(e.document::json ->> 'cut' from p.journal || '@([0-9]+)')::bigint))
            """;

    private final DataSource source;

    private static final String HASH =
            "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef";

    private final NamesOf names;
    private final Requests requests;

    EditionsResource(DataSource source, NamesOf names, Requests requests) {
        this.source = source;
        this.names = names;
        this.requests = requests;
    }

    /** A published score table, without its rows. */
    public record Edition(
            @Schema(examples = "bureaus") Code unitClass,
            Period period,
            @Schema(description = "from 1 within class and period", examples = "2") int number,
            @Schema(
                            description = "the promoted run it was published from",
                            examples = EditionsResource.HASH)
                    String run,
            @Schema(description = "what it was computed from") Cut cut,
            @Schema(examples = "kc-1") String engine,
            @Schema(description = "SHA-256 over its rows", examples = EditionsResource.HASH)
                    String root,
            @Schema(description = "the edition before it; absent of the first", examples = "1")
                    @Nullable Integer supersedes,
            @Schema(examples = "年度考核结果") String reason,
            @Schema(description = "who published it, by subject id", examples = "li")
                    String publisher,
            @Schema(description = "what the publisher is called", examples = "李明")
                    @Nullable String publisherName,
            Instant published,
            @Schema(description = "the edition that took its place") @Nullable Integer superseded,
            @Schema(
                            description =
                                    "whether an entry that it was computed from could not be read, or"
                                            + " has been parked since")
                    boolean incomplete) {}

    /** A published score table. */
    public record EditionTable(
            @Schema(examples = "bureaus") Code unitClass,
            Period period,
            @Schema(description = "from 1 within class and period", examples = "2") int number,
            @Schema(
                            description = "the promoted run it was published from",
                            examples = EditionsResource.HASH)
                    String run,
            @Schema(description = "what it was computed from") Cut cut,
            @Schema(examples = "kc-1") String engine,
            @Schema(description = "SHA-256 over its rows", examples = EditionsResource.HASH)
                    String root,
            @Schema(description = "the edition before it; absent of the first", examples = "1")
                    @Nullable Integer supersedes,
            @Schema(examples = "年度考核结果") String reason,
            @Schema(description = "who published it, by subject id", examples = "li")
                    String publisher,
            @Schema(description = "what the publisher is called", examples = "李明")
                    @Nullable String publisherName,
            Instant published,
            @Schema(description = "the edition that took its place") @Nullable Integer superseded,
            @Schema(
                            description =
                                    "whether an entry that it was computed from could not be read, or"
                                            + " has been parked since")
                    boolean incomplete,
            @Schema(description = "in order of the units' codes") List<EditionRow> rows) {

        Edition withoutRows() {
            return new Edition(
                    unitClass,
                    period,
                    number,
                    run,
                    cut,
                    engine,
                    root,
                    supersedes,
                    reason,
                    publisher,
                    publisherName,
                    published,
                    superseded,
                    incomplete);
        }
    }

    /** A unit's place in an edition, and what changed against the one before it. */
    public record EditionRow(
            @Schema(examples = "edu-bureau") Code unit,
            @Schema(examples = "91.2") @Nullable BigDecimal total,
            @Schema(examples = "1") @Nullable Integer rank,
            @Schema(examples = "excellent") @Nullable String grade,
            @Schema(description = "the total in the edition before", examples = "90.7")
                    @Nullable BigDecimal was,
            @Schema(
                            description = "total less was, by what caused it",
                            examples =
                                    "{\"data\":\"0.5\",\"target\":\"0\",\"rule\":\"0\",\"weight\":\"0\",\"unitTree\":\"0\",\"peers\":\"0\"}")
                    @Nullable Causes change,
            @Schema(description = "the blocks below the top, in the scheme's order")
                    List<EditionBlock> blocks,
            @Schema(description = "how many indicators have which light")
                    @Nullable EditionLights lights) {

        static EditionRow of(Row row, @Nullable UnitScored score) {
            return new EditionRow(
                    row.unit(),
                    row.total(),
                    row.rank(),
                    row.grade(),
                    row.was(),
                    row.change(),
                    score == null
                            ? List.of()
                            : score.blocks().stream()
                                    .filter(block -> block.block().indexOf('/') > 0)
                                    .filter(
                                            block ->
                                                    block.block().indexOf('/')
                                                            == block.block().lastIndexOf('/'))
                                    .map(
                                            block ->
                                                    new EditionBlock(
                                                            block.block(),
                                                            block.score(),
                                                            block.rank()))
                                    .toList(),
                    score == null ? null : EditionLights.of(score));
        }
    }

    /** A unit's score in a block. */
    public record EditionBlock(
            @Schema(description = "the path of codes from the top", examples = "total/output")
                    String block,
            @Schema(examples = "90") @Nullable BigDecimal score,
            @Schema(examples = "1") @Nullable Integer rank) {}

    /** How many indicators have which light. */
    public record EditionLights(
            @Schema(examples = "8") int green,
            @Schema(examples = "1") int yellow,
            @Schema(examples = "0") int orange,
            @Schema(examples = "1") int red,
            @Schema(examples = "0") int grey,
            @Schema(examples = "0") int missing) {

        static EditionLights of(UnitScored score) {
            return new EditionLights(
                    count(score, "green"),
                    count(score, "yellow"),
                    count(score, "orange"),
                    count(score, "red"),
                    count(score, "grey"),
                    count(score, "missing"));
        }

        private static int count(UnitScored score, String light) {
            return (int)
                    score.indicators().stream().filter(one -> one.light().equals(light)).count();
        }
    }

    @GET
    @Allowed(Action.READ_EDITIONS)
    @Operation(
            summary =
                    "The editions without their rows, of a class or period where asked, newest first")
    public Page<Edition> editions(
            @RestPath Code region,
            @RestQuery("class") @Nullable Code unitClass,
            @RestQuery @Nullable Period period,
            @BeanParam PageRequest page)
            throws SQLException {
        Paging paging = page.paging();
        Key after = paging.after().isEmpty() ? Key.FIRST : Key.parse(paging.after());
        return paging.of(
                list(region, unitClass, period, after, paging.probe()), e -> Key.of(e).toString());
    }

    /** Where an edition stands in the list. */
    private record Key(Instant published, String period, String unitClass, int number) {

        /** Before all others, which were published before. */
        static final Key FIRST = new Key(Instant.parse("9999-01-01T00:00:00Z"), "", "", 0);

        static Key of(Edition edition) {
            return new Key(
                    edition.published(),
                    edition.period().toString(),
                    edition.unitClass().value(),
                    edition.number());
        }

        static Key parse(String cursor) {
            String[] parts = cursor.split("/", -1);
            try {
                if (parts.length == 4) {
                    return new Key(
                            Instant.parse(parts[0]),
                            parts[1],
                            parts[2],
                            Integer.parseInt(parts[3]));
                }
            } catch (DateTimeParseException | NumberFormatException e) {
                throw Paging.noCursor(cursor);
            }
            throw Paging.noCursor(cursor);
        }

        @Override
        public String toString() {
            return published + "/" + period + "/" + unitClass + "/" + number;
        }
    }

    @GET
    @Path("/{unitClass}/{period}/{number}")
    @Allowed(Action.READ_EDITIONS)
    @Operation(
            summary =
                    "An edition with its rows, each with what changed against the edition before,"
                            + " and why")
    public EditionTable edition(
            @RestPath Code region,
            @RestPath Code unitClass,
            @RestPath Period period,
            @RestPath int number)
            throws SQLException {
        EditionTable found = find(region, unitClass, period, number);
        if (found == null) {
            throw new Problem(
                    ProblemCode.NOT_FOUND,
                    "there is no edition " + number + " of " + unitClass + " in " + period,
                    "类别 " + unitClass + " 在" + Words.period(period, true) + "没有第 " + number + " 版");
        }
        return found;
    }

    @GET
    @Path("/{unitClass}/{period}/{number}/xlsx")
    @Produces("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    @Allowed(Action.READ_EDITIONS)
    @Operation(
            summary = "An edition as a workbook",
            description =
                    "Every unit with blocks, lights and, where it took the place of another edition, what changed and why; in the language asked for, with names beside codes.")
    @Refuses(ProblemCode.NOT_FOUND)
    @APIResponse(
            responseCode = "200",
            description = "The table",
            content =
                    @Content(
                            mediaType =
                                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                            schema = @Schema(format = "binary")))
    public RestResponse<StreamingOutput> editionAsXlsx(
            @RestPath Code region,
            @RestPath Code unitClass,
            @RestPath Period period,
            @RestPath int number)
            throws SQLException {
        EditionTable edition = edition(region, unitClass, period, number);
        boolean chinese = Words.isChinese(requests.language());
        Names called = names.of(region, !chinese).in(period);
        EditionFile file = new EditionFile(chinese, called, blocks(region, edition, called));
        StreamingOutput content = to -> file.xlsx(edition, to);
        return RestResponse.ResponseBuilder.ok(content)
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"%s-%s-%d.xlsx\""
                                .formatted(unitClass, period, number))
                .build();
    }

    /** What the blocks are called in the scheme that its units were scored by, by path. */
    private Map<String, String> blocks(Code region, EditionTable edition, Names called)
            throws SQLException {
        String scheme = scheme(region, edition);
        Map<String, String> blocks = new LinkedHashMap<>();
        edition.rows().stream()
                .flatMap(row -> row.blocks().stream())
                .map(EditionBlock::block)
                .forEach(path -> blocks.put(path, called.block(scheme, lastOf(path))));
        return blocks;
    }

    private static String lastOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The scheme that its units were scored by, with its version; empty where none was scored. */
    private String scheme(Code region, EditionTable edition) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                        select after::json ->> 'scheme'
                        from run_result
                        where region = ? and run = ? and unit_class = ? and period = ? and after is not null
                        limit 1
                        """)) {
            select.setString(1, region.value());
            select.setString(2, edition.run());
            select.setString(3, edition.unitClass().value());
            select.setString(4, edition.period().toString());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getString(1) : "";
            }
        }
    }

    private @Nullable EditionTable find(Code region, Code unitClass, Period period, int number)
            throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                        select document, superseded, published, name, %s
                        from edition e
                        left join person on subject = document::json ->> 'publisher'
                        where e.region = ? and unit_class = ? and period = ? and number = ?
                        """
                                        .formatted(INCOMPLETE))) {
            select.setString(1, region.value());
            select.setString(2, unitClass.value());
            select.setString(3, period.toString());
            select.setInt(4, number);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? table(row, true, connection, region) : null;
            }
        }
    }

    /** Without their rows, which stay where they are. */
    private List<Edition> list(
            Code region, @Nullable Code unitClass, @Nullable Period period, Key after, int limit)
            throws SQLException {
        List<Edition> found = new ArrayList<>();
        try (Connection connection = source.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                        select (document::jsonb || '{"rows":[]}')::text, superseded, published, name, %s
                        from (
                          select document, superseded, published, region, run, period, unit_class, number
                          from edition
                          where region = ? and (cast(? as text) is null or unit_class = ?)
                            and (cast(? as text) is null or period = ?)
                            and (published < ? or published = ? and (period, unit_class, number) > (?, ?, ?))
                          order by published desc, period, unit_class, number
                          limit ?
                        ) e
                        left join person on subject = document::json ->> 'publisher'
                        order by published desc, period, unit_class, number
                        """
                                        .formatted(INCOMPLETE))) {
            String ofClass = unitClass == null ? null : unitClass.value();
            String in = period == null ? null : period.toString();
            select.setString(1, region.value());
            select.setString(2, ofClass);
            select.setString(3, ofClass);
            select.setString(4, in);
            select.setString(5, in);
            select.setObject(6, after.published().atOffset(ZoneOffset.UTC));
            select.setObject(7, after.published().atOffset(ZoneOffset.UTC));
            select.setString(8, after.period());
            select.setString(9, after.unitClass());
            select.setInt(10, after.number());
            select.setInt(11, limit);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(table(rows, false, connection, region).withoutRows());
                }
            }
        }
        return found;
    }

    /** What the run came to for the units of an edition, which is of it and never changes. */
    private static Map<Code, UnitScored> scores(
            Connection connection, Code region, EditionPublished edition) throws SQLException {
        Map<Code, UnitScored> scores = new HashMap<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                select after
                from run_result
                where region = ? and run = ? and unit_class = ? and period = ? and after is not null
                """)) {
            select.setString(1, region.value());
            select.setString(2, edition.run());
            select.setString(3, edition.unitClass().value());
            select.setString(4, edition.period().toString());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    UnitScored score =
                            ContractJson.read(
                                    ContractJson.mapper().readTree(rows.getString(1)),
                                    UnitScored.class);
                    scores.put(score.unit(), score);
                }
            }
        } catch (IOException | UnreadableEntryException e) {
            throw new CorruptStreamException("the results of a run hold what is no score", e);
        }
        return scores;
    }

    private static EditionTable table(
            ResultSet row, boolean withRows, Connection connection, Code region)
            throws SQLException {
        EditionPublished edition;
        try {
            edition =
                    ContractJson.read(
                            ContractJson.mapper().readTree(row.getString(1)),
                            EditionPublished.class);
        } catch (IOException | UnreadableEntryException e) {
            throw new CorruptStreamException("the view of editions holds what is none", e);
        }
        Map<Code, UnitScored> scores = withRows ? scores(connection, region, edition) : Map.of();
        return new EditionTable(
                edition.unitClass(),
                edition.period(),
                edition.number(),
                edition.run(),
                edition.cut(),
                edition.engine(),
                edition.root(),
                edition.supersedes(),
                edition.reason(),
                edition.publisher(),
                row.getString(4),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getObject(2, Integer.class),
                row.getBoolean(5),
                edition.rows().stream()
                        .map(one -> EditionRow.of(one, scores.get(one.unit())))
                        .toList());
    }
}
