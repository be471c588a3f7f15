package io.headwater.source;

import io.headwater.files.FileErrors;
import java.io.IOException;
import java.nio.file.Path;

/** A source file that cannot be read as a whole, or rejected rows that cannot be set aside; the message is for its owner. */
public sealed class SourceException extends RuntimeException permits EmptyFileException {
    private static final long serialVersionUID = 1L;

    SourceException(String message) {
        super(message);
    }

    SourceException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The failure to read a file, its cause in words. */
    static SourceException reading(Path file, IOException cause) {
        return new SourceException("Cannot read " + file + ": " + FileErrors.inWords(cause) + ".", cause);
    }
}
