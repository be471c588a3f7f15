/**
 * A Kinesis Data Streams in this process, which the clients of the real one can use as they are.
 *
 * <pre>
 * HTTP/1.1 or 2 → HttpFront → wire (JSON, CBOR) → api (one class an action) → store (streams, shards, blocks)
 *                          ╰→ faults (what is to go wrong) ↗
 * </pre>
 *
 * <p>In a test:
 *
 * <pre>{@code
 * try (LocalKinesis kinesis = LocalKinesis.start(LocalKinesisConfig.defaults().withPort(0))) {
 *     kinesis.createStream("orders", 4);
 *     KinesisClient client = KinesisClient.builder().endpointOverride(kinesis.endpoint())…build();
 * }
 * }</pre>
 */
@NullMarked
package io.headwater.kinesislocal;

import org.jspecify.annotations.NullMarked;
