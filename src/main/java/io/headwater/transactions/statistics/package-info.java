/**
 * What a person checks a dataset of transactions by.
 *
 * <pre>
 *   Transactions ─▶ TransactionCounter, one for a thread ─▶ TransactionStatistics: DayTally, Tally, Amounts
 * </pre>
 *
 * <p>Knows the JDK, {@code parallel} and {@code transactions} only. Takes the same memory for any number of transactions.
 */
@NullMarked
package io.headwater.transactions.statistics;

import org.jspecify.annotations.NullMarked;
