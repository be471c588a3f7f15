/**
 * What a Kinesis keeps: streams, their shards, and the records in them, in as few bytes as can be.
 *
 * <pre>
 * Streams ── Stream ── Shard ── Block, Block, … (oldest first; records end to end in one byte array)
 *    └─ MemoryBudget: when all blocks together exceed it, the oldest go
 * </pre>
 *
 * <p>Knows nothing of HTTP, JSON or error codes.
 */
@NullMarked
package io.headwater.kinesislocal.store;

import org.jspecify.annotations.NullMarked;
