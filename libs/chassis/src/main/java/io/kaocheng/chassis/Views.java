package io.kaocheng.chassis;

import io.kaocheng.chassis.api.Page;
import io.kaocheng.chassis.api.PageRequest;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.journal.RangedTable;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * Views of own journals whose rows carry the range of entries in which they held ({@link
 * RangedTable}): a question asks for the rows with {@code fromSeq <= :at and toSeq > :at}, so that
 * one query answers for now and for any cut.
 */
@ApplicationScoped
public class Views {

    private final Journals journals;
    private final Instance<Mutiny.SessionFactory> sessions;

    Views(Journals journals, Instance<Mutiny.SessionFactory> sessions) {
        this.journals = journals;
        this.sessions = sessions;
    }

    /** One page of all rows that held at a position. */
    public <R extends Record> Uni<Page<R>> page(
            RangedTable<R> table,
            Journal journal,
            Code region,
            @Nullable AsOf asOf,
            PageRequest page,
            String key) {
        return page(table, journal, region, asOf, page, key, "true", Map.of());
    }

    /**
     * One page of the rows that held at a position, as the records they were made of.
     *
     * @param key an SQL expression over the columns: the text that rows are ordered by, which tells
     *     each from all others
     * @param where an SQL condition over the columns, with named parameters
     * @param parameters their values; a list for {@code in}
     */
    public <R extends Record> Uni<Page<R>> page(
            RangedTable<R> table,
            Journal journal,
            Code region,
            @Nullable AsOf asOf,
            PageRequest page,
            String key,
            String where,
            Map<String, Object> parameters) {
        return page(table, journal, region, asOf, page, key, where, parameters, true);
    }

    /** The same of all rows that ever held until a position. */
    public <R extends Record> Uni<Page<R>> history(
            RangedTable<R> table,
            Journal journal,
            Code region,
            @Nullable AsOf asOf,
            PageRequest page,
            String key,
            String where,
            Map<String, Object> parameters) {
        return page(table, journal, region, asOf, page, key, where, parameters, false);
    }

    private <R extends Record> Uni<Page<R>> page(
            RangedTable<R> table,
            Journal journal,
            Code region,
            @Nullable AsOf asOf,
            PageRequest page,
            String key,
            String where,
            Map<String, Object> parameters,
            boolean standing) {
        Paging paging = page.paging();
        int columns = table.row().getRecordComponents().length;
        String query =
                """
                select %s, %s
                from %s
                where region = :region and from_seq <= :at %s and %s > :after
                  and (%s)
                order by %s
                """
                        .formatted(
                                table.selection(),
                                key,
                                table.table(),
                                standing ? "and to_seq > :at" : "",
                                key,
                                where,
                                key);
        return position(asOf, journal, region)
                .chain(
                        at ->
                                sessions.get()
                                        .withSession(
                                                s -> {
                                                    var select =
                                                            s.createNativeQuery(
                                                                            query, Object[].class)
                                                                    .setParameter(
                                                                            "region",
                                                                            region.value())
                                                                    .setParameter("at", at)
                                                                    .setParameter(
                                                                            "after", paging.after())
                                                                    .setMaxResults(paging.probe());
                                                    parameters.forEach(select::setParameter);
                                                    return select.getResultList();
                                                }))
                .map(rows -> paging.of(rows, row -> row[columns].toString()))
                .map(
                        found ->
                                new Page<>(
                                        found.items().stream().map(table::read).toList(),
                                        found.next()));
    }

    /**
     * All rows that held at a position, as the records they were made of, in no order: for
     * questions whose answer is made of many rows.
     *
     * @param at as {@link #position} answers it
     * @param where an SQL condition over the columns, with named parameters
     */
    public <R extends Record> Uni<List<R>> rows(
            RangedTable<R> table,
            Code region,
            long at,
            String where,
            Map<String, Object> parameters) {
        String query =
                """
                select %s, 0
                from %s
                where region = :region and from_seq <= :at and to_seq > :at and (%s)
                """
                        .formatted(table.selection(), table.table(), where);
        return sessions.get()
                .withSession(
                        s -> {
                            var select =
                                    s.createNativeQuery(query, Object[].class)
                                            .setParameter("region", region.value())
                                            .setParameter("at", at);
                            parameters.forEach(select::setParameter);
                            return select.getResultList();
                        })
                .map(rows -> rows.stream().map(table::read).toList());
    }

    /**
     * Up to which entry a question goes; all of them where it does not say. A moment is turned into
     * a position here, off the event loop; no connection is held afterwards.
     */
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
}
