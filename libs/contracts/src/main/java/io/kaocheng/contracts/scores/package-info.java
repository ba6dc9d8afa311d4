/** The scores journal: the feed to which other systems subscribe. */
@NullMarked
package io.kaocheng.contracts.scores;

import org.jspecify.annotations.NullMarked;
