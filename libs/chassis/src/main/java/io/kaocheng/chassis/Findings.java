package io.kaocheng.chassis;

import io.kaocheng.contracts.ProblemCode;

import java.util.ArrayList;
import java.util.List;

/**
 * Gathers everything that is wrong with a request, so that the caller is told all of it at once.
 */
public final class Findings {

    private final List<Finding> all = new ArrayList<>();

    public void add(Finding finding) {
        all.add(finding);
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    public List<Finding> all() {
        return List.copyOf(all);
    }

    /** Goes on only with a request in which nothing is wrong. */
    public void refuseIfAny() {
        refuseIfAny(ProblemCode.INVALID_FIELD);
    }

    /**
     * The same, where the kind of problem is that of the first finding: what a reference names does
     * not exist.
     */
    public void refuseAsFound() {
        if (!all.isEmpty()) {
            throw new Problem(
                    ProblemCode.ofCode(all.getFirst().code()).orElse(ProblemCode.INVALID_FIELD),
                    all);
        }
    }

    public void refuseIfAny(ProblemCode code) {
        if (!all.isEmpty()) {
            throw new Problem(code, all);
        }
    }
}
