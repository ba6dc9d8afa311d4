/** Reading a region's past: from Kafka, the journals or a snapshot, entry by entry up to a cut. */
@NullMarked
package io.kaocheng.evaluation.history;

import org.jspecify.annotations.NullMarked;
