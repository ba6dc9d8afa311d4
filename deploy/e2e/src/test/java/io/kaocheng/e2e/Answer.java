package io.kaocheng.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.net.http.HttpHeaders;
import java.util.List;

/** What the gateway answered. */
record Answer(int status, HttpHeaders headers, String text) {

    static final ObjectMapper JSON = new ObjectMapper();

    boolean isGood() {
        return status / 100 == 2;
    }

    /** The body; one that is no JSON fails the test with what it is. */
    JsonNode json() {
        return parse(text);
    }

    /** The lines of a body of one document a line. */
    List<JsonNode> lines() {
        return text.lines().filter(line -> !line.isEmpty()).map(Answer::parse).toList();
    }

    static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }

    String contentType() {
        return headers.firstValue("Content-Type").orElse("");
    }

    @Override
    public String toString() {
        return status + " " + (text.length() > 2_000 ? text.substring(0, 2_000) + "…" : text);
    }
}
