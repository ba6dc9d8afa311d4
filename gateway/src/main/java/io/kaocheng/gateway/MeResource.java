package io.kaocheng.gateway;

import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.ProblemCode;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Who is logged in, as the page needs it. */
@Tag(name = "Session")
@Path("/api/v1")
public class MeResource {

    private static final Logger LOG = Logger.getLogger(MeResource.class);

    private final Sessions sessions;

    MeResource(Sessions sessions) {
        this.sessions = sessions;
    }

    /**
     * The person of this session, or whoever a bearer token names; 401 without either, and without
     * a redirect.
     */
    @GET
    @Path("/me")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "me",
            extensions = @Extension(name = "x-action", value = "read-oneself"),
            summary = "Who is logged in",
            description =
                    "The person of this session, or whoever the bearer token names, with roles, regions and units.")
    @APIResponse(
            responseCode = "200",
            description = "The person",
            content = @Content(schema = @Schema(implementation = Me.class)))
    @APIResponse(
            responseCode = "401",
            description = "Nobody is logged in, and no token that holds was sent")
    public Uni<Response> me(@Context RoutingContext context) {
        return person(context)
                .map(
                        found ->
                                found.map(me -> Response.ok(ContractJson.write(me)).build())
                                        .orElseGet(() -> nobody(context)));
    }

    /**
     * The same for the page that is opened by anybody: nobody is an answer there, since a browser
     * reports every refusal as an error of the page.
     */
    @GET
    @Path("/session")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "session",
            extensions = @Extension(name = "x-action", value = "read-oneself"),
            summary = "Whether somebody is logged in, and who",
            description = "The person of this session; none where nobody is logged in.")
    @APIResponse(
            responseCode = "200",
            description = "The session",
            content = @Content(schema = @Schema(implementation = Session.class)))
    public Uni<Response> session(@Context RoutingContext context) {
        return person(context)
                .map(
                        found ->
                                Response.ok(ContractJson.write(new Session(found.orElse(null))))
                                        .build());
    }

    private Uni<Optional<Me>> person(RoutingContext context) {
        if (context.request().getHeader("Cookie") == null
                && context.request().getHeader("Authorization") == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        return QuarkusHttpUser.getSecurityIdentity(context, null)
                .map(identity -> of(sessions.unlessEnded(identity)))
                .onFailure()
                .recoverWithItem(
                        failure -> {
                            LOG.warnf(
                                    "the session is not valid: %s",
                                    failure.getClass().getSimpleName());
                            return Optional.empty();
                        });
    }

    private static Optional<Me> of(@Nullable SecurityIdentity identity) {
        AccessTokenCredential credential =
                identity == null || identity.isAnonymous()
                        ? null
                        : identity.getCredential(AccessTokenCredential.class);
        if (credential == null) {
            return Optional.empty();
        }
        try {
            // Verified by the identity it belongs to; only read here.
            byte[] claims =
                    Base64.getUrlDecoder().decode(credential.getToken().split("\\.", -1)[1]);
            JsonNode token = ContractJson.mapper().readTree(claims);
            return Optional.of(
                    new Me(
                            token.path("sub").asText(),
                            name(token),
                            texts(token.path("realm_access").path("roles")),
                            texts(token.path("region")),
                            texts(token.path("units"))));
        } catch (IOException | IllegalArgumentException e) {
            LOG.warnf("a session's token cannot be read: %s", e.getClass().getSimpleName());
            return Optional.empty();
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

    private static List<String> texts(JsonNode from) {
        List<String> texts = new ArrayList<>();
        if (from.isTextual()) {
            texts.add(from.asText());
        }
        from.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    private static Response nobody(RoutingContext context) {
        Locale locale = Refusals.locale(context.request());
        return ProblemMappers.answer(
                context.request(),
                ProblemCode.UNAUTHENTICATED,
                Refusals.english(locale) ? "nobody is logged in here" : "尚未登录");
    }
}
