package io.kaocheng.journal;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Position;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;

import org.jboss.logging.Logger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Logs each request whose entries arrived in a batch, under the trace that the request began, so
 * that the trace includes this service. Of very many requests only the first ones get a line each.
 */
final class RequestLog {

    private static final Logger LOG = Logger.getLogger(RequestLog.class);
    private static final int MOST_LOGGED = 100;

    private RequestLog() {}

    /** The processing of the entries. */
    interface Work {
        void run() throws SQLException;
    }

    /** Processes entries under the trace of the last one's request, and logs all requests. */
    static void around(Code region, List<Recorded> entries, Work work) throws SQLException {
        Recorded last = entries.getLast();
        Map<String, List<Recorded>> requests = new LinkedHashMap<>();
        for (Recorded entry : entries) {
            requests.computeIfAbsent(request(entry), r -> new ArrayList<>()).add(entry);
        }
        List<Recorded> ofLast = requests.remove(request(last));
        Span span = span(last);
        try (Scope _ = span.makeCurrent()) {
            work.run();
            log(region, ofLast == null ? List.of(last) : ofLast);
        } finally {
            span.end();
        }
        int logged = 0;
        for (List<Recorded> request : requests.values()) {
            if (logged++ == MOST_LOGGED) {
                LOG.infof(
                        "received region=%s and %d requests more",
                        region, requests.size() - MOST_LOGGED);
                return;
            }
            Span other = span(request.getLast());
            try (Scope _ = other.makeCurrent()) {
                log(region, request);
            } finally {
                other.end();
            }
        }
    }

    /** Entries of one request in one journal belong together. */
    private static String request(Recorded entry) {
        String trace = entry.traceparent();
        String[] parts = trace == null ? new String[0] : trace.split("-");
        return entry.position().journal() + " " + (parts.length == 4 ? parts[1] : "");
    }

    private static void log(Code region, List<Recorded> request) {
        Position last = request.getLast().position();
        LOG.infof(
                "received region=%s journal=%s sequence=%d entries=%d",
                region, last.journal(), last.sequence(), request.size());
    }

    /** Continues the trace of the request that the entry came from. */
    private static Span span(Recorded entry) {
        var builder =
                GlobalOpenTelemetry.getTracer("io.kaocheng.journal")
                        .spanBuilder("receive " + entry.position().journal())
                        .setSpanKind(SpanKind.CONSUMER)
                        .setAttribute("region", entry.region().value())
                        .setAttribute("position", entry.position().toString());
        String[] parts =
                entry.traceparent() == null ? new String[0] : entry.traceparent().split("-");
        if (parts.length == 4) {
            SpanContext parent =
                    SpanContext.createFromRemoteParent(
                            parts[1],
                            parts[2],
                            TraceFlags.fromHex(parts[3], 0),
                            TraceState.getDefault());
            builder.setParent(Context.root().with(Span.wrap(parent)));
        }
        return builder.startSpan();
    }
}
