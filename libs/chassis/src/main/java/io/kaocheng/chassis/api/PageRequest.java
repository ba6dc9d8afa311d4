package io.kaocheng.chassis.api;

import io.kaocheng.chassis.Paging;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The parameters of a question that is answered page by page. */
public record PageRequest(
        @RestQuery
                @Schema(description = "rows of a page at most; 100 where not sent")
                @Min(1)
                @Max(Paging.MOST)
                @Nullable Integer limit,
        @RestQuery
                @Schema(description = "what next gave on the page before; the first page without")
                @Nullable PageCursor cursor) {

    /** The page asked for. */
    public Paging paging() {
        return Paging.of(limit, cursor);
    }
}
