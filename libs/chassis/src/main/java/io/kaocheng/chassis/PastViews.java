package io.kaocheng.chassis;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.chassis.api.Page;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Decimals;
import io.kaocheng.contracts.Entry;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.UnreadableEntryException;
import io.kaocheng.journal.Projector;
import io.kaocheng.journal.Recorded;
import io.kaocheng.shape.Shape;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

import javax.sql.DataSource;

/**
 * An own view as it stood at any entry of its journal: the same projection that keeps the view
 * makes it again from the entries up to there, in temporary tables of the same names that only this
 * question sees. So what is answered is what the view showed, by the code that showed it.
 *
 * <p>Cost: the region's journal up to the entry, once per question; meant for the journals of goals
 * and indicators, which grow by some thousand entries a year.
 */
@ApplicationScoped
public class PastViews {

    private static final int ENTRIES_PER_STEP = 1_000;

    private final DataSource source;
    private final Journals journals;

    PastViews(DataSource source, Journals journals) {
        this.source = source;
        this.journals = journals;
    }

    /**
     * The rows a query finds in a view as it stood.
     *
     * @param view the projection's name
     * @param tables the tables it keeps
     * @param asOf a moment, or a cut that names the journal
     * @param json columns whose text is JSON and is given as that
     * @param query over the tables; its columns become fields, {@code unit_class} as {@code
     *     unitClass}, numbers with a scale as texts
     */
    public List<ObjectNode> rows(
            Journal journal,
            String view,
            List<String> tables,
            Code region,
            AsOf asOf,
            Set<String> json,
            String query,
            @Nullable Object... values)
            throws SQLException {
        Projector projection =
                journals.appender(journal).projectors().stream()
                        .filter(p -> p.name().equals(view))
                        .findFirst()
                        .orElse(null);
        if (projection == null) {
            throw new IllegalArgumentException("there is no view " + view + " of " + journal);
        }
        long sequence = asOf.in(journals.history(), journal, region);
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                try (Statement create = connection.createStatement()) {
                    for (String table : tables) {
                        create.execute(
                                "create temporary table "
                                        + table
                                        + " (like public."
                                        + table
                                        + " including all) on commit drop");
                    }
                }
                project(connection, projection, journal, region, sequence);
                return read(connection, json, query, values);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /** The same as a page of records, off the event loop. */
    public <T> Uni<Page<T>> page(
            Paging paging,
            Class<T> type,
            Function<T, String> key,
            Journal journal,
            String view,
            List<String> tables,
            Code region,
            AsOf asOf,
            Set<String> json,
            String query,
            @Nullable Object... values) {
        return Uni.createFrom()
                .item(
                        () -> {
                            try {
                                return paging.of(
                                        rows(
                                                        journal, view, tables, region, asOf, json,
                                                        query, values)
                                                .stream()
                                                .map(row -> Shape.read(type, row).orThrow())
                                                .toList(),
                                        key);
                            } catch (SQLException e) {
                                throw new CompletionException(e);
                            }
                        })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    /** The same as a page, off the event loop. */
    public Uni<String> page(
            Paging paging,
            Function<ObjectNode, String> key,
            Journal journal,
            String view,
            List<String> tables,
            Code region,
            AsOf asOf,
            Set<String> json,
            String query,
            @Nullable Object... values) {
        return Uni.createFrom()
                .item(
                        () -> {
                            try {
                                return paging.page(
                                        rows(
                                                journal, view, tables, region, asOf, json, query,
                                                values),
                                        key);
                            } catch (SQLException e) {
                                throw new CompletionException(e);
                            }
                        })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private void project(
            Connection connection, Projector projection, Journal journal, Code region, long upTo)
            throws SQLException {
        long at = 0;
        while (at < upTo) {
            int limit = (int) Math.min(ENTRIES_PER_STEP, upTo - at);
            List<Recorded> step = new ArrayList<>();
            for (String document : journals.history().entries(journal, region, at, limit)) {
                try {
                    step.add(Recorded.of(Entry.read(document)));
                } catch (UnreadableEntryException e) {
                    throw new IllegalStateException(
                            "the own journal holds what this build cannot read", e);
                }
            }
            if (step.isEmpty()) {
                throw new SQLException(journal + " of " + region + " ends before " + upTo);
            }
            List<Recorded> handled =
                    step.stream().filter(e -> projection.handles(e.event())).toList();
            if (!handled.isEmpty()) {
                projection.apply(connection, handled);
            }
            at += step.size();
        }
    }

    private static List<ObjectNode> read(
            Connection connection, Set<String> json, String query, @Nullable Object... values)
            throws SQLException {
        List<ObjectNode> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                select.setObject(i + 1, values[i]);
            }
            try (ResultSet rows = select.executeQuery()) {
                ResultSetMetaData columns = rows.getMetaData();
                while (rows.next()) {
                    ObjectNode row = ContractJson.mapper().createObjectNode();
                    for (int c = 1; c <= columns.getColumnCount(); c++) {
                        put(row, columns.getColumnLabel(c), rows.getObject(c), json);
                    }
                    found.add(row);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("a view holds JSON that is none", e);
        }
        return found;
    }

    private static void put(ObjectNode row, String column, @Nullable Object value, Set<String> json)
            throws IOException {
        String field = camel(column);
        switch (value) {
            case null -> {}
            case Integer number -> row.put(field, number);
            case Boolean flag -> row.put(field, flag);
            case BigDecimal number -> row.put(field, Decimals.print(number));
            case Object text when json.contains(column) ->
                    row.set(field, ContractJson.mapper().readTree(text.toString()));
            case Object text -> row.put(field, text.toString());
        }
    }

    private static String camel(String column) {
        StringBuilder camel = new StringBuilder();
        for (String word : column.split("_", -1)) {
            camel.append(
                    camel.isEmpty()
                            ? word
                            : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return camel.toString();
    }
}
