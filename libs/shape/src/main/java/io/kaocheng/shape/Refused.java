package io.kaocheng.shape;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A value made in code broke the rules of its type: all of its findings at once. Thrown by a
 * record's constructor it becomes findings of the document the record was read from.
 */
public final class Refused extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    public Refused(List<Finding> findings) {
        super(
                findings.stream()
                        .map(f -> f.pointer() + " " + f.code() + ": " + f.en())
                        .collect(Collectors.joining("; ")));
        this.findings = List.copyOf(findings);
    }

    public List<Finding> findings() {
        return findings;
    }
}
