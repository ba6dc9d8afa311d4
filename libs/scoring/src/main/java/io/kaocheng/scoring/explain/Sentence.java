package io.kaocheng.scoring.explain;

/** One statement in both languages of the suite. */
public record Sentence(String zh, String en) {}
