/** The operator's command line for replay runs, through the suite's front door. */
@NullMarked
package io.kaocheng.local.replay;

import org.jspecify.annotations.NullMarked;
