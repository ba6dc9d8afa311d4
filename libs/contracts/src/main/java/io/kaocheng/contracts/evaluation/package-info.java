/** What the evaluation journal records: replay runs and the editions published from them. */
@NullMarked
package io.kaocheng.contracts.evaluation;

import org.jspecify.annotations.NullMarked;
