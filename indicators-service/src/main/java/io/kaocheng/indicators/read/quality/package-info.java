/** Answers: what is questionable about a version of an indicator or of a scheme? */
@NullMarked
package io.kaocheng.indicators.read.quality;

import org.jspecify.annotations.NullMarked;
