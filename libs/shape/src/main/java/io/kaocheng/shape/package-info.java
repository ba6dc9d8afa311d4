/**
 * A record and its JSON: what is read strictly, written, described as JSON Schema and shown as an
 * example comes from one declaration, the record with its annotations.
 */
@NullMarked
package io.kaocheng.shape;

import org.jspecify.annotations.NullMarked;
