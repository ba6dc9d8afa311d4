/** Foreign JSON read strictly into records: the value, or everything that is wrong with it. */
@NullMarked
package io.kaocheng.scoring;

import org.jspecify.annotations.NullMarked;
