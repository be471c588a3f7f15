package io.headwater.market.json;

import java.util.Locale;

/** What stands around messages that are written one after the other. */
public enum Framing {
    /** A message a line. */
    NDJSON("", "", "\n", ""),
    /** One JSON array, with a message a line. */
    ARRAY("[\n", ",\n", "", "\n]\n");

    private final String begin;
    private final String between;
    private final String after;
    private final String end;

    Framing(String begin, String between, String after, String end) {
        this.begin = begin;
        this.between = between;
        this.after = after;
        this.end = end;
    }

    /** As in options. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    String begin() {
        return begin;
    }

    String between() {
        return between;
    }

    String after() {
        return after;
    }

    String end() {
        return end;
    }
}
