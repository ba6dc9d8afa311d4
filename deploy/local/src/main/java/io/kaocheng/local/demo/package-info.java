/** The fictional county Qinghe (青河县), written as a folder like those an office would load. */
@NullMarked
package io.kaocheng.local.demo;

import org.jspecify.annotations.NullMarked;
