package io.kaocheng.shape;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Collects everything that is wrong with a record before refusing it. */
public final class Checks {

    private final List<Finding> findings = new ArrayList<>();

    private Checks() {}

    /** Checks each component against its constraints; values are in the order of the components. */
    public static Checks of(Class<? extends Record> type, @Nullable Object... values) {
        Checks checks = new Checks();
        List<Component> components = Form.of(type).components();
        for (int i = 0; i < components.size(); i++) {
            Object value = values[i];
            if (value != null) {
                components.get(i).check(value).ifPresent(checks.findings::add);
            }
        }
        return checks;
    }

    /** Nothing checked yet. */
    public static Checks none() {
        return new Checks();
    }

    public Checks that(boolean holds, String pointer, String code, String en, String zh) {
        if (!holds) {
            findings.add(new Finding(pointer, code, en, zh));
        }
        return this;
    }

    /**
     * @throws Refused with all that was found, where anything was
     */
    public void orRefuse() {
        if (!findings.isEmpty()) {
            throw new Refused(findings);
        }
    }
}
