package io.kaocheng.journal;

import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Version 7 UUIDs (RFC 9562 §5.7): milliseconds, then microseconds of the same instant, then
 * chance.
 */
final class Uuid7 {

    private Uuid7() {}

    static UUID at(Instant instant) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long micros = instant.get(ChronoField.MICRO_OF_SECOND) % 1_000;
        long high =
                (instant.toEpochMilli() << 16) | 0x7000L | (micros << 2) | (random.nextInt() & 3);
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
