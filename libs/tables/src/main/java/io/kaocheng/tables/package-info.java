/**
 * Tables as spreadsheet programs save them: encodings, CSV and XLSX read strictly into rows, and
 * how a cell is written so that no program takes it for a formula.
 */
@NullMarked
package io.kaocheng.tables;

import org.jspecify.annotations.NullMarked;
