package io.kaocheng.chassis;

import io.kaocheng.contracts.Code;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Answers a question of a region that was never opened, or of a class that was never defined, by a
 * refusal that names it: an empty answer would say that there is nothing of it so far. Commands are
 * held against the same by their deciders.
 */
public class RegisteredFilter {

    private final Registered registered;

    RegisteredFilter(Registered registered) {
        this.registered = registered;
    }

    /**
     * After it was found whether the request is well-formed and who may ask it.
     *
     * @return null where nobody has to be asked
     */
    @ServerRequestFilter(priority = Priorities.USER + 1)
    public @Nullable Uni<Void> filter(ContainerRequestContext request) {
        UriInfo uri = request.getUriInfo();
        String named = uri.getPathParameters().getFirst("region");
        if (named == null || !isQuestion(request.getMethod())) {
            return null;
        }
        Code region = Code.of(named);
        Code unitClass = unitClass(uri);
        if (registered.isKnown(region, unitClass)) {
            return null;
        }
        return Uni.createFrom()
                .voidItem()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(() -> registered.require(region, unitClass));
    }

    private static boolean isQuestion(String method) {
        return method.equals("GET") || method.equals("HEAD");
    }

    private static @Nullable Code unitClass(UriInfo uri) {
        String named = uri.getPathParameters().getFirst("unitClass");
        if (named == null) {
            named = uri.getQueryParameters().getFirst("class");
        }
        return named == null ? null : Code.of(named);
    }
}
