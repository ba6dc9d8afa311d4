package io.kaocheng.chassis.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One page of a list.
 *
 * @param next to be sent as {@code cursor} for the page after this one; absent on the last
 */
public record Page<T>(
        List<T> items,
        @Schema(description = "to be sent as cursor for the next page; absent on the last one")
                @Nullable String next) {
    public Page {
        items = List.copyOf(items);
    }
}
