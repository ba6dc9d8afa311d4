@NullMarked
package io.kaocheng.chassis.api;

import org.jspecify.annotations.NullMarked;
