package io.headwater.source;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
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
        return new SourceException("Cannot read " + file + ": " + inWords(cause) + ".", cause);
    }

    /** What the file system said, in words that need no Java. */
    static String inWords(IOException cause) {
        String said = cause.getMessage();
        if (cause instanceof AccessDeniedException || (said != null && said.contains("Permission denied"))) {
            return "no permission; allow the user that runs Headwater to read and write there";
        }
        if (cause instanceof NoSuchFileException || cause instanceof FileNotFoundException) {
            return "it does not exist";
        }
        if (cause instanceof FileAlreadyExistsException exists) {
            return exists.getFile() + " is a file and stands where a directory is needed";
        }
        if (cause instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        return said == null ? cause.getClass().getSimpleName() : said;
    }
}
