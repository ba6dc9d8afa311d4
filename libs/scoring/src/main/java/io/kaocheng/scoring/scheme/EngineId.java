package io.kaocheng.scoring.scheme;

import io.kaocheng.shape.Shape;

/**
 * The engines a scheme may name. A scheme that names none is scored by the first, as all were
 * before there was a second.
 */
public enum EngineId {
    KC_1,
    KC_2;

    /** As scores and schemes name it. */
    public String id() {
        return Shape.kebab(this);
    }

    /** The engine of that id. */
    public static EngineId of(String id) {
        for (EngineId engine : values()) {
            if (engine.id().equals(id)) {
                return engine;
            }
        }
        throw new IllegalArgumentException("no engine is called " + id);
    }
}
