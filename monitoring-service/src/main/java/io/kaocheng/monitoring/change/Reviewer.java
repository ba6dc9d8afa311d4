package io.kaocheng.monitoring.change;

import io.kaocheng.policy.Scope;

import java.time.Instant;

/**
 * Who decides about a unit's figures.
 *
 * @param by opaque subject id
 * @param charge of which units, by the token
 * @param at when it is decided
 */
public record Reviewer(String by, Scope charge, Instant at) {}
