package io.headwater.kinesis;

/** The order of sequence numbers, which are decimal numbers of any length without leading zeros. */
public final class SequenceNumbers {
    private SequenceNumbers() {}

    /** Negative if the first one comes before the second, in one shard; 0 if they are the same. */
    public static int compare(String one, String other) {
        return one.length() != other.length() ? Integer.compare(one.length(), other.length()) : one.compareTo(other);
    }
}
