package io.headwater.source;

import java.nio.file.Path;

/** Ends the publishing of a file at its first bad row, where no row may be rejected. */
public final class BadRowException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long line;
    private final String reason;

    BadRowException(Path file, long line, String reason) {
        super(
                "Publishing %s: line %d cannot be published (%s), and publish.on-bad-row=fail. Nothing behind it was sent; mend the line and drop the file in again under the same name: it goes on from there."
                        .formatted(file, line, reason));
        this.line = line;
        this.reason = reason;
    }

    /** The number of the row's first line in the file, from 1. */
    public long line() {
        return line;
    }

    /** What is wrong with the row. */
    public String reason() {
        return reason;
    }
}
