/** The monitoring journal: what was reported, and what it set off. */
@NullMarked
package io.kaocheng.contracts.monitoring;

import org.jspecify.annotations.NullMarked;
