package io.headwater.source;

import io.headwater.publishing.PublishException;
import java.io.File;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The files that were opened and are not archived yet, so that the last step of a route finds what its first step began. */
final class FilesOnTheirWay {
    private final Map<Path, SourceFile> files = new ConcurrentHashMap<>();

    /** The path of a file as messages name it: relative to the working directory where it is below that. */
    static Path pathOf(File file) {
        Path workingDirectory = Path.of("").toAbsolutePath();
        Path path = file.toPath().toAbsolutePath().normalize();
        return path.startsWith(workingDirectory) ? workingDirectory.relativize(path) : path;
    }

    /** Ends what is left of an earlier attempt at this file, which failed: its requests in flight are waited for. */
    void retireEarlierAttempt(Path path) {
        SourceFile earlier = files.remove(path);
        if (earlier != null) {
            earlier.retire();
        }
    }

    /** Those that an attempt is being made at, in the order of their paths. Asks their progress, not their readers, which may wait for long. */
    List<FileUnderWay> underWay() {
        return files.values().stream()
                .flatMap(file -> file.progress().underWay().stream()
                        .map(done -> new FileUnderWay(file.path(), done.byteOffset(), file.size(), done.rowsRead())))
                .sorted(Comparator.comparing(FileUnderWay::path))
                .toList();
    }

    void add(SourceFile file) {
        files.put(file.path(), file);
    }

    void remove(SourceFile file) {
        files.remove(file.path(), file);
    }

    /** The file's account; it stays, for should archiving fail, the next attempt waits for what is in flight of this one. */
    SourceFile find(Path path) {
        SourceFile file = files.get(path);
        if (file == null) {
            throw new PublishException(
                    "Archiving %s: its rows were never read. The file stays. The route must split it by csvBatches.read before it is archived."
                            .formatted(path));
        }
        return file;
    }
}
