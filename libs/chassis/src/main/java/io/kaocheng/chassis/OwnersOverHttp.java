package io.kaocheng.chassis;

import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Position;
import io.kaocheng.journal.HashTree;
import io.kaocheng.journal.Inbox;
import io.kaocheng.journal.JournalTrees;
import io.quarkus.oidc.client.OidcClient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.core.MediaType;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
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

    protected OwnersOverHttp(ChassisConfig config, Instance<OidcClient> tokens) {
        this.config = config;
        this.tokens = tokens;
    }

    @Override
    public List<String> entries(Journal journal, Code region, long after, int limit)
            throws IOException, InterruptedException {
        return ask(
                journal,
                region,
                "/entries?after=" + after + "&limit=" + limit,
                "application/x-ndjson");
    }

    @Override
    public JournalTrees.Answer tree(Journal journal, Code region, long size, boolean fresh)
            throws IOException, InterruptedException {
        JsonNode answer =
                ContractJson.mapper()
                        .readTree(
                                String.join(
                                        "",
                                        ask(
                                                journal,
                                                region,
                                                "/tree?fresh="
                                                        + fresh
                                                        + (size == Long.MAX_VALUE
                                                                ? ""
                                                                : "&size=" + size),
                                                MediaType.APPLICATION_JSON)));
        StringBuilder peaks = new StringBuilder();
        answer.path("peaks").forEach(peak -> peaks.append(peak.asText()));
        JsonNode altered = answer.path("altered");
        try {
            return new JournalTrees.Answer(
                    new HashTree(
                            answer.path("size").asLong(),
                            HexFormat.of().parseHex(peaks.toString())),
                    altered.isTextual() ? altered.asText() : null);
        } catch (IllegalArgumentException e) {
            throw new IOException("the " + journal + " journal's owner answered no tree", e);
        }
    }

    /** Where the journal ends, or ended at a moment; null asks for now. */
    public Position position(Journal journal, Code region, @Nullable Instant at)
            throws IOException, InterruptedException {
        String answer =
                String.join(
                        "",
                        ask(
                                journal,
                                region,
                                "/position" + (at == null ? "" : "?at=" + at),
                                "application/json"));
        return Position.parse(ContractJson.mapper().readTree(answer).path("position").asText());
    }

    /** Whether the journal has a stream of that subject. */
    public boolean has(Journal journal, Code region, String subject)
            throws IOException, InterruptedException {
        String path = "/history?subject=" + URLEncoder.encode(subject, StandardCharsets.UTF_8);
        try (Lines answer = send(journal, region, path, MediaType.APPLICATION_JSON)) {
            // The owner knows no such region either.
            return answer.status() != 404
                    && !ContractJson.mapper()
                            .readTree(String.join("", answer.good(journal)))
                            .path("entries")
                            .isEmpty();
        }
    }

    private List<String> ask(Journal journal, Code region, String path, String form)
            throws IOException, InterruptedException {
        try (Lines answer = send(journal, region, path, form)) {
            return answer.good(journal);
        }
    }

    /** What an owner answered. */
    private record Lines(URI base, int status, Stream<String> lines) implements AutoCloseable {

        List<String> good(Journal journal) throws IOException {
            if (status != 200) {
                throw new IOException(
                        "the " + journal + " journal's owner answered " + status + " at " + base);
            }
            return lines.filter(line -> !line.isBlank()).toList();
        }

        @Override
        public void close() {
            lines.close();
        }
    }

    private Lines send(Journal journal, Code region, String path, String form)
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
                                                + path))
                        .header("Authorization", "Bearer " + token())
                        .header("Accept", form)
                        .timeout(PATIENCE)
                        .build();
        try {
            HttpResponse<Stream<String>> response =
                    http.send(request, HttpResponse.BodyHandlers.ofLines());
            return new Lines(base, response.statusCode(), response.body());
        } catch (IOException e) {
            // The client's own exceptions often say nothing at all.
            throw new IOException(
                    "the " + journal + " journal's owner cannot be reached at " + base, e);
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
