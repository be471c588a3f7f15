/** The feed of transactions. */
@NullMarked
package io.headwater.transactions.daily;

import org.jspecify.annotations.NullMarked;
