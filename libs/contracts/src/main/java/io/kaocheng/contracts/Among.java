package io.kaocheng.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/**
 * Which units, seen from one of them: written {@code below}, {@code class}, {@code region} or
 * {@code group:} and a group's code.
 *
 * @param group the group, where it is one
 */
public record Among(Kind kind, @Nullable Code group) {

    /** The kinds of sets of units. */
    public enum Kind {
        /** Those directly below it in the tree. */
        BELOW,
        /** Those of its class. */
        CLASS,
        /** Those of any class. */
        REGION,
        /** Those of a group, of whatever classes. */
        GROUP
    }

    public static final Among BELOW = new Among(Kind.BELOW, null);
    public static final Among CLASS = new Among(Kind.CLASS, null);
    public static final Among REGION = new Among(Kind.REGION, null);

    private static final String OF_GROUP = "group:";

    public Among {
        if ((kind == Kind.GROUP) != (group != null)) {
            throw new IllegalArgumentException("a group, and only a group, has a code");
        }
    }

    /** The units of a group. */
    public static Among group(Code group) {
        return new Among(Kind.GROUP, group);
    }

    /** Whether units of other classes than its own may be among them. */
    public boolean reachesOtherClasses() {
        return kind != Kind.CLASS;
    }

    /** Whether a text names a group, or was meant to. */
    public static boolean isOfGroup(String text) {
        return text.startsWith(OF_GROUP);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Among parse(String text) {
        String code = isOfGroup(text) ? text.substring(OF_GROUP.length()) : "";
        if (Code.isValid(code)) {
            return group(Code.of(code));
        }
        return switch (text) {
            case "below" -> BELOW;
            case "class" -> CLASS;
            case "region" -> REGION;
            default ->
                    throw new IllegalArgumentException(
                            "must be below, class, region or group:<code>; found "
                                    + Quoted.of(text));
        };
    }

    @JsonValue
    @Override
    public String toString() {
        return group == null ? kind.name().toLowerCase(Locale.ROOT) : OF_GROUP + group;
    }
}
