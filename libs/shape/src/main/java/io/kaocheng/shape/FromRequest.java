package io.kaocheng.shape;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A component of a request's body that is not sent in it, since the request tells it anyway; which
 * of these, by its type: a text is the opaque subject id of who sends it, an {@code Instant} when
 * it was received, a {@code Scope} of the policy for what of the region the sender may do this.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface FromRequest {}
