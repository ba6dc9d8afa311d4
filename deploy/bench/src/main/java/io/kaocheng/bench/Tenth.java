package io.kaocheng.bench;

import io.kaocheng.infra.InfraException;
import io.kaocheng.infra.KafkaBroker;
import io.kaocheng.infra.ProcessId;
import io.kaocheng.scoring.engine.Outcome;

/**
 * A region with a tenth of the units in a Kafka of its own, replayed in the same rounds: their
 * ratio is what ten times the history costs.
 */
final class Tenth implements Contender, AutoCloseable {

    static final String NAME = "replay of a tenth, 1 thread";

    private final KafkaBroker kafka = KafkaBroker.throwaway();
    private final GeneratedRegion region;
    private final Contender replay;

    Tenth(int units, int indicators, int months) {
        region = new GeneratedRegion(units, indicators, months);
        ReplayBench.History _ = ReplayBench.fill(kafka, region, false);
        replay =
                OurReplay.fromKafka(
                        kafka.bootstrapServers(), GeneratedRegion.REGION, region.cut(), 1);
    }

    long entries() {
        return region.entries();
    }

    ProcessId process() {
        return kafka.process()
                .orElseThrow(
                        () ->
                                new InfraException(
                                        "the CPU of a server in a container cannot be measured"));
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Its results differ from the others' by design, so they are not compared. */
    @Override
    public Outcome run() throws Exception {
        Outcome _ = replay.run();
        return new Outcome(0, null, null);
    }

    @Override
    public void close() {
        kafka.close();
    }
}
