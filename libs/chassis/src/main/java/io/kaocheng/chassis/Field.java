package io.kaocheng.chassis;

import org.jspecify.annotations.Nullable;

import java.util.NoSuchElementException;

/**
 * A field as it was read: a value, or nothing, in which case a finding says why unless it may be
 * absent.
 */
public record Field<T>(@Nullable T value) {

    /** The value; to be asked for after {@link Findings#refuseIfAny}. */
    public T get() {
        T present = value;
        if (present == null) {
            throw new NoSuchElementException(
                    "a required field was read without its findings being looked at");
        }
        return present;
    }

    public @Nullable T orNull() {
        return value;
    }

    public T or(T other) {
        T present = value;
        return present == null ? other : present;
    }
}
