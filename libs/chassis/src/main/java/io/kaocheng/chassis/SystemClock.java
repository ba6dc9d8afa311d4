package io.kaocheng.chassis;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Instant;

/** The machine's clock, in UTC: the one place that asks for it. Whoever needs one is given it. */
@ApplicationScoped
class SystemClock {

    private static final Clock UTC = Clock.systemUTC();

    @Produces
    @Singleton
    Clock clock() {
        return UTC;
    }

    /** For what is read from a text, into which nothing is injected. */
    static Instant now() {
        return UTC.instant();
    }
}
