/**
 * Transactions as files: a day to a file, as CSV or newline-delimited JSON.
 *
 * <pre>
 *   Transactions ─▶ TransactionFormat ─▶ bytes ─▶ DayFiles: written aside, then renamed into the folder
 * </pre>
 */
@NullMarked
package io.headwater.transactions.files;

import org.jspecify.annotations.NullMarked;
