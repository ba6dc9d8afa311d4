/** Who may do what to what: roles, actions and relations in one table, without a framework. */
@NullMarked
package io.kaocheng.policy;

import org.jspecify.annotations.NullMarked;
