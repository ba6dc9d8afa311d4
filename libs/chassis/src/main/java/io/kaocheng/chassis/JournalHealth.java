package io.kaocheng.chassis;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Reports in the readiness check what keeps the relay or the inbox from working. The check stays up
 * all the same, since commands are recorded while Kafka is unavailable.
 */
@Readiness
@ApplicationScoped
public class JournalHealth implements HealthCheck {

    private final Journals journals;
    private final InboxIntake inbox;

    JournalHealth(Journals journals, InboxIntake inbox) {
        this.journals = journals;
        this.inbox = inbox;
    }

    @Override
    public HealthCheckResponse call() {
        String relay = journals.trouble();
        String receiving = inbox.trouble();
        return HealthCheckResponse.named("journal")
                .withData("relay", relay == null ? "ok" : relay)
                .withData("inbox", receiving == null ? "ok" : receiving)
                .up()
                .build();
    }
}
