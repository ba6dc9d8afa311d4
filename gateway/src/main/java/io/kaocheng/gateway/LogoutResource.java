package io.kaocheng.gateway;

import io.quarkus.security.Authenticated;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;

import java.net.URI;

/**
 * Where a person logs out. On the way here the session ends (quarkus.oidc.logout.path), and the
 * person is sent to Keycloak, which ends its own; what arrives here after all has nobody to log
 * out.
 */
@Path("/logout")
public class LogoutResource {

    @GET
    @Authenticated
    @Operation(hidden = true)
    public Response logout() {
        return Response.seeOther(URI.create("/")).build();
    }
}
