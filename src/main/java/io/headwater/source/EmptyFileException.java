package io.headwater.source;

import java.nio.file.Path;

/** A file without even a header line: nothing is wrong with it yet, since somebody may still be about to write it. */
public final class EmptyFileException extends SourceException {
    private static final long serialVersionUID = 1L;

    EmptyFileException(Path file) {
        super("Cannot publish " + file
                + ": it is empty. A CSV file begins with a header line; write one, or remove the file.");
    }
}
