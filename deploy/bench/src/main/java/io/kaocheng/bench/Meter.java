package io.kaocheng.bench;

import com.sun.management.OperatingSystemMXBean;

import io.kaocheng.infra.ProcessId;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
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
     * @param servers CPU of all servers together
     */
    record Cost(double wall, double client, double servers) {
        double cpu() {
            return client + servers;
        }
    }

    /** What is timed. */
    interface Work<T> {
        T run() throws Exception;
    }

    /** A result and what it cost. */
    record Measured<T>(T result, Cost cost) {}

    <T> Measured<T> measure(Work<T> work) throws Exception {
        // What the one before left behind is not to be paid by this one.
        System.gc();
        Map<String, Long> before = ofServers();
        long client = system.getProcessCpuTime();
        long begin = System.nanoTime();
        T result = work.run();
        double wall = (System.nanoTime() - begin) / MICROS;
        double cpu = (system.getProcessCpuTime() - client) / MICROS;
        double others = 0;
        for (Map.Entry<String, Long> server : ofServers().entrySet()) {
            others += server.getValue() - before.getOrDefault(server.getKey(), 0L);
        }
        return new Measured<>(result, new Cost(wall, cpu, others / MICROS));
    }

    /** Average number of threads that ran or waited to, of the whole machine in the last minute. */
    double load() {
        return system.getSystemLoadAverage();
    }

    private Map<String, Long> ofServers() {
        Map<String, Long> nanos = new LinkedHashMap<>();
        servers.forEach(
                (name, process) ->
                        process.running().stream()
                                .flatMap(p -> Stream.concat(Stream.of(p), p.descendants()))
                                .forEach(
                                        p ->
                                                p.info()
                                                        .totalCpuDuration()
                                                        .ifPresent(
                                                                d ->
                                                                        nanos.put(
                                                                                name + p.pid(),
                                                                                d.toNanos()))));
        return nanos;
    }
}
