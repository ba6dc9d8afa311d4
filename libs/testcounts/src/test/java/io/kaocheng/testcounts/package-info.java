/** Runs tests that pass, fail and are skipped in every way, and counts them. */
@NullMarked
package io.kaocheng.testcounts;

import org.jspecify.annotations.NullMarked;
