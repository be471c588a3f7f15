package io.headwater.market.live;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Gathers the messages of one lane until they are handed on together. Not thread-safe. */
final class Lane extends OutputStream {
    private static final int BYTES_A_MESSAGE = 160;

    private final int number;
    private final int batch;
    private byte[] bytes;
    private int size;
    private int[] ends;
    private String[] about;
    private int messages;
    /** How many messages there were before, but for whole batches. */
    private int handedOn;

    /**
     * An empty lane.
     *
     * @param batch how many messages are handed on at most
     */
    Lane(int number, int batch) {
        this.number = number;
        this.batch = batch;
        this.bytes = new byte[batch * BYTES_A_MESSAGE];
        this.ends = new int[batch];
        this.about = new String[batch];
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) {
        if (bytes.length - size < length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + length));
        }
        System.arraycopy(from, offset, bytes, size, length);
        size += length;
    }

    /** Ends a message, whose bytes and line feed have been written. */
    void end(String of) {
        ends[messages] = size;
        about[messages] = of;
        messages++;
    }

    boolean isEmpty() {
        return messages == 0;
    }

    /** Whether what is here completes a batch, together with what was handed on before. */
    boolean isFull() {
        return handedOn + messages >= batch;
    }

    /** Hands on what is here, at least one message. */
    MessageBatch take() {
        MessageBatch taken = new MessageBatch(
                number, Arrays.copyOf(bytes, size), Arrays.copyOf(ends, messages), Arrays.copyOf(about, messages));
        handedOn = (handedOn + messages) % batch;
        size = 0;
        messages = 0;
        return taken;
    }
}
