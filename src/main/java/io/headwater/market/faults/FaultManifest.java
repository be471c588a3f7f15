package io.headwater.market.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The account of the faults of a feed, a line of JSON each. A line is written as soon as the fault is told of and thus before the message is sent:
 * whatever a consumer gets of it, a kill of this process has not lost the line. Not thread-safe.
 */
public final class FaultManifest implements FaultyFeed.Notes {
    private final OutputStream out;

    /** @param out not buffered, or what is said of a kill does not hold */
    public FaultManifest(OutputStream out) {
        this.out = out;
    }

    /** @throws UncheckedIOException if it cannot be written */
    @Override
    public void add(FaultNote note) {
        write(note.toLine());
    }

    /** Notes that a feed begins, whose messages count from 0 again; {@code at} is when, {@code plan} as in the settings. */
    public void begin(String at, String plan) {
        write("{\"begun\":\"" + at + "\",\"faults\":\"" + plan + "\"}\n");
    }

    private void write(String line) {
        try {
            out.write(line.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
