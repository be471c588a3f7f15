package io.headwater.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headwater.files.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The checkpoints of unfinished files, on disk: one small JSON file each, which survives a power failure once written.
 *
 * <p>A checkpoint is believed only as far as the part of the file that it speaks of is still the same, by a fingerprint of that
 * part's beginning and end. So a file that has grown goes on, and one that was replaced starts over. Thread-safe for different
 * files.
 */
final class Checkpoints {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SUFFIX = ".json";

    /** Characters of a file's name in that of its checkpoint: file systems take 255 bytes, and a character may be four. */
    private static final int MAX_NAME = 50;

    private final Path folder;
    private final String target;

    /** What stands in a file. */
    private record Stored(
            String file,
            String target,
            SourcePosition position,
            String fingerprint,
            List<ByteRange> deliveredBehind,
            String fingerprintBehind,
            @Nullable String rejectedFile) {
        Stored {
            Objects.requireNonNull(file, "file");
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(position, "position");
            deliveredBehind = List.copyOf(deliveredBehind);
        }
    }

    /**
     * Keeps them in {@code folder}, which is made when the first one is written.
     *
     * @param target where rows go, in words: what was delivered to another target counts for nothing here
     */
    Checkpoints(Path folder, String target) {
        this.folder = folder;
        this.target = target;
    }

    /** Where to go on in {@code file}; at its start if nothing of it is known or it is not the file it was. */
    Checkpoint find(Path file) {
        Path path = storedAt(file);
        if (!Files.exists(path)) {
            return Checkpoint.START;
        }
        try {
            Stored stored = read(path);
            SourcePosition position = stored.position();
            if (!stored.target().equals(target)) {
                LOG.warn("{} was on its way to {} and goes to {} now: it starts over", file, stored.target(), target);
                return Checkpoint.START;
            }
            if (isUnchanged(file, position.byteOffset(), stored.fingerprint())) {
                List<ByteRange> behind = stored.deliveredBehind();
                // What is behind the position may have been mended in place, to get over the row that failed.
                boolean behindIsUnchanged = isUnchanged(file, end(position, behind), stored.fingerprintBehind());
                return new Checkpoint(
                        position,
                        behindIsUnchanged ? behind : List.of(),
                        Optional.ofNullable(stored.rejectedFile()).map(Path::of));
            }
            LOG.warn(
                    "{} is not the file it was when its first {} rows were delivered: it starts over",
                    file,
                    position.rowsRead());
        } catch (IOException e) {
            LOG.warn("{} starts over: its checkpoint {} cannot be read ({})", file, path, e.toString());
        }
        return Checkpoint.START;
    }

    private static Stored read(Path path) throws IOException {
        return JSON.readerFor(Stored.class)
                .with(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .with(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .readValue(path.toFile());
    }

    private static boolean isUnchanged(Path file, long length, String fingerprint) throws IOException {
        return Files.size(file) >= length && Fingerprint.ofPrefix(file, length).equals(fingerprint);
    }

    private static long end(SourcePosition position, List<ByteRange> behind) {
        return behind.isEmpty()
                ? position.byteOffset()
                : behind.get(behind.size() - 1).to();
    }

    /** Stores a checkpoint durably in the place of the last. */
    void save(Path file, Checkpoint checkpoint) {
        SourcePosition position = checkpoint.position();
        try {
            Stored stored = new Stored(
                    file.toAbsolutePath().toString(),
                    target,
                    position,
                    Fingerprint.ofPrefix(file, position.byteOffset()),
                    checkpoint.deliveredBehind(),
                    Fingerprint.ofPrefix(file, end(position, checkpoint.deliveredBehind())),
                    checkpoint.rejectedFile().map(Path::toString).orElse(null));
            DurableFile.replace(
                    storedAt(file), JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(stored));
        } catch (IOException e) {
            LOG.warn(
                    "The checkpoint of {} cannot be written to {} ({}): after a crash its rows from the last one on are sent again",
                    file,
                    folder,
                    e.toString());
        }
    }

    /** Forgets a file, once it is archived. */
    void remove(Path file) {
        try {
            Files.deleteIfExists(storedAt(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Forgetting the checkpoint of " + file, e);
        }
    }

    /**
     * Forgets the files that are gone: another one that comes under the name of such a file, with the same content even, is to be
     * delivered. A file whose folder is gone too may come back with it.
     */
    void removeThoseOfFilesThatAreGone() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path :
                    paths.filter(path -> path.toString().endsWith(SUFFIX)).toList()) {
                removeIfItsFileIsGone(path);
            }
        } catch (IOException e) {
            LOG.warn("Looking through the checkpoints in {}: {}", folder, e.toString());
        }
    }

    private static void removeIfItsFileIsGone(Path path) throws IOException {
        try {
            Path file = Path.of(read(path).file());
            Path parent = file.getParent();
            if (Files.notExists(file) && parent != null && Files.isDirectory(parent)) {
                Files.delete(path);
            }
        } catch (JsonProcessingException e) {
            LOG.warn("The checkpoint {} cannot be read ({}); its file will start over", path, e.getOriginalMessage());
        }
    }

    private Path storedAt(Path file) {
        String path = file.toAbsolutePath().normalize().toString();
        String ofPath = Fingerprint.of(path.getBytes(StandardCharsets.UTF_8)).substring(0, 12);
        String name = String.valueOf(file.getFileName());
        return folder.resolve(name.substring(0, Math.min(name.length(), MAX_NAME)) + "-" + ofPath + SUFFIX);
    }
}
