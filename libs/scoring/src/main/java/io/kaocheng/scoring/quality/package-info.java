/** What is wrong with goals, indicators and schemes that nobody can measure or that mislead. */
@NullMarked
package io.kaocheng.scoring.quality;

import org.jspecify.annotations.NullMarked;
