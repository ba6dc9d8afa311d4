@NullMarked
package io.kaocheng.evaluation.edition;

import org.jspecify.annotations.NullMarked;
