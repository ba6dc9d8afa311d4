@NullMarked
package io.kaocheng.testkit;

import org.jspecify.annotations.NullMarked;
