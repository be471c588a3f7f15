package io.headwater.source;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Names for files that must not overwrite others: x.csv, then x-2.csv, x-3.csv and so on. */
public final class UnusedName {
    private UnusedName() {}

    /**
     * Creates an empty file under the first unused name, so that no one else can take it: what moves a file here can then
     * safely replace this one.
     */
    public static Path claim(Path directory, String fileName) throws IOException {
        int attempt = 1;
        while (true) {
            try {
                return Files.createFile(directory.resolve(candidate(fileName, attempt++)));
            } catch (FileAlreadyExistsException e) {
                // The next name, then.
            }
        }
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
