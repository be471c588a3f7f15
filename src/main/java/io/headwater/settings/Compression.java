package io.headwater.settings;

/** How the objects that a stream is delivered as are compressed. */
public enum Compression {
    /** Not at all. */
    NONE,
    /** Each is one gzip file. */
    GZIP
}
