/**
 * Reads a folder of spreadsheets and sends it through the public REST API, the way any other system
 * would.
 */
@NullMarked
package io.kaocheng.local.load;

import org.jspecify.annotations.NullMarked;
