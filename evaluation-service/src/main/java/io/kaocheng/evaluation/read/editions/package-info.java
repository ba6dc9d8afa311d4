/** What has been published, and why it changed. */
@NullMarked
package io.kaocheng.evaluation.read.editions;

import org.jspecify.annotations.NullMarked;
