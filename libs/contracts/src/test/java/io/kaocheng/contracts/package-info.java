/**
 * The public language stays what it was: samples of every entry type, schemas, and the laws of
 * codes and periods.
 */
@NullMarked
package io.kaocheng.contracts;

import org.jspecify.annotations.NullMarked;
