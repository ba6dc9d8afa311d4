/** Counts the tests of a build where they run, and sums the counts of all its JVMs. */
@NullMarked
package io.kaocheng.testcounts;

import org.jspecify.annotations.NullMarked;
