/**
 * The feed of transactions: each day's file, once.
 *
 * <pre>
 *   timer (a route) ─▶ DailyFile ─▶ DailyTransactions ─▶ source/transactions-2026-11-22.csv
 *                         │
 *                      state/: the last date made
 * </pre>
 */
@NullMarked
package io.headwater.transactions.daily;

import org.jspecify.annotations.NullMarked;
