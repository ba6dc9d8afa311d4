package io.kaocheng.gateway;

import io.kaocheng.contracts.ProblemCode;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

/** What nobody else answered is refused in the same form as everything else. */
@ApplicationScoped
public class LastResort {

    private static final Logger LOG = Logger.getLogger(LastResort.class);

    void routes(@Observes Router router) {
        router.route()
                .order(Integer.MAX_VALUE)
                .handler(context -> Refusals.nothingAt(context.request()))
                .failureHandler(LastResort::failed);
        // What fails before any route is tried.
        for (int status : new int[] {400, 404, 500}) {
            router.errorHandler(status, LastResort::failed);
        }
    }

    private static void failed(RoutingContext context) {
        if (context.statusCode() == 404) {
            Refusals.nothingAt(context.request());
            return;
        }
        if (context.statusCode() == 400) {
            PathGuard.refuse(context.request());
            return;
        }
        if (context.failure() instanceof SecurityException) {
            // On the way to the login, or from it: Quarkus knows the way.
            context.next();
            return;
        }
        LOG.error("a request failed", context.failure());
        Refusals.refuse(
                context.request(),
                ProblemCode.INTERNAL,
                "this is a defect of ours; the trace id says where to look",
                "这是系统缺陷，可凭 traceId 查找原因");
    }
}
