@NullMarked
package io.kaocheng.shape;

import org.jspecify.annotations.NullMarked;
