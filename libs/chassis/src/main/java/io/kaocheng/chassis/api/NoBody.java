package io.kaocheng.chassis.api;

/** The body of an intention that needs none: nothing at all, or an object without fields. */
record NoBody() {}
