package io.headwater.files;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What file systems say, in words that need no Java. */
public final class FileErrors {
    private FileErrors() {}

    /** The reason, as the end of a sentence without its full stop. */
    public static String inWords(IOException cause) {
        String said = cause.getMessage();
        if (cause instanceof AccessDeniedException || (said != null && said.contains("Permission denied"))) {
            return "no permission; allow the user that runs Headwater to read and write there";
        }
        // The latter is also thrown where there is another reason, such as a file system that is read-only.
        if (cause instanceof NoSuchFileException
                || (cause instanceof FileNotFoundException && said != null && said.contains("No such file"))) {
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
