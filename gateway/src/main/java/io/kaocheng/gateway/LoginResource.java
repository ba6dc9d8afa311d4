package io.kaocheng.gateway;

import io.quarkus.security.Authenticated;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where a person logs in: Keycloak asks who they are, and they come back to the page they wanted.
 */
@Path("/login")
public class LoginResource {

    @GET
    @Authenticated
    @Operation(hidden = true)
    public Response login(@RestQuery @Nullable String to) {
        return Response.seeOther(URI.create(safe(to))).build();
    }

    /** Only a path of this site: never another one's address. */
    static String safe(@Nullable String to) {
        if (to == null
                || !to.startsWith("/")
                || to.startsWith("//")
                || to.contains("\\")
                || to.contains("\n")) {
            return "/";
        }
        try {
            URI uri = new URI(to);
            return uri.getHost() == null && uri.getScheme() == null ? uri.toASCIIString() : "/";
        } catch (URISyntaxException e) {
            return "/";
        }
    }
}
