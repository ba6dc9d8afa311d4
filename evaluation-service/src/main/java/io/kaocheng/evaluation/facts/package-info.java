/** What is known of a region: registers of its facts, overlays on them, the scores that differ. */
@NullMarked
package io.kaocheng.evaluation.facts;

import org.jspecify.annotations.NullMarked;
