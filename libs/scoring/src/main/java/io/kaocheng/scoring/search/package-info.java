/** Questions about scores: what would it take, how firm a rank is, what an entry bears on. */
@NullMarked
package io.kaocheng.scoring.search;

import org.jspecify.annotations.NullMarked;
