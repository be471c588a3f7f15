/**
 * What is on record of a delivered file, and whether a stream holds what it should.
 *
 * <pre>
 * ReceiptFile ◀──▶ Receipt: which file, how many rows, where to, between which records of which shards
 *
 *   rows of the file ───▶ Reconciliation ◀─── records of the stream
 *                               │
 *                               ▼
 *                            Account: present, missing, twice, late
 * </pre>
 *
 * <p>Knows neither how a file is read nor how a stream is: {@code io.headwater.verification} brings these together.
 */
@NullMarked
package io.headwater.receipts;

import org.jspecify.annotations.NullMarked;
