/** What it is worth: live scores, replay runs and published editions. */
@NullMarked
package io.kaocheng.evaluation;

import org.jspecify.annotations.NullMarked;
