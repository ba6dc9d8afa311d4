package io.kaocheng.evaluation.replay;

import org.jboss.logging.Logger;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Does work in a thread that lets others go first: where processors are short, live scoring keeps
 * nine tenths of them and a replay takes what is left; where they are not, it loses nothing.
 *
 * <p>Linux keeps the nice value per thread (setpriority(2), notes), and a thread hands it on to
 * those it starts, so the work must start none that serve others. Elsewhere nothing is done: Java's
 * own priorities have no effect without special rights.
 */
final class BackgroundPriority {

    private static final Logger LOG = Logger.getLogger(BackgroundPriority.class);

    /** A tenth of the weight of a thread with 0. */
    private static final int NICE = 10;

    private static final int PRIO_PROCESS = 0;
    private static final int CALLER = 0;

    private BackgroundPriority() {}

    /** Does the work; the thread that asked for it waits. Interrupted, it interrupts the work. */
    static <T> T call(String name, Callable<T> work)
            throws InterruptedException, ExecutionException {
        FutureTask<T> task =
                new FutureTask<>(
                        () -> {
                            step();
                            return work.call();
                        });
        Thread thread = Thread.ofPlatform().name(name).start(task);
        try {
            return task.get();
        } catch (InterruptedException e) {
            thread.interrupt();
            thread.join();
            throw e;
        }
    }

    // The JVM asks for a word of consent to native calls: --enable-native-access.
    @SuppressWarnings("restricted")
    private static void step() {
        Linker linker = Linker.nativeLinker();
        Optional<MemorySegment> setPriority = linker.defaultLookup().find("setpriority");
        if (!System.getProperty("os.name").equals("Linux") || setPriority.isEmpty()) {
            return;
        }
        try {
            int answer =
                    (int)
                            linker.downcallHandle(
                                            setPriority.get(),
                                            FunctionDescriptor.of(
                                                    ValueLayout.JAVA_INT,
                                                    ValueLayout.JAVA_INT,
                                                    ValueLayout.JAVA_INT,
                                                    ValueLayout.JAVA_INT))
                                    .invokeExact(PRIO_PROCESS, CALLER, NICE);
            if (answer != 0) {
                LOG.debugf("setpriority answered %d", answer);
            }
        } catch (Throwable e) {
            // Without it the work is done all the same.
            LOG.debugf(e, "setpriority cannot be called");
        }
    }
}
