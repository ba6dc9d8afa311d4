package io.kaocheng.contracts;

/**
 * A document that shows what is said. It stays with who names it; its hash tells whether the one
 * that is shown later is the same.
 *
 * @param name as its keeper calls it
 * @param sha256 of its bytes, 64 hexadecimal digits in lower case
 */
public record Evidence(String name, String sha256) {}
