package io.kaocheng.chassis;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.journal.RangedTable;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Answers questions to views whose rows carry the range of entries in which they held: for now and
 * for any cut by the same query. A moment is turned into a position first, off the event loop; no
 * connection is held meanwhile.
 */
@ApplicationScoped
public class Views {

    private final Mutiny.SessionFactory sessions;
    private final Journals journals;

    Views(Mutiny.SessionFactory sessions, Journals journals) {
        this.sessions = sessions;
        this.journals = journals;
    }

    /** Up to which entry of an own journal a question goes; all of it where it does not say. */
    public Uni<Long> position(@Nullable AsOf asOf, Journal journal, Code region) {
        if (asOf == null) {
            return Uni.createFrom().item(RangedTable.NOW);
        }
        Context context = Vertx.currentContext();
        if (context == null) {
            throw new IllegalStateException("a view is asked on the event loop of a request");
        }
        return Uni.createFrom()
                .completionStage(
                        () ->
                                context.executeBlocking(
                                                () -> asOf.in(journals.history(), journal, region),
                                                false)
                                        .toCompletionStage());
    }

    /** A question to one table; each part may be left out. */
    public final class Question<R extends Record> {
        private final RangedTable<R> table;
        private final Map<String, Object> parameters = new LinkedHashMap<>();
        private final StringJoiner where = new StringJoiner(" and ");
        private final Uni<Long> position;
        private String order = "";
        private int limit = Integer.MAX_VALUE;

        private Question(RangedTable<R> table, Code region, Uni<Long> position) {
            this.table = table;
            this.position = position;
            where.add("region = :region and from_seq <= :at and to_seq > :at");
            parameters.put("region", region.value());
        }

        /** Only rows with this value; all where it is absent. */
        public Question<R> where(String component, @Nullable Object value) {
            if (value != null) {
                String column = table.column(component);
                where.add(column + " = :" + column);
                parameters.put(column, value instanceof Code code ? code.value() : value);
            }
            return this;
        }

        /** Only rows for which a condition holds; its parameters are named with colons. */
        public Question<R> where(String condition, Map<String, ?> values) {
            where.add("(" + condition + ")");
            parameters.putAll(values);
            return this;
        }

        /** Sorted by a component whose values are unique, one page of it. */
        public Question<R> page(String component, Paging paging) {
            String column = table.column(component);
            if (!paging.after().isEmpty()) {
                where.add(column + " > :after");
                parameters.put("after", paging.after());
            }
            order = " order by " + column;
            limit = paging.probe();
            return this;
        }

        /** Sorted by components. */
        public Question<R> sortedBy(String... components) {
            StringJoiner columns = new StringJoiner(", ");
            for (String component : components) {
                columns.add(table.column(component));
            }
            order = " order by " + columns;
            return this;
        }

        /** The rows found. */
        public Uni<List<R>> rows() {
            String query =
                    "select "
                            + table.selection()
                            + " from "
                            + table.table()
                            + " where "
                            + where
                            + order;
            return position.chain(
                    at ->
                            sessions.withSession(
                                    session -> {
                                        var select =
                                                session.createNativeQuery(query, Object[].class)
                                                        .setParameter("at", at);
                                        parameters.forEach(select::setParameter);
                                        if (limit < Integer.MAX_VALUE) {
                                            select.setMaxResults(limit);
                                        }
                                        return select.getResultList()
                                                .map(all -> all.stream().map(table::read).toList());
                                    }));
        }
    }

    /** Begins a question to a view of an own journal. */
    public <R extends Record> Question<R> of(
            RangedTable<R> table, Journal journal, Code region, @Nullable AsOf asOf) {
        return new Question<>(table, region, position(asOf, journal, region));
    }
}
