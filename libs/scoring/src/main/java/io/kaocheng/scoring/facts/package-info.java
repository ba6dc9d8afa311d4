/** What is known of a region up to a cut, as the engine asks for it. */
@NullMarked
package io.kaocheng.scoring.facts;

import org.jspecify.annotations.NullMarked;
