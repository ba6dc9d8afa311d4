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
     * How often the work is repeated per measurement; its cost is the average. More than 1 for work
     * so short that garbage collection or compilation would dominate it.
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
     * @param facts over every figure and target at the end of the history; absent where they are
     *     not compared
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
