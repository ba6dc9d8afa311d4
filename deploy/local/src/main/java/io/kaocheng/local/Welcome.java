package io.kaocheng.local;

import java.util.Locale;
import java.util.stream.Collectors;

/** The text printed once everything answers: addresses, users, first steps. */
final class Welcome {

    private Welcome() {}

    static String text(Suite suite) {
        String people =
                suite.people().stream()
                        .map(
                                person ->
                                        String.format(
                                                Locale.ROOT,
                                                "  %-15s %-16s %s  (%s)",
                                                person.user(),
                                                person.password(),
                                                person.name(),
                                                String.join(", ", person.roles())))
                        .collect(Collectors.joining("\n"));
        return """
                Open       %1$s
                API docs   %1$s/docs
                Kafka      %2$s
                Keycloak   %3$s

                Users and passwords:
                %4$s

                Three things to try:
                  1. Log in as office and open a score to see why it is what it is.
                  2. Push a value and watch its light change:
                     ./kaocheng token edu-system   gives a token; then
                     curl -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" \\
                       -d '{"unit":"edu-bureau","indicator":"handled-on-time","period":"202512","numerator":"120","denominator":"159","reason":"recount"}' \\
                       %1$s/api/v1/regions/qinghe/observations
                  3. Load your own spreadsheets: ./kaocheng load <folder>  (its format: deploy/local/README.md)
                """
                .formatted(
                        suite.gateway(),
                        suite.bootstrapServers(),
                        suite.addresses().url(Part.KEYCLOAK),
                        people);
    }
}
