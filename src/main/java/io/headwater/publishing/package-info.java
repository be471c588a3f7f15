/**
 * What publishing a batch of rows means, wherever the rows go.
 *
 * <pre>
 *   RowBatch → BatchPublisher → RequestLimits cut it → window of requests in flight → Sink (one call, one request)
 *                   ↑                                                                  │
 *                   └── Backoff, Patience: only what was refused goes again ── Answer ─┘
 *                                      Delivery: the account of one file, by row
 * </pre>
 *
 * <p>No Camel and no AWS type is named here; {@code kinesis} and {@code publishing.http} are the sinks.
 */
@NullMarked
package io.headwater.publishing;

import org.jspecify.annotations.NullMarked;
