package io.kaocheng.scoring.engine;

import java.util.Set;

/** A score names an engine this build does not have, so it can be neither made nor verified. */
public final class UnknownEngineException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    UnknownEngineException(String id, Set<String> known) {
        super("no engine is called " + id + "; this build scores by " + String.join(", ", known));
    }
}
