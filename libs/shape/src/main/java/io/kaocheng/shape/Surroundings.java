package io.kaocheng.shape;

import java.util.Map;
import java.util.function.Function;

/**
 * What a request tells besides its body.
 *
 * @param path the parameters in its path, by their names
 * @param values what {@link FromRequest} of a type is
 */
public record Surroundings(Map<String, String> path, Function<Class<?>, Object> values) {

    /** Of what stands by itself. */
    public static final Surroundings NONE =
            new Surroundings(
                    Map.of(),
                    type -> {
                        throw new IllegalStateException("there is no request to tell a " + type);
                    });

    public Surroundings {
        path = Map.copyOf(path);
    }
}
