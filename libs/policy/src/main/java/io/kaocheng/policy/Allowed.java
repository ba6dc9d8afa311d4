package io.kaocheng.policy;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which action of the table an endpoint is. Role and region, and the unit where path or query name
 * one, are checked before the body is read; an endpoint without it answers nobody.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Allowed {
    Action value();

    /**
     * What is asked inside the method besides, where a request turns out to need it: an official
     * run, another day. Told in the descriptions; not checked by the annotation.
     */
    Action[] besides() default {};
}
