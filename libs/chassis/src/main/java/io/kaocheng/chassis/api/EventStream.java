package io.kaocheng.chassis.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Which server-sent events a resource method answers with. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface EventStream {
    Event[] value();

    /** An event by its name, and the record its data are. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target({})
    @interface Event {
        String name();

        Class<? extends Record> data();
    }
}
