package io.headwater.kinesis.aggregation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads the fields of a protobuf message one by one: {@link #tag()}, then the value by its type, or {@link #skip}.
 *
 * <p>It believes nothing: each length is checked before it is followed, and groups go only so deep.
 */
final class ProtobufReader {
    private static final int TYPE_BITS = 3;
    private static final int TYPE_MASK = (1 << TYPE_BITS) - 1;

    private static final int VARINT = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int LENGTH_DELIMITED = 2;
    private static final int GROUP = 3;
    private static final int END_OF_GROUP = 4;
    private static final int FOUR_BYTES = 5;

    /** As deep as Google's own readers go. */
    private static final int MAX_DEPTH = 100;

    private static final int BITS_OF_A_VARINT_BYTE = 7;
    private static final int MORE = 1 << BITS_OF_A_VARINT_BYTE;

    private final ByteBuffer in;

    /** Reads what remains of the buffer, and moves its position. */
    ProtobufReader(ByteBuffer message) {
        this.in = message;
    }

    /** Whether another field follows. */
    boolean hasMore() {
        return in.hasRemaining();
    }

    /** The number of the next field, and how its value is written. */
    int tag() throws ProtobufException {
        long tag = varint();
        if (tag >>> Integer.SIZE != 0 || tag >>> TYPE_BITS == 0) {
            throw new ProtobufException("no field has the tag " + Long.toUnsignedString(tag));
        }
        return (int) tag;
    }

    /** A number of 64 bits, unsigned. */
    long varint() throws ProtobufException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += BITS_OF_A_VARINT_BYTE) {
            byte next = advance(1).get();
            value |= (long) (next & (MORE - 1)) << shift;
            if ((next & MORE) == 0) {
                return value;
            }
        }
        throw new ProtobufException("a number goes on after ten bytes");
    }

    /** Bytes after their length; a view, not a copy. */
    ByteBuffer bytes() throws ProtobufException {
        return advance(varint());
    }

    /** UTF-8 after its length; what is no UTF-8 becomes U+FFFD, as in Google's own Java reader. */
    String string() throws ProtobufException {
        return StandardCharsets.UTF_8.decode(bytes()).toString();
    }

    /** Passes over the value of a field that is not wanted. */
    void skip(int tag) throws ProtobufException {
        skip(tag, 0);
    }

    private void skip(int tag, int depth) throws ProtobufException {
        switch (tag & TYPE_MASK) {
            case VARINT -> varint();
            case EIGHT_BYTES -> advance(Long.BYTES);
            case LENGTH_DELIMITED -> bytes();
            case GROUP -> skipGroup(tag, depth + 1);
            case FOUR_BYTES -> advance(Integer.BYTES);
            default -> throw new ProtobufException("a value of type " + (tag & TYPE_MASK) + " where there can be none");
        }
    }

    private void skipGroup(int tag, int depth) throws ProtobufException {
        if (depth > MAX_DEPTH) {
            throw new ProtobufException("groups within groups, more than " + MAX_DEPTH + " deep");
        }
        int end = tag - GROUP + END_OF_GROUP;
        for (int inner = tag(); inner != end; inner = tag()) {
            skip(inner, depth);
        }
    }

    private ByteBuffer advance(long bytes) throws ProtobufException {
        if (bytes < 0 || bytes > in.remaining()) {
            throw new ProtobufException(
                    "%s bytes are asked for where %d are left".formatted(Long.toUnsignedString(bytes), in.remaining()));
        }
        ByteBuffer view = in.slice(in.position(), (int) bytes);
        in.position(in.position() + (int) bytes);
        return view;
    }
}
