/** Decides what may become of a published edition: nothing but its being superseded. */
@NullMarked
package io.kaocheng.evaluation.edition;

import org.jspecify.annotations.NullMarked;
