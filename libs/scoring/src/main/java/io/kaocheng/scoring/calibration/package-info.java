/**
 * How hard a proposed target is, of what units of the same class have reached before, and which
 * figures experience suggests. Pure arithmetic; it proposes and never sets.
 */
@NullMarked
package io.kaocheng.scoring.calibration;

import org.jspecify.annotations.NullMarked;
