package io.headwater.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The folder that Headwater works in, seen from outside while it does. */
record Folder(Path path) {
    private static final String RECEIPT = ".receipt.json";

    /** What a run says of itself, and a killed one leaves there. */
    private static final Set<String> OF_THE_PROCESS =
            Set.of("running.lock", "headwater.pid", "headwater.pid.new", "status.json", "status.json.new");

    Path source() {
        return path.resolve("source");
    }

    Path archive() {
        return path.resolve("source_archive");
    }

    /** As users are told to: whole at once. */
    void drop(SoakFile file) throws IOException {
        Files.createDirectories(source());
        Path part = Files.write(source().resolve(file.name() + ".part"), file.bytes());
        Files.move(part, source().resolve(file.name()));
    }

    /** Whether files are still to be delivered. */
    boolean hasWork() {
        return list(source()).stream().anyMatch(file -> lowerCase(file).endsWith(".csv"));
    }

    /** Whether some file is on record as begun. */
    boolean isInTheMiddle() {
        return hasWork() && !checkpoints().isEmpty();
    }

    List<Path> checkpoints() {
        return list(path.resolve("state")).stream()
                .filter(file -> file.toString().endsWith(".checkpoint"))
                .toList();
    }

    List<Path> receipts() {
        return list(archive()).stream()
                .filter(file -> file.toString().endsWith(RECEIPT))
                .toList();
    }

    List<Path> rejected() {
        return list(path.resolve("source_rejected"));
    }

    /** Grows with what is written of how far files came, and of rejected rows. */
    long bytesOnRecord() {
        return bytes(checkpoints());
    }

    long bytesRejected() {
        return bytes(rejected());
    }

    /** What is left in the folders that are to be empty in the end. */
    List<Path> leftovers() {
        return Stream.of(source(), path.resolve("state"))
                .flatMap(folder -> list(folder).stream())
                .filter(file -> !OF_THE_PROCESS.contains(String.valueOf(file.getFileName())))
                .toList();
    }

    private static long bytes(List<Path> files) {
        long sum = 0;
        for (Path file : files) {
            try {
                sum += Files.size(file);
            } catch (NoSuchFileException replaced) {
                // A change, too.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return sum;
    }

    private static String lowerCase(Path file) {
        return file.toString().toLowerCase(Locale.ROOT);
    }

    static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (NoSuchFileException notYet) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
