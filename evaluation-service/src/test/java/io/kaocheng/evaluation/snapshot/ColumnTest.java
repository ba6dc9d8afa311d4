package io.kaocheng.evaluation.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToLongFunction;

class ColumnTest {

    private static Column column(Column.Written written) throws UnusableSnapshotException {
        // As in a file that is mapped, where sections begin at multiples of 8.
        MemorySegment mapped =
                Arena.ofAuto().allocate(written.bytes().remaining(), Layout.padded(1));
        mapped.copyFrom(MemorySegment.ofBuffer(written.bytes()));
        return new Column(mapped, written.line());
    }

    private static int bytes(int count, IntToLongFunction numbers) {
        return Column.written(count, numbers).bytes().remaining();
    }

    /** Some are far apart, some count up, some are as far apart as numbers can be. */
    private static long[] numbers(Random random) {
        long[] numbers = new long[random.nextInt(40)];
        int bits = random.nextInt(65);
        long base = random.nextBoolean() ? 0 : random.nextLong();
        int slope = random.nextInt(3);
        for (int i = 0; i < numbers.length; i++) {
            long off = bits == 0 ? 0 : random.nextLong() >> Long.SIZE - bits;
            numbers[i] = base + off + (long) slope * i;
        }
        return numbers;
    }

    @Property(tries = 2000)
    void what_was_written_is_read(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        long[] numbers = numbers(random);

        Column column = column(Column.written(numbers.length, i -> numbers[i]));

        assertThat(column.size()).isEqualTo(numbers.length);
        for (int i = 0; i < numbers.length; i++) {
            assertThat(column.get(i)).isEqualTo(numbers[i]);
        }
        int from = random.nextInt(numbers.length + 1);
        long[] some = new long[numbers.length - from];
        column.copy(from, some.length, some);
        assertThat(some).isEqualTo(Arrays.copyOfRange(numbers, from, numbers.length));
    }

    @Test
    void what_lies_on_a_line_takes_no_bytes() {
        assertThat(bytes(100, i -> 7)).isZero();
        assertThat(bytes(100, i -> Long.MIN_VALUE)).isZero();
        assertThat(bytes(100, i -> 5_000_000_000L + i)).isZero();
    }

    @Test
    void what_lies_off_it_takes_as_many_bytes_as_the_farthest_needs() {
        assertThat(bytes(2, i -> i * 256L)).isEqualTo(2);
        assertThat(bytes(3, i -> i == 1 ? 257 : 0)).isEqualTo(6);
        assertThat(bytes(2, i -> i * 65_536L)).isEqualTo(4);
        assertThat(bytes(2, i -> i * 65_537L)).isEqualTo(8);
        assertThat(bytes(2, i -> i * 4_294_967_296L)).isEqualTo(8);
        assertThat(bytes(2, i -> i * 4_294_967_297L)).isEqualTo(16);
        assertThat(bytes(2, i -> i == 0 ? Long.MIN_VALUE : Long.MAX_VALUE)).isEqualTo(16);
    }

    @Test
    void bytes_that_are_not_as_many_as_the_line_says_are_refused() {
        MemorySegment six = MemorySegment.ofArray(new byte[6]);

        for (Column.Line wrong :
                new Column.Line[] {
                    new Column.Line(2, 3, 0, 0),
                    new Column.Line(2, 2, 0, 0),
                    new Column.Line(-3, -2, 0, 0),
                    new Column.Line(1, 16, 0, 0),
                    new Column.Line(6, 0, 0, 0)
                }) {
            assertThatThrownBy(() -> new Column(six, wrong))
                    .isInstanceOf(UnusableSnapshotException.class)
                    .hasMessageStartingWith("6 bytes are no column Line[count=" + wrong.count());
        }
    }
}
