package io.headwater.source;

import java.nio.file.Path;

/** Ends the reading of a file because Headwater is stopping; no failure, the file goes on at the next start. */
public final class ReadingStoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReadingStoppedException(Path file, long rowsRead) {
        super("%s: stopped after %,d rows; the next start goes on from there".formatted(file, rowsRead));
    }
}
