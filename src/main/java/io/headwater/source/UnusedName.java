package io.headwater.source;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Names for files that must not overwrite others: x.csv, then x-2.csv, x-3.csv and so on. */
final class UnusedName {
    private UnusedName() {}

    /** The first name that nothing has there now. */
    static Path in(Path directory, String fileName) {
        int attempt = 1;
        while (Files.exists(directory.resolve(candidate(fileName, attempt)), LinkOption.NOFOLLOW_LINKS)) {
            attempt++;
        }
        return directory.resolve(candidate(fileName, attempt));
    }

    /** The name to try at an attempt, counted from 1. */
    static String candidate(String fileName, int attempt) {
        if (attempt == 1) {
            return fileName;
        }
        int dot = fileName.lastIndexOf('.');
        int stem = dot > 0 ? dot : fileName.length();
        return fileName.substring(0, stem) + "-" + attempt + fileName.substring(stem);
    }
}
