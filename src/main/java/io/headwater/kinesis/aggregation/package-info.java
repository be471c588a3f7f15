/**
 * Records that hold many records, in the format of the Kinesis Producer Library (KPL): made of rows of one partition key, and
 * taken apart whoever made them. A consumer that knows the format, such as the Kinesis Client Library (KCL), gets the rows as if
 * each had been a record; any other gets the whole as one.
 *
 * <pre>
 * F3 89 9A C2 │ a protobuf (proto2) message │ the 16 bytes of the MD5 of the message alone
 *             │
 *             ├─ 1, repeated string: partition keys
 *             ├─ 2, repeated string: explicit hash keys
 *             └─ 3, repeated message, one a record, in order
 *                   ├─ 1, required uint64: which of the partition keys, from 0
 *                   ├─ 2, optional uint64: which of the explicit hash keys
 *                   └─ 3, required bytes:  the data
 *
 * KplAggregate ──▶ Varints          rows ──▶ bytes
 * KplAggregates ─▶ ProtobufReader   bytes ─▶ UserRecord, …
 *          both ─▶ KplFormat
 * </pre>
 *
 * <p>The KCL throws away the rest of an aggregate, without an error, from the first record in it that hashes outside the shard
 * that it was read from. So what is made here holds rows of one partition key, to be stored under that same key: wherever they
 * are read, after a reshard too, that is where they belong.
 */
@NullMarked
package io.headwater.kinesis.aggregation;

import org.jspecify.annotations.NullMarked;
