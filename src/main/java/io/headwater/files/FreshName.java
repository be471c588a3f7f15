package io.headwater.files;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Names that nothing has yet. */
public final class FreshName {
    private FreshName() {}

    /**
     * Gives a file another name in the same file system, unless something has that name. A second name, unlike a rename, cannot
     * replace what appears at this moment; where the file system has none, there is such a moment.
     *
     * @throws FileAlreadyExistsException if something has the name; the file keeps its own
     */
    public static void give(Path file, Path name) throws IOException {
        try {
            Files.createLink(name, file);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.move(file, name);
            return;
        }
        Files.delete(file);
    }
}
