@NullMarked
package io.kaocheng.evaluation.suppression;

import org.jspecify.annotations.NullMarked;
