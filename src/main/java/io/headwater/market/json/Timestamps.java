package io.headwater.market.json;

import io.headwater.text.Digits;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** Puts times into messages. Keeps the text of the day that it has put last. Not thread-safe. */
final class Timestamps {
    private static final int MICROS = 1_000_000;
    private static final int PAIR = 100;
    private static final int SECONDS_OF_DAY = 86_400;

    private final TimestampFormat format;
    private long day = Long.MIN_VALUE;
    private byte[] date = {};

    Timestamps(TimestampFormat format) {
        this.format = format;
    }

    /** Returns the place after what it has put. */
    int put(byte[] bytes, int at, long micros) {
        long seconds = micros / MICROS;
        int fraction = (int) (micros - seconds * MICROS);
        return switch (format) {
            case EPOCH -> putEpoch(bytes, at, seconds, fraction);
            case LONG -> Digits.put(bytes, at, seconds);
            case ISO8601 -> putText(bytes, at, seconds, fraction);
        };
    }

    /** With as few decimals as are needed, but with one: a reader that guesses types must see that it is no integer. */
    private static int putEpoch(byte[] bytes, int at, long seconds, int fraction) {
        int point = Digits.put(bytes, at, seconds);
        bytes[point] = '.';
        int after = putFraction(bytes, point + 1, fraction);
        while (bytes[after - 1] == '0' && after > point + 2) {
            after--;
        }
        return after;
    }

    private int putText(byte[] bytes, int at, long seconds, int fraction) {
        long today = seconds / SECONDS_OF_DAY;
        if (today != day) {
            day = today;
            date = ('"' + LocalDate.ofEpochDay(today).toString() + 'T').getBytes(StandardCharsets.US_ASCII);
        }
        System.arraycopy(date, 0, bytes, at, date.length);
        int after = Digits.putTime(bytes, at + date.length, (int) (seconds % SECONDS_OF_DAY));
        bytes[after] = '.';
        after = putFraction(bytes, after + 1, fraction);
        bytes[after] = 'Z';
        bytes[after + 1] = '"';
        return after + 2;
    }

    private static int putFraction(byte[] bytes, int at, int micros) {
        int after = Digits.putPair(bytes, at, micros / (PAIR * PAIR));
        after = Digits.putPair(bytes, after, micros / PAIR % PAIR);
        return Digits.putPair(bytes, after, micros % PAIR);
    }
}
