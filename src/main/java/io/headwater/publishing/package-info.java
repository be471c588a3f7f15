/**
 * What publishing a batch of rows means, wherever the rows go.
 *
 * <pre>
 *   RowBatch → BatchPublisher → Outbox: a Lane for each shard, with its Pace → requests in flight → Sink (one call, one request)
 *                                 ↑                                                                  │
 *                                 └── Consequences: only what was refused, after a wait ─── Answer ──┤
 *                                      Delivery, DeliveryLog: the account of one file, by row ───────┘
 * </pre>
 *
 * <p>No Camel and no AWS type is named here; {@code kinesis} and {@code publishing.http} are the sinks.
 */
@NullMarked
package io.headwater.publishing;

import org.jspecify.annotations.NullMarked;
