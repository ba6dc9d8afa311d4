/** Keeps the facts of the regions that are being scored, in memory and in the database. */
@NullMarked
package io.kaocheng.evaluation.live;

import org.jspecify.annotations.NullMarked;
