package io.kaocheng.evaluation.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kaocheng.contracts.Code;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

@Timeout(30)
class RegionCacheTest {

    private static final Code A = Code.of("a");
    private static final Code B = Code.of("b");
    private static final Code C = Code.of("c");

    private final List<String> read = new ArrayList<>();
    private final RegionCache<String> regions = new RegionCache<>(2);

    private String use(Code region) throws SQLException {
        return regions.with(
                region,
                cached -> {
                    if (cached != null) {
                        return cached;
                    }
                    read.add(region.value());
                    return "facts of " + region;
                },
                cached -> cached);
    }

    @Test
    void a_region_is_read_once_while_it_is_held() throws SQLException {
        assertThat(use(A)).isEqualTo("facts of a");
        use(A);
        assertThat(read).containsExactly("a");
    }

    @Test
    void no_more_regions_are_held_than_allowed_and_the_least_recently_used_goes_first()
            throws SQLException {
        use(A);
        use(B);
        use(A);
        use(C);
        assertThat(regions.size()).isEqualTo(2);
        use(A);
        use(B);
        assertThat(read).containsExactly("a", "b", "c", "b");
    }

    @Test
    void what_is_forgotten_is_read_again() throws SQLException {
        use(A);
        regions.forget(A);
        assertThat(regions.size()).isZero();
        use(A);
        assertThat(read).containsExactly("a", "a");
    }

    @Test
    void a_region_that_is_worked_on_is_not_given_up() throws SQLException {
        regions.with(
                A,
                cached -> "facts of a",
                cached -> {
                    runElsewhere(
                            () -> {
                                use(B);
                                return use(C);
                            });
                    return cached;
                });
        use(A);
        assertThat(read).doesNotContain("a");
    }

    @Test
    void at_least_one_region_is_held() {
        assertThatThrownBy(() -> new RegionCache<String>(0))
                .hasMessageContaining("at least one region");
    }

    @Test
    void readers_of_a_region_have_one_connection_among_them() throws Exception {
        Semaphore connections = new Semaphore(4);
        AtomicInteger inUse = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            List<Future<String>> readers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                readers.add(
                        pool.submit(
                                () -> {
                                    start.await();
                                    return regions.inTurn(
                                            A,
                                            () -> {
                                                connections.acquireUninterruptibly();
                                                most.accumulateAndGet(
                                                        inUse.incrementAndGet(), Math::max);
                                                try {
                                                    return use(A);
                                                } finally {
                                                    inUse.decrementAndGet();
                                                    connections.release();
                                                }
                                            });
                                }));
            }
            start.countDown();
            for (Future<String> reader : readers) {
                assertThat(reader.get()).isEqualTo("facts of a");
            }
        }
        assertThat(most.get()).isEqualTo(1);
        assertThat(read).containsExactly("a");
    }

    @Test
    void readers_do_not_keep_a_writer_with_the_last_connection_waiting() throws Exception {
        Semaphore connections = new Semaphore(1);
        CountDownLatch writing = new CountDownLatch(1);
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            connections.acquire();
            Callable<String> reader =
                    () -> {
                        writing.countDown();
                        return regions.inTurn(
                                A,
                                () -> {
                                    connections.acquireUninterruptibly();
                                    try {
                                        return use(A);
                                    } finally {
                                        connections.release();
                                    }
                                });
                    };
            List<Future<String>> readers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                readers.add(pool.submit(reader));
            }
            writing.await();
            // The writer has the only connection and needs the region.
            assertThat(use(A)).isEqualTo("facts of a");
            connections.release();
            for (Future<String> one : readers) {
                assertThat(one.get()).isEqualTo("facts of a");
            }
        }
    }

    private static void runElsewhere(Callable<String> work) {
        try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
            pool.submit(work).get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
