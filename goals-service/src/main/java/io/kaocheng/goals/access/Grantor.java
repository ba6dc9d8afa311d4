package io.kaocheng.goals.access;

import io.kaocheng.policy.Holder;

/**
 * Who gives and takes access, and what they have themselves.
 *
 * @param subject their own subject id
 */
public record Grantor(String subject, Holder has) {}
