package io.kaocheng.chassis;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.journal.Inbox;
import io.quarkus.oidc.client.OidcClient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Fetches from a journal's owner what Kafka did not bring. */
@ApplicationScoped
public class OwnersOverHttp implements Inbox.Owners {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ChassisConfig config;
    private final Instance<OidcClient> tokens;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .connectTimeout(Duration.ofSeconds(5))
                    .version(HttpClient.Version.HTTP_1_1)
                    .build();

    OwnersOverHttp(ChassisConfig config, Instance<OidcClient> tokens) {
        this.config = config;
        this.tokens = tokens;
    }

    @Override
    public List<String> entries(Journal journal, Code region, long after, int limit)
            throws IOException, InterruptedException {
        String owner = ownerOf(journal);
        URI base = config.services().get(owner);
        if (base == null) {
            throw new IOException(
                    "kaocheng.services."
                            + owner
                            + " is not set, so the "
                            + journal
                            + " journal's owner cannot be asked");
        }
        HttpRequest request =
                HttpRequest.newBuilder(
                                base.resolve(
                                        "/api/v1/regions/"
                                                + region
                                                + "/journals/"
                                                + journal
                                                + "/entries?after="
                                                + after
                                                + "&limit="
                                                + limit))
                        .header("Authorization", "Bearer " + token())
                        .header("Accept", "application/x-ndjson")
                        .timeout(PATIENCE)
                        .build();
        HttpResponse<Stream<String>> response =
                http.send(request, HttpResponse.BodyHandlers.ofLines());
        try (Stream<String> lines = response.body()) {
            if (response.statusCode() != 200) {
                throw new IOException(
                        "the "
                                + journal
                                + " journal's owner answered "
                                + response.statusCode()
                                + " at "
                                + base);
            }
            return lines.filter(line -> !line.isBlank()).toList();
        }
    }

    private String token() throws IOException {
        try {
            return tokens.get().getTokens().await().atMost(PATIENCE).getAccessToken();
        } catch (RuntimeException e) {
            throw new IOException("no token for asking a journal's owner: " + e.getMessage(), e);
        }
    }

    private static String ownerOf(Journal journal) {
        return journal == Journal.SCORES ? Journal.EVALUATION.toString() : journal.toString();
    }
}
