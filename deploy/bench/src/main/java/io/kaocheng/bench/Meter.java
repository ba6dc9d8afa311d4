package io.kaocheng.bench;

import com.sun.management.OperatingSystemMXBean;

import io.kaocheng.infra.ProcessId;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What work costs: time, and the CPU of this process and of the servers it uses. */
final class Meter {

    private static final double MICROS = 1e3;

    private final OperatingSystemMXBean system =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final Map<String, ProcessId> servers;

    Meter(Map<String, ProcessId> servers) {
        this.servers = Map.copyOf(servers);
    }

    /**
     * In microseconds.
     *
     * @param client CPU of this process, compiler and garbage collector included
     * @param each CPU of each server by its name
     */
    record Cost(double wall, double client, Map<String, Double> each) {
        Cost {
            each = Map.copyOf(each);
        }

        /** CPU of all servers together. */
        double servers() {
            return each.values().stream().mapToDouble(Double::doubleValue).sum();
        }

        double cpu() {
            return client + servers();
        }

        /** Of one of so many. */
        Cost over(int times) {
            Map<String, Double> ofOne = new LinkedHashMap<>();
            each.forEach((name, cpu) -> ofOne.put(name, cpu / times));
            return new Cost(wall / times, client / times, ofOne);
        }

        double of(String server) {
            return each.getOrDefault(server, 0.0);
        }
    }

    /** What is timed. */
    interface Work<T> {
        T run() throws Exception;
    }

    /** What is waited for afterwards. */
    interface Afterwards {
        void run() throws Exception;
    }

    /** A result and what it cost. */
    record Measured<T>(T result, Cost cost) {}

    <T> Measured<T> measure(Work<T> work) throws Exception {
        return measure(work, () -> {});
    }

    /** The time of the work, and the CPU of the work and of what goes on after it. */
    <T> Measured<T> measure(Work<T> work, Afterwards after) throws Exception {
        // What the one before left behind is not to be paid by this one.
        System.gc();
        Map<String, Map<Long, Long>> before = ofServers();
        long client = ofThis();
        long begin = System.nanoTime();
        T result = work.run();
        double wall = (System.nanoTime() - begin) / MICROS;
        after.run();
        double cpu = (ofThis() - client) / MICROS;
        Map<String, Double> each = new LinkedHashMap<>();
        ofServers()
                .forEach(
                        (name, processes) -> {
                            Map<Long, Long> then = before.getOrDefault(name, Map.of());
                            long nanos = 0;
                            for (Map.Entry<Long, Long> process : processes.entrySet()) {
                                nanos +=
                                        process.getValue()
                                                - then.getOrDefault(process.getKey(), 0L);
                            }
                            each.put(name, nanos / MICROS);
                        });
        return new Measured<>(result, new Cost(wall, cpu, each));
    }

    /** Average number of threads that ran or waited to, of the whole machine in the last minute. */
    double load() {
        return system.getSystemLoadAverage();
    }

    private long ofThis() {
        return CpuClock.of(ProcessHandle.current().pid()).orElseGet(system::getProcessCpuTime);
    }

    /** In nanoseconds. */
    private static Optional<Long> of(ProcessHandle process) {
        OptionalLong exact = CpuClock.of(process.pid());
        return exact.isPresent()
                ? Optional.of(exact.getAsLong())
                : process.info().totalCpuDuration().map(Duration::toNanos);
    }

    private Map<String, Map<Long, Long>> ofServers() {
        Map<String, Map<Long, Long>> nanos = new LinkedHashMap<>();
        servers.forEach(
                (name, process) -> {
                    Map<Long, Long> ofOne = new LinkedHashMap<>();
                    process.running().stream()
                            .flatMap(p -> Stream.concat(Stream.of(p), p.descendants()))
                            .forEach(p -> of(p).ifPresent(cpu -> ofOne.put(p.pid(), cpu)));
                    nanos.put(name, ofOne);
                });
        return nanos;
    }
}
