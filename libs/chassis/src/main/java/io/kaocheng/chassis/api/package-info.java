/**
 * The contract of a service: what its resource methods declare is what is read, refused, answered
 * and described as OpenAPI.
 */
@NullMarked
package io.kaocheng.chassis.api;

import org.jspecify.annotations.NullMarked;
