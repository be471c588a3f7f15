/**
 * What a Kinesis keeps: streams, their shards, and the records in them, in as few bytes as can be.
 *
 * <pre>
 * Streams ── Stream ── Shards ── Shard ── RecordLog ── Block, Block, … (oldest first; records end to end in a byte array)
 *    │          │                    └─ WriteLimit, ReadLimit: token buckets
 *    │          └─ Resharding: closes shards, makes others that go on
 *    ├─ StreamWriter: the records of one request
 *    └─ MemoryBudget: when all blocks together exceed it, the oldest go
 * </pre>
 *
 * <p>Knows nothing of HTTP, JSON or error codes.
 */
@NullMarked
package io.headwater.kinesislocal.store;

import org.jspecify.annotations.NullMarked;
