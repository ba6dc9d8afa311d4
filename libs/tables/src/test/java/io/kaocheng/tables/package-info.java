@NullMarked
package io.kaocheng.tables;

import org.jspecify.annotations.NullMarked;
