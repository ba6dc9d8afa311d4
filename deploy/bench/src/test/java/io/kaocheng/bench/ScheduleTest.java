package io.kaocheng.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

class ScheduleTest {

    @Test
    void submissions_are_due_evenly() {
        Schedule schedule = Schedule.of(200, 3);

        assertThat(schedule.count()).isEqualTo(600);
        assertThat(schedule.at(0)).isZero();
        assertThat(schedule.at(1)).isEqualTo(5_000_000);
        assertThat(schedule.at(599)).isEqualTo(2_995_000_000L);
    }

    @Test
    void an_interval_that_is_no_whole_number_does_not_add_up_to_a_drift() {
        Schedule schedule = Schedule.of(3, 10);

        assertThat(schedule.at(3)).isEqualTo(1_000_000_000L);
        assertThat(schedule.at(27)).isEqualTo(9_000_000_000L);
    }

    @Test
    void a_schedule_has_something_to_send() {
        assertThatThrownBy(() -> Schedule.of(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Schedule.of(1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void each_submission_is_sent_once_and_none_before_it_is_due() throws Exception {
        Schedule schedule = new Schedule(5_000, 200);
        Queue<Integer> sent = new ConcurrentLinkedQueue<>();
        long[] at = new long[schedule.count()];

        long begin =
                OpenLoop.run(
                        schedule,
                        4,
                        (_, number) -> {
                            at[number] = System.nanoTime();
                            sent.add(number);
                        });

        assertThat(sent)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 200).boxed().toList());
        for (int number = 0; number < at.length; number++) {
            assertThat(at[number] - begin).isGreaterThanOrEqualTo(schedule.at(number));
        }
    }

    @Test
    void what_waited_for_a_free_client_is_counted_from_when_it_was_due() {
        Schedule schedule = new Schedule(1_000, 2);

        assertThat(Way.since(10, schedule, new long[] {110, 1_500_010}))
                .containsExactly(100, 500_000);
    }

    @Test
    void a_failure_ends_the_work_of_all_and_is_thrown() {
        AtomicInteger done = new AtomicInteger();

        assertThatThrownBy(
                        () ->
                                Crowd.run(
                                        1,
                                        100,
                                        (_, number) -> {
                                            if (number == 3) {
                                                throw new IllegalStateException("broken");
                                            }
                                            done.incrementAndGet();
                                        }))
                .hasMessage("broken");
        assertThat(done).hasValue(3);
    }
}
