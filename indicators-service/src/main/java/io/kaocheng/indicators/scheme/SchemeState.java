package io.kaocheng.indicators.scheme;

import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.contracts.Code;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The state of a scheme.
 *
 * @param versions in the order of their numbers, from 1; empty before the first draft
 */
public record SchemeState(List<Version> versions) {
    public SchemeState {
        versions = List.copyOf(versions);
    }

    /** The state of a version. */
    enum Stage {
        DRAFT,
        APPROVED,
        ENACTED
    }

    record Version(
            int number,
            Stage stage,
            String author,
            @Nullable Code cycle,
            Code unitClass,
            JsonNode definition,
            String hash) {
        Version at(Stage next) {
            return new Version(number, next, author, cycle, unitClass, definition, hash);
        }
    }
}
