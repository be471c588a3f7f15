/**
 * Payment-card transactions with fraud: the simulator of the handbook <em>Reproducible Machine Learning for Credit Card Fraud
 * Detection</em> (Le Borgne, Siblini, Lebichot, Bontempi, 2022; chapter «Transaction data simulator»), with its random streams.
 *
 * <pre>
 *   Parameters ─▶ Population: Customers, TerminalGrid
 *                     │
 *                  Shopper, a customer at a time ──▶ Rows ──▶ Transactions: DayRows, sorted by NumpyQuicksort
 *                                                                  │
 *                 CompromisedTerminals, LeakedCards ──────────────▶ TransactionVisitor
 * </pre>
 *
 * <p>Knows the JDK, {@code random} and {@code parallel} only: no clock, no file, no thread of its own that outlives a call.
 */
@NullMarked
package io.headwater.transactions;

import org.jspecify.annotations.NullMarked;
