package io.headwater.ingest;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The messages of one request, checked: each a JSON object on a line of its own. They lie in one array, since they come by the
 * million; it is not copied, and nobody may change it.
 *
 * <p>It iterates over the bytes of each, without line ends, which is the body that an {@code aws2-kinesis} producer takes.
 */
public final class Messages implements Iterable<byte[]> {
    /** About what a message takes, to begin with room for all. */
    private static final int TYPICAL_BYTES = 128;

    private byte[] lines;
    private int length;
    private int count;
    private int[] ends;
    private Kind[] kinds;
    private String[] symbols;
    private String[] keys;

    /** None yet. */
    Messages(int bodyBytes) {
        int places = bodyBytes / TYPICAL_BYTES + 1;
        lines = new byte[bodyBytes + 1];
        ends = new int[places];
        kinds = new Kind[places];
        symbols = new String[places];
        keys = new String[places];
    }

    /**
     * Adds a message.
     *
     * @param symbol empty if it has none
     * @param key what it is spread and ordered by
     * @param oneLine whether it is known to have no line break in it
     */
    void add(Kind kind, String symbol, String key, byte[] body, int from, int to, boolean oneLine) {
        makeRoom(to - from + 1);
        if (oneLine) {
            System.arraycopy(body, from, lines, length, to - from);
            length += to - from;
        } else {
            addWithoutLineBreaks(body, from, to);
        }
        kinds[count] = kind;
        symbols[count] = symbol;
        keys[count] = key;
        ends[count] = length;
        count++;
        lines[length++] = '\n';
    }

    /** Inside a JSON string there is none: it must be written there as \n. */
    private void addWithoutLineBreaks(byte[] body, int from, int to) {
        for (int i = from; i < to; i++) {
            if (body[i] != '\n' && body[i] != '\r') {
                lines[length++] = body[i];
            }
        }
    }

    private void makeRoom(int bytes) {
        if (lines.length - length < bytes) {
            lines = Arrays.copyOf(lines, Math.max(2 * lines.length, length + bytes));
        }
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
            kinds = Arrays.copyOf(kinds, 2 * count);
            symbols = Arrays.copyOf(symbols, 2 * count);
            keys = Arrays.copyOf(keys, 2 * count);
        }
    }

    /** How many there are. */
    public int count() {
        return count;
    }

    /** All of them as newline-delimited JSON, in the first {@link #length()} bytes. */
    byte[] lines() {
        return lines;
    }

    /** How many bytes they take with their line ends. */
    int length() {
        return length;
    }

    Kind kind(int message) {
        return kinds[message];
    }

    /** The message's symbol; empty if it has none. */
    String symbol(int message) {
        return symbols[message];
    }

    /** What each is spread and ordered by, in order: its symbol, or the name of an indicator that has none. */
    public List<String> getPartitionKeys() {
        return Arrays.asList(keys).subList(0, count);
    }

    @Override
    public Iterator<byte[]> iterator() {
        return IntStream.range(0, count)
                .mapToObj(i -> Arrays.copyOfRange(lines, i == 0 ? 0 : ends[i - 1] + 1, ends[i]))
                .iterator();
    }

    /** What a log or an error message says of them. */
    @Override
    public String toString() {
        return count + (count == 1 ? " message" : " messages");
    }
}
