package io.headwater.market.live;

import io.headwater.publishing.http.HttpFormat;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Messages on their way, in their order; the body of an exchange. Immutable: nobody may change the arrays, which are not copied.
 *
 * <p>The messages lie in one array, a line feed behind each, so that those of a batch cost little more than their bytes.
 */
public final class MessageBatch {
    private final int lane;
    private final byte[] bytes;
    private final int[] ends;
    private final String[] about;

    /**
     * One message or more.
     *
     * @param lane batches of the same lane must not overtake each other
     * @param ends where each message ends, behind its line feed
     * @param about what each message is about
     */
    MessageBatch(int lane, byte[] bytes, int[] ends, String[] about) {
        this.lane = lane;
        this.bytes = bytes;
        this.ends = ends;
        this.about = about;
    }

    /** Which batches it must not overtake, nor be overtaken by: those of the same number. */
    public int lane() {
        return lane;
    }

    /** How many messages there are. */
    public int size() {
        return ends.length;
    }

    /** What a message is about. */
    String about(int message) {
        return about[message];
    }

    /** A message, without a line end. */
    byte[] message(int message) {
        return Arrays.copyOfRange(bytes, start(message), ends[message] - 1);
    }

    /** Messages as one body. */
    byte[] body(int from, int to, HttpFormat format) {
        return switch (format) {
            case NDJSON -> Arrays.copyOfRange(bytes, start(from), ends[to - 1]);
            case ARRAY -> array(from, to);
        };
    }

    private byte[] array(int from, int to) {
        int start = start(from);
        byte[] body = new byte[1 + ends[to - 1] - start];
        body[0] = '[';
        System.arraycopy(bytes, start, body, 1, body.length - 1);
        for (int i = from; i < to; i++) {
            body[ends[i] - start] = ',';
        }
        body[body.length - 1] = ']';
        return body;
    }

    private int start(int message) {
        return message == 0 ? 0 : ends[message - 1];
    }

    /** These messages, and behind them later ones of the same lane. */
    public MessageBatch and(MessageBatch later) {
        byte[] both = Arrays.copyOf(bytes, bytes.length + later.bytes.length);
        System.arraycopy(later.bytes, 0, both, bytes.length, later.bytes.length);
        int[] bothEnds = Arrays.copyOf(ends, ends.length + later.ends.length);
        for (int i = 0; i < later.ends.length; i++) {
            bothEnds[ends.length + i] = bytes.length + later.ends[i];
        }
        String[] bothAbout = Arrays.copyOf(about, about.length + later.about.length);
        System.arraycopy(later.about, 0, bothAbout, about.length, later.about.length);
        return new MessageBatch(lane, both, bothEnds, bothAbout);
    }

    /** The messages, a line each: what a step sees that takes any text. */
    @Override
    public String toString() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
