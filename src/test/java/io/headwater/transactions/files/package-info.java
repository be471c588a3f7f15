/** Transactions as files. */
@NullMarked
package io.headwater.transactions.files;

import org.jspecify.annotations.NullMarked;
