package io.kaocheng.chassis.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A change that would be recorded a second time when its request is sent again, since nothing else
 * tells a repeat from another request. It must carry an Idempotency-Key; a request without one is
 * refused with 400.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface RequiresKey {}
