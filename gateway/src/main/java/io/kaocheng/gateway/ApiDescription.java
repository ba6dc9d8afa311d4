package io.kaocheng.gateway;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;

/** The descriptions of all services' APIs, merged into one. Browsable under {@code /docs}. */
@Path("/openapi.json")
public class ApiDescription {

    private final Descriptions descriptions;

    ApiDescription(Descriptions descriptions) {
        this.descriptions = descriptions;
    }

    /** All of the API in one document, OpenAPI 3.1. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public String merged() {
        return descriptions.merged().toString();
    }
}
