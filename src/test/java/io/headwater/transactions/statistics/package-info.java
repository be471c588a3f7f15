/** Statistics against a naive count. */
@NullMarked
package io.headwater.transactions.statistics;

import org.jspecify.annotations.NullMarked;
