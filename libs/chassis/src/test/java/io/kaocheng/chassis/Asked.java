package io.kaocheng.chassis;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A request as JAX-RS shows it: an address with what its path names, and headers. */
record Asked(String method, URI address, Map<String, String> named, Map<String, String> sent) {

    Asked {
        // Names of headers are the same in capitals.
        Map<String, String> known = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        known.putAll(sent);
        sent = known;
    }

    static Asked of(String address) {
        return new Asked("POST", URI.create("http://127.0.0.1" + address), Map.of(), Map.of());
    }

    Asked with(String header, String value) {
        Map<String, String> more = new TreeMap<>(sent);
        more.put(header, value);
        return new Asked(method, address, named, more);
    }

    /** The same, with a parameter that its path names. */
    Asked naming(String parameter, String value) {
        Map<String, String> more = new TreeMap<>(named);
        more.put(parameter, value);
        return new Asked(method, address, more, sent);
    }

    /** The same by another method. */
    Asked by(String other) {
        return new Asked(other, address, named, sent);
    }

    Request request() {
        return answering(
                Request.class,
                (asked, _) ->
                        switch (asked) {
                            case "getMethod" -> method;
                            default -> throw new UnsupportedOperationException(asked);
                        });
    }

    HttpHeaders headers() {
        return answering(
                HttpHeaders.class,
                (method, argument) ->
                        switch (method) {
                            case "getHeaderString" -> sent.get(Objects.requireNonNull(argument));
                            default -> throw new UnsupportedOperationException(method);
                        });
    }

    UriInfo uri() {
        return answering(
                UriInfo.class,
                (method, _) ->
                        switch (method) {
                            case "getRequestUri" -> address;
                            case "getPath" -> address.getPath();
                            case "getQueryParameters" -> parameters();
                            case "getPathParameters" -> new MultivaluedHashMap<>(named);
                            default -> throw new UnsupportedOperationException(method);
                        });
    }

    private MultivaluedHashMap<String, String> parameters() {
        MultivaluedHashMap<String, String> parameters = new MultivaluedHashMap<>();
        String query = address.getQuery();
        if (query != null) {
            for (String pair : query.split("&", -1)) {
                int equals = pair.indexOf('=');
                parameters.add(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return parameters;
    }

    /** What a call of one method with at most one argument is answered with. */
    @FunctionalInterface
    interface Answering {
        @Nullable Object answer(String method, @Nullable Object argument);
    }

    static <T> T answering(Class<T> type, Answering answering) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) ->
                                answering.answer(
                                        method.getName(),
                                        arguments == null ? null : arguments[0])));
    }
}
