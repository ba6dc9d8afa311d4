package io.kaocheng.chassis;

import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.quarkus.smallrye.openapi.OpenApiFilter;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

import java.util.Map;

/**
 * Puts the action of each operation into the description of the API, as {@code x-action}, and the
 * roles that have a row for it, as {@code x-roles}.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ActionFilter implements OASFilter {

    private static final DotName PATH = DotName.createSimple(Path.class);
    private static final Map<HttpMethod, DotName> METHODS =
            Map.of(
                    HttpMethod.GET, DotName.createSimple(GET.class),
                    HttpMethod.POST, DotName.createSimple(POST.class),
                    HttpMethod.PUT, DotName.createSimple(PUT.class),
                    HttpMethod.PATCH, DotName.createSimple(PATCH.class),
                    HttpMethod.DELETE, DotName.createSimple(DELETE.class));

    private final IndexView index;

    public ActionFilter(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI description) {
        for (AnnotationInstance allowed :
                index.getAnnotations(DotName.createSimple(Allowed.class))) {
            AnnotationTarget target = allowed.target();
            if (target.kind() != AnnotationTarget.Kind.METHOD) {
                continue;
            }
            MethodInfo method = target.asMethod();
            PathItem item = description.getPaths().getPathItem(path(method));
            if (item == null) {
                continue;
            }
            Action action = Action.valueOf(allowed.value().asEnum());
            METHODS.forEach(
                    (verb, annotation) -> {
                        Operation operation = item.getOperations().get(verb);
                        if (operation != null && method.hasAnnotation(annotation)) {
                            operation.addExtension("x-action", action.code());
                            operation.addExtension(
                                    "x-roles",
                                    action.roles().stream().map(Object::toString).toList());
                        }
                    });
        }
    }

    private static String path(MethodInfo method) {
        AnnotationInstance whole = method.declaringClass().declaredAnnotation(PATH);
        AnnotationInstance part = method.declaredAnnotation(PATH);
        return (whole == null ? "" : whole.value().asString())
                + (part == null ? "" : part.value().asString());
    }
}
