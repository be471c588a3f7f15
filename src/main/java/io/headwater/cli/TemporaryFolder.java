package io.headwater.cli;

import io.headwater.files.FileErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder that is gone with all its files when it is closed, and when the process ends before. */
final class TemporaryFolder implements AutoCloseable {
    private final Path path;
    private final OnInterrupt onInterrupt;

    private TemporaryFolder(Path path) {
        this.path = path;
        this.onInterrupt = OnInterrupt.run(this::delete);
    }

    static TemporaryFolder make() {
        try {
            return new TemporaryFolder(Files.createTempDirectory("headwater"));
        } catch (IOException e) {
            throw failed("Making a temporary folder", e);
        }
    }

    Path path() {
        return path;
    }

    private void delete() {
        try (Stream<Path> files = Files.list(path)) {
            List<Path> left = files.toList();
            for (Path file : left) {
                Files.delete(file);
            }
            Files.delete(path);
        } catch (IOException e) {
            throw failed("Deleting the temporary folder " + path, e);
        }
    }

    @Override
    public void close() {
        onInterrupt.forget();
        delete();
    }

    private static CommandException failed(String act, IOException cause) {
        return new CommandException(
                act + ": " + FileErrors.inWords(cause) + ". java -Djava.io.tmpdir=… has it made elsewhere.");
    }
}
