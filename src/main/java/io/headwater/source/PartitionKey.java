package io.headwater.source;

import java.util.random.RandomGenerator;

/** The setting that says where a row's partition key comes from. */
public sealed interface PartitionKey {
    /** The value of the column of this name, as it stands in the file. */
    static PartitionKey column(String name) {
        return new Column(name);
    }

    /** A key of its own for every row, so that rows spread evenly; the generator must bear the reader's thread. */
    static PartitionKey random(RandomGenerator generator) {
        return new Random(generator);
    }

    /** No key, for a target that has none. */
    static PartitionKey none() {
        return new None();
    }

    /** See {@link #column}. */
    record Column(String name) implements PartitionKey {}

    /** See {@link #random}. */
    record Random(RandomGenerator generator) implements PartitionKey {}

    /** See {@link #none}. */
    record None() implements PartitionKey {}
}
