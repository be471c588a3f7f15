package io.headwater.kinesis.aggregation;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The constants of the format, which the package draws. */
final class KplFormat {
    /** What an aggregate begins with, as a big-endian number. */
    static final int MAGIC = 0xF3899AC2;

    static final int MAGIC_BYTES = Integer.BYTES;

    /** The MD5 that an aggregate ends with. */
    static final int DIGEST_BYTES = 16;

    // A tag is the number of a field and, in its lowest three bits, how its value is written: 0 a varint, 2 a length
    // and bytes.

    /** Of the aggregate: one more partition key. */
    static final int PARTITION_KEY = 1 << 3 | 2;

    /** Of the aggregate: one more explicit hash key. */
    static final int EXPLICIT_HASH_KEY = 2 << 3 | 2;

    /** Of the aggregate: one more record. */
    static final int RECORD = 3 << 3 | 2;

    /** Of a record: the place of its partition key. */
    static final int PARTITION_KEY_INDEX = 1 << 3;

    /** Of a record: the place of its explicit hash key. */
    static final int EXPLICIT_HASH_KEY_INDEX = 2 << 3;

    /** Of a record: its data. */
    static final int DATA = 3 << 3 | 2;

    /** Of a record: one more tag. */
    static final int TAG = 4 << 3 | 2;

    /** Of a tag: its key. */
    static final int TAG_KEY = 1 << 3 | 2;

    private KplFormat() {}

    /** The digest of a message. */
    static byte[] digest(ByteBuffer message) {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            md5.update(message);
            return md5.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has MD5", impossible);
        }
    }
}
