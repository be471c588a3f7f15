/** The reports of a dataset against its statistics, and in a real browser. */
@NullMarked
package io.headwater.transactions.report;

import org.jspecify.annotations.NullMarked;
