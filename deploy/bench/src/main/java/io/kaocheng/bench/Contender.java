package io.kaocheng.bench;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/** One way to do the work that is measured. */
interface Contender {

    String name();

    /** Makes ready what the next run needs and is not to be measured. */
    default void prepare() throws Exception {}

    /** Does the whole work once, from the cold store to the result. */
    Outcome run() throws Exception;

    /**
     * How often it does that in a row whenever it is measured; what it costs is what one of them
     * costs on average. More than once what takes so little that a pause of the garbage collector,
     * or a method that is just being compiled, would be most of it.
     */
    default int times() {
        return 1;
    }

    /** Waits for what goes on after the result is there: its time does not count, its CPU does. */
    default void settle() throws Exception {}

    /**
     * What it came to. Digests are asked for after the clock has stopped.
     *
     * @param entries how many it read; 0 where it does not read entries
     * @param totals over every published total and rank; absent where none are made
     * @param root the run's root, over all there is in the scores; absent where that is not made
     * @param facts over every figure and target as they stand at the end; absent where they are not
     *     looked at
     */
    record Outcome(
            long entries,
            @Nullable Supplier<String> totals,
            @Nullable Supplier<String> root,
            @Nullable Supplier<String> facts) {

        Outcome(long entries, @Nullable Supplier<String> totals, @Nullable Supplier<String> root) {
            this(entries, totals, root, null);
        }
    }
}
