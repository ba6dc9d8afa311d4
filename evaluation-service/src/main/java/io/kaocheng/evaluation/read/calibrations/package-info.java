/** How hard a proposed target is, and which figures and courses experience suggests. */
@NullMarked
package io.kaocheng.evaluation.read.calibrations;

import org.jspecify.annotations.NullMarked;
