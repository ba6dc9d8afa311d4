package io.kaocheng.chassis;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;

import jakarta.ws.rs.container.ContainerResponseContext;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Names the trace of every answer in the header {@code traceresponse} of W3C's Trace Context, so
 * that a caller who brought none can still tell which lines and entries are theirs.
 */
public class TraceResponse {

    @ServerResponseFilter
    public void name(ContainerResponseContext response) {
        SpanContext span = Span.current().getSpanContext();
        if (span.isValid()) {
            response.getHeaders().putSingle("traceresponse", Requests.traceparent(span));
        }
    }
}
