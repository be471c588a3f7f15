package io.headwater.market.json;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What stands around messages that are written one after the other. */
public enum Framing {
    /** A message a line. */
    NDJSON("", "", "\n", ""),
    /** One JSON array, with a message a line. */
    ARRAY("[\n", ",\n", "", "\n]\n");

    private final byte[] begin;
    private final byte[] between;
    private final byte[] after;
    private final byte[] end;

    Framing(String begin, String between, String after, String end) {
        this.begin = begin.getBytes(StandardCharsets.US_ASCII);
        this.between = between.getBytes(StandardCharsets.US_ASCII);
        this.after = after.getBytes(StandardCharsets.US_ASCII);
        this.end = end.getBytes(StandardCharsets.US_ASCII);
    }

    /** As in options. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    byte[] begin() {
        return begin;
    }

    byte[] between() {
        return between;
    }

    byte[] after() {
        return after;
    }

    byte[] end() {
        return end;
    }
}
