package io.kaocheng.chassis.api;

import java.lang.reflect.Method;
import java.util.List;

/** The roles of which one is needed for a resource method. */
final class Roles {

    private Roles() {}

    static List<String> of(Method method) {
        return List.of();
    }
}
