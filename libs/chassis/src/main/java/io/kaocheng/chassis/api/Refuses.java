package io.kaocheng.chassis.api;

import io.kaocheng.contracts.ProblemCode;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The problems with which the rules behind a resource method answer, besides those every method of
 * its kind has (a malformed body, a missing role, a stale version).
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Refuses {
    ProblemCode[] value();
}
