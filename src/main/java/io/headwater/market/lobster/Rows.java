package io.headwater.market.lobster;

import io.headwater.text.Digits;
import java.nio.file.Path;

/**
 * Rows of whole numbers for one file, gathered before they are appended to it. The file is open only then: there may be two for each of
 * 100,000 symbols. Not thread-safe.
 */
final class Rows {
    private static final int PAIR = 100;
    private static final int MICROS = 1_000_000;

    private final Appender appender;
    private final byte[] bytes;
    private final int longest;
    private Path file = Path.of("");
    private int size;

    /** Puts bytes behind what is in a file. */
    @FunctionalInterface
    interface Appender {
        void append(Path file, byte[] bytes, int length);
    }

    /**
     * For no file yet.
     *
     * @param longest what a row takes at most
     * @param most what is gathered, if that is more
     */
    Rows(Appender appender, int longest, int most) {
        this.appender = appender;
        this.longest = longest;
        this.bytes = new byte[Math.max(longest, most)];
    }

    /** Goes on with another file, which exists from now on. */
    void begin(Path next) {
        file = next;
        appender.append(file, bytes, 0);
    }

    /** Begins a row with a number. */
    void row(long first) {
        if (bytes.length - size < longest) {
            flush();
        }
        putNumber(first);
    }

    /** Begins a row with a time in microseconds, which is written in seconds. */
    void rowAt(long micros) {
        row(micros / MICROS);
        int fraction = (int) (micros % MICROS);
        bytes[size++] = '.';
        size = Digits.putPair(bytes, size, fraction / (PAIR * PAIR));
        size = Digits.putPair(bytes, size, fraction / PAIR % PAIR);
        size = Digits.putPair(bytes, size, fraction % PAIR);
    }

    void put(long number) {
        bytes[size++] = ',';
        putNumber(number);
    }

    void endRow() {
        bytes[size++] = '\n';
    }

    private void putNumber(long number) {
        if (number < 0) {
            bytes[size++] = '-';
        }
        size = Digits.put(bytes, size, Math.abs(number));
    }

    /** Appends what there is. */
    void flush() {
        appender.append(file, bytes, size);
        size = 0;
    }
}
