package io.headwater.source;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;

/** The files in a source folder that the route {@code publish-files} takes. */
public final class WaitingFiles {
    private WaitingFiles() {}

    /** How many there are, those that are under way included. Takes as long as it takes to list the folder. */
    public static long count(Path folder) throws IOException {
        long files = 0;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, WaitingFiles::isTaken)) {
            for (Path entry : entries) {
                files += Files.isRegularFile(entry) ? 1 : 0;
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return 0;
        }
        return files;
    }

    /** As the route has it: whatever the case, and none that is hidden. */
    private static boolean isTaken(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.toLowerCase(Locale.ROOT).endsWith(".csv") && !name.startsWith(".");
    }
}
