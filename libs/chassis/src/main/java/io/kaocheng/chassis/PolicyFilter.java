package io.kaocheng.chassis;

import io.kaocheng.contracts.Code;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.kaocheng.policy.Scope;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Checks a request against the policy before its body is read: the role, the region where the path
 * names one, and the unit where the path or the query names one. What depends on the body or on the
 * state of a stream is checked by the resource and the decider.
 */
public class PolicyFilter {

    private final Policy policy;

    PolicyFilter(Policy policy) {
        this.policy = policy;
    }

    /**
     * @throws Problem 403
     */
    @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
    public void filter(ContainerRequestContext request, ResourceInfo resource) {
        Allowed allowed = resource.getResourceMethod().getAnnotation(Allowed.class);
        if (allowed == null) {
            throw new IllegalStateException(
                    resource.getResourceMethod() + " is no action of the table");
        }
        Action action = allowed.value();
        UriInfo uri = request.getUriInfo();
        String region = uri.getPathParameters().getFirst("region");
        if (region == null) {
            policy.require(action);
            return;
        }
        Scope scope = policy.scope(action, Requests.code("region", region));
        Code unit = unit(uri);
        if (unit != null && !scope.mayReach(unit)) {
            throw Policy.foreign(unit);
        }
    }

    private static @Nullable Code unit(UriInfo uri) {
        String unit = uri.getPathParameters().getFirst("unit");
        if (unit == null) {
            unit = uri.getQueryParameters().getFirst("unit");
        }
        return unit == null ? null : Requests.code("unit", unit);
    }
}
