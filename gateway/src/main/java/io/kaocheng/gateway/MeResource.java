package io.kaocheng.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.contracts.ContractJson;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import java.io.IOException;
import java.util.Base64;

/** Who is logged in, as the page needs it. */
@Path("/api/v1/me")
public class MeResource {

    /**
     * {@code {subject, name, roles, regions, units}}; 401 without a session, and without a
     * redirect.
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Response> me(RoutingContext context) {
        if (context.request().getHeader("Cookie") == null) {
            return Uni.createFrom().item(nobody());
        }
        return QuarkusHttpUser.getSecurityIdentity(context, null)
                .map(MeResource::of)
                .onFailure()
                .recoverWithItem(MeResource::nobody);
    }

    private static Response of(SecurityIdentity identity) {
        AccessTokenCredential credential =
                identity == null || identity.isAnonymous()
                        ? null
                        : identity.getCredential(AccessTokenCredential.class);
        if (credential == null) {
            return nobody();
        }
        try {
            // Verified by the identity it belongs to; only read here.
            byte[] claims =
                    Base64.getUrlDecoder().decode(credential.getToken().split("\\.", -1)[1]);
            JsonNode token = ContractJson.mapper().readTree(claims);
            ObjectNode me = ContractJson.mapper().createObjectNode();
            me.put("subject", token.path("sub").asText());
            me.put("name", name(token));
            copy(token.path("realm_access").path("roles"), me.putArray("roles"));
            copy(token.path("region"), me.putArray("regions"));
            copy(token.path("units"), me.putArray("units"));
            return Response.ok(me.toString()).build();
        } catch (IOException | IllegalArgumentException e) {
            return nobody();
        }
    }

    /**
     * In Chinese a name has the family name first, which is how the realm writes full names in that
     * language.
     */
    private static String name(JsonNode token) {
        String name = token.path("name").asText("");
        return name.isEmpty() ? token.path("preferred_username").asText("") : name;
    }

    private static void copy(JsonNode from, ArrayNode to) {
        if (from.isTextual()) {
            to.add(from.asText());
        }
        from.forEach(one -> to.add(one.asText()));
    }

    private static Response nobody() {
        return Response.status(401)
                .type("application/problem+json")
                .entity(
                        "{\"type\":\"urn:problem:unauthenticated\",\"title\":\"需要登录\",\"status\":401,\"errors\":[]}")
                .build();
    }
}
