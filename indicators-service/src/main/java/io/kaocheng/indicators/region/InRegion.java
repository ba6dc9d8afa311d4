package io.kaocheng.indicators.region;

/** A command, and where it is looked up what it names of other services. */
public record InRegion<C>(C command, KnownNames names) {}
