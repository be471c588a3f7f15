package io.headwater.settings;

/** What the objects are that a stream is delivered as. */
public enum DeliveryFormat {
    /** Newline-delimited JSON. */
    NDJSON,
    /** The same, each object one gzip file. */
    GZIP,
    /** Parquet files with compressed pages. */
    PARQUET
}
