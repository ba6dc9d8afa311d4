package io.kaocheng.journal;

import static io.kaocheng.journal.Naming.REGION;
import static io.kaocheng.journal.Naming.name;
import static io.kaocheng.journal.Naming.one;
import static io.kaocheng.journal.Naming.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kaocheng.contracts.Journal;
import io.kaocheng.infra.Postgres;
import io.kaocheng.testkit.JournalDatabase;

import org.junit.jupiter.api.Test;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import javax.sql.DataSource;

/** What a writer does while the database is away, and where it goes in the very commit. */
class OutageIT {

    private final JournalDatabase database = JournalDatabase.on(Postgres.shared());
    private final DataSource source = database.service();

    /** Held back until released, and then lost. */
    private final CountDownLatch asked = new CountDownLatch(1);

    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger connections = new AtomicInteger();

    private JournalWriter writer(DataSource by) {
        return new JournalWriter(
                by, new Appender(Journal.GOALS, List.of()), (region, first, documents) -> {});
    }

    /** The first connection is asked for until it is released, and then there is none. */
    private Connection awayAtFirst() throws SQLException {
        if (connections.incrementAndGet() > 1) {
            return source.getConnection();
        }
        asked.countDown();
        try {
            if (!released.await(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("the test did not release it");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        throw new SQLException("the database is away", "08001");
    }

    private long head() throws SQLException {
        return new History(source).head(Journal.GOALS, REGION);
    }

    @Test
    void an_outage_fails_all_that_wait_at_once_and_later_ones_are_recorded() throws Exception {
        JournalWriter writer = writer(connecting(this::awayAtFirst));
        List<CompletableFuture<Receipt>> waiting = new ArrayList<>();
        waiting.add(writer.submit(one("u-0", "x")));
        assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();
        // Too many for one transaction, so that they would wait for several outages.
        for (int i = 1; i <= 5; i++) {
            waiting.add(writer.submit(many(i, JournalWriter.CHANGES_PER_TRANSACTION)));
        }
        released.countDown();
        for (CompletableFuture<Receipt> one : waiting) {
            assertThatThrownBy(() -> one.get(1, TimeUnit.MINUTES))
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .hasMessage("the database is away");
        }
        assertThat(connections).hasValue(1);
        assertThat(head()).isZero();
        assertThat(writer.submit(one("later", "x")).get())
                .isInstanceOfSatisfying(
                        Receipt.Answered.class, a -> assertThat(a.recorded()).isTrue());
    }

    /** The first is held back until released, the second is for the group, then there is none. */
    private Connection awayAfterTheGroup() throws SQLException {
        int number = connections.incrementAndGet();
        if (number == 1) {
            asked.countDown();
            try {
                if (!released.await(1, TimeUnit.MINUTES)) {
                    throw new IllegalStateException("the test did not release it");
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        if (number <= 2) {
            return source.getConnection();
        }
        throw new SQLException("the database is away", "08001");
    }

    @Test
    void an_outage_fails_at_once_what_is_tried_one_by_one_after_a_defect() throws Exception {
        JournalWriter writer =
                new JournalWriter(
                        connecting(this::awayAfterTheGroup),
                        new Appender(Journal.GOALS, List.of(new Naming.Breaking())),
                        (region, first, documents) -> {});
        CompletableFuture<Receipt> first = writer.submit(one("u-0", "x"));
        assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();
        List<CompletableFuture<Receipt>> group =
                List.of(
                        writer.submit(one("u-1", "x")),
                        writer.submit(one("broken", "x")),
                        writer.submit(one("u-2", "x")));
        released.countDown();
        var _ = first.get(1, TimeUnit.MINUTES);
        for (CompletableFuture<Receipt> one : group) {
            assertThatThrownBy(() -> one.get(1, TimeUnit.MINUTES))
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .hasMessage("the database is away");
        }
        assertThat(connections).hasValue(3);
        assertThat(head()).isEqualTo(1);
    }

    @Test
    void no_more_wait_than_the_queue_holds_and_the_others_are_told_at_once() throws Exception {
        JournalWriter writer = writer(connecting(this::awayAtFirst));
        CompletableFuture<Receipt> first = writer.submit(one("u-0", "x"));
        assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();
        int each = JournalWriter.CHANGES_PER_TRANSACTION;
        List<CompletableFuture<Receipt>> waiting = new ArrayList<>();
        for (int i = 1; i <= JournalWriter.CHANGES_WAITING / each; i++) {
            waiting.add(writer.submit(many(i, each)));
        }
        assertThat(waiting).noneMatch(CompletableFuture::isDone);
        assertThatThrownBy(() -> writer.submit(one("one-more", "x")).getNow(null))
                .hasRootCauseInstanceOf(OverloadedException.class)
                .hasMessageContaining(JournalWriter.CHANGES_WAITING + " changes to qinghe wait");
        released.countDown();
        waiting.add(first);
        for (CompletableFuture<Receipt> one : waiting) {
            assertThatThrownBy(() -> one.get(1, TimeUnit.MINUTES))
                    .hasRootCauseMessage("the database is away");
        }
        assertThat(writer.submit(one("one-more", "x")).get().getClass())
                .isEqualTo(Receipt.Answered.class);
    }

    @Test
    void a_commit_that_was_made_and_not_acknowledged_is_answered_as_made() throws Exception {
        Receipt receipt = writer(connecting(() -> losing(true))).submit(one("a", "x")).get();
        assertThat(receipt)
                .isInstanceOfSatisfying(
                        Receipt.Answered.class,
                        answered ->
                                assertThat(answered.outcomes())
                                        .singleElement()
                                        .isInstanceOf(Outcome.Recorded.class));
        assertThat(head()).isEqualTo(1);
    }

    @Test
    void a_commit_that_was_lost_with_its_connection_fails_and_records_nothing() throws Exception {
        JournalWriter writer = writer(connecting(() -> losing(false)));
        assertThatThrownBy(() -> writer.submit(one("a", "x")).get())
                .cause()
                .isInstanceOf(Transactions.CommitLostException.class);
        assertThat(head()).isZero();
        var _ = writer.submit(one("a", "x")).get();
        assertThat(head()).isEqualTo(1);
    }

    private static Submission many(int first, int changes) {
        return submission(
                Submission.Mode.ATOMIC,
                "",
                "",
                IntStream.range(0, changes)
                        .<Change<?, ?, ?>>mapToObj(i -> name("u-" + first + "-" + i, "x"))
                        .toList());
    }

    /** The first connection is lost in its commit, made or not; the others are as usual. */
    private Connection losing(boolean made) throws SQLException {
        Connection real = source.getConnection();
        if (connections.incrementAndGet() > 1) {
            return real;
        }
        return (Connection)
                Proxy.newProxyInstance(
                        Connection.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (_, method, arguments) -> {
                            if (!method.getName().equals("commit")) {
                                return call(real, method, arguments);
                            }
                            if (made) {
                                real.commit();
                            } else {
                                real.rollback();
                            }
                            throw new SQLException("the connection is gone", "08006");
                        });
    }

    private interface Connecting {
        Connection connect() throws SQLException;
    }

    private DataSource connecting(Connecting by) {
        return (DataSource)
                Proxy.newProxyInstance(
                        DataSource.class.getClassLoader(),
                        new Class<?>[] {DataSource.class},
                        (_, method, arguments) ->
                                method.getName().equals("getConnection")
                                        ? by.connect()
                                        : call(source, method, arguments));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
