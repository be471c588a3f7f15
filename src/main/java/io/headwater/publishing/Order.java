package io.headwater.publishing;

/** In which order rows reach their target; each step costs throughput, which docs/benchmarks.md states. */
public enum Order {
    /** In any: the fastest. */
    NONE,
    /**
     * Rows of one partition key in the order of their file, even under failures and retries: none is sent before the one before
     * it is acknowledged.
     */
    PER_KEY,
    /** All rows in the order of their file, one request after the other. */
    STRICT
}
