package io.kaocheng.bench;

import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Position;
import io.kaocheng.local.Part;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A single submit to monitoring-service, until a score that holds it comes out of Kafka. */
final class OurWay implements Way {

    static final String NAME = "submit to UnitScored";

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String PATH =
            "/api/v1/regions/" + SubmittedRegion.REGION + "/observations";

    private final ThrowawaySuite suite;
    private final Stored stored;
    private final Wires wires;
    private final int clients;
    private final Feed feed;

    OurWay(ThrowawaySuite suite, Stored stored, int clients) {
        this.suite = suite;
        this.stored = stored;
        this.clients = clients;
        this.wires = new Wires(suite.suite().url(Part.MONITORING), clients);
        this.feed = new Feed(suite.suite().bootstrapServers(), Journal.SCORES.topic());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Trip run(Schedule schedule, List<Figure> figures) throws Exception {
        List<byte[]> bodies = figures.stream().map(Figure::bytes).toList();
        byte[][] answers = new byte[figures.size()][];
        long[] answered = new long[figures.size()];
        String bearer = suite.suite().token(ThrowawaySuite.SENDER);
        long head = stored.head(Stored.JOURNAL);
        feed.drop();
        wires.reopen();
        long ahead = aheadOfMonotonic();
        long begin =
                OpenLoop.run(
                        schedule,
                        clients,
                        (client, number) -> {
                            Wire.Reply reply =
                                    wires.of(client).post(PATH, bearer, bodies.get(number));
                            answered[number] = System.nanoTime();
                            if (reply.status() != 201) {
                                throw new IOException(reply.status() + " " + reply.text());
                            }
                            answers[number] = reply.body();
                        });
        long[] sequences = new long[figures.size()];
        for (int i = 0; i < sequences.length; i++) {
            sequences[i] = sequence(answers[i]);
        }
        Scores scores = new Scores(figures, sequences);
        while (!scores.areAllSeen()) {
            Feed.Arrival arrival = feed.next(PATIENCE);
            scores.consume(arrival.at(), arrival.value());
        }
        Facts.same(NAME, figures, stored.figures(Stored.JOURNAL, head));
        long[] scored = scores.recorded();
        for (int i = 0; i < scored.length; i++) {
            scored[i] -= ahead;
        }
        return new Trip(
                Percentiles.of(Way.since(begin, schedule, answered)),
                Percentiles.of(Way.since(begin, schedule, scored)),
                Percentiles.of(Way.since(begin, schedule, scores.seen())));
    }

    /** What the clock of the machine is ahead of {@link System#nanoTime}. */
    private static long aheadOfMonotonic() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano() - System.nanoTime();
    }

    private static long sequence(byte[] answer) throws IOException {
        JsonNode position =
                ContractJson.mapper().readTree(answer).path("entries").path(0).path("position");
        return Position.parse(position.asText()).sequence();
    }

    @Override
    public void close() {
        feed.close();
        wires.close();
    }
}
