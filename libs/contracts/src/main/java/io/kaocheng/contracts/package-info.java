/**
 * The published language of the suite: the form of an entry, the stored names of events, and how
 * periods, codes and decimals are written.
 */
@NullMarked
package io.kaocheng.contracts;

import org.jspecify.annotations.NullMarked;
