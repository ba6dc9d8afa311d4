/** Takes what is asked of runs and editions. */
@NullMarked
package io.kaocheng.evaluation.write;

import org.jspecify.annotations.NullMarked;
