package io.kaocheng.scoring;

/** One statement in both languages of the suite. */
public record Sentence(String zh, String en) {}
