/** What is told of it: score tables and trends, as pages and as files. */
@NullMarked
package io.kaocheng.reporting;

import org.jspecify.annotations.NullMarked;
