package io.kaocheng.chassis.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A change that writes over what somebody else may have written since it was read. It must say by
 * If-Match which version it was made from; a request without one is refused with 428.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface RequiresIfMatch {}
