/** The simulator of transactions against the published dataset, the handbook's program and the rules that any run must keep. */
@NullMarked
package io.headwater.transactions;

import org.jspecify.annotations.NullMarked;
