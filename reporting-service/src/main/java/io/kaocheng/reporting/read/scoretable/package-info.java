/** Answers: what is the table of a class in a period, to read, to print, to calculate with? */
@NullMarked
package io.kaocheng.reporting.read.scoretable;

import org.jspecify.annotations.NullMarked;
