package io.headwater.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.headwater.files.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The checkpoints of unfinished files, on disk: a small {@link Journal} each.
 *
 * <p>A checkpoint is believed only while the part of the file that it speaks of is the same, byte for byte. So a file that has
 * grown goes on, and one that was replaced or edited starts over. Thread-safe for different files.
 */
final class Checkpoints {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
    private static final String SUFFIX = ".checkpoint";

    /** Characters of a file's name in that of its checkpoint: file systems take 255 bytes, and a character may be four. */
    private static final int MAX_NAME = 50;

    private final Path folder;
    private final String target;
    private final InstantSource clock;
    private final ScheduledThreadPoolExecutor timer;

    /**
     * Where a file goes on.
     *
     * @param prefix the digest of the file's bytes before the position
     */
    record Found(Checkpoint checkpoint, Optional<Sha256> prefix) {}

    /**
     * Keeps them in {@code folder}, which is made when the first one is written.
     *
     * @param target where rows go, in words: what was delivered to another target counts for nothing here
     */
    Checkpoints(Path folder, String target, InstantSource clock) {
        this.folder = folder;
        this.target = target;
        this.clock = clock;
        this.timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "checkpoint");
            thread.setDaemon(true);
            return thread;
        });
        timer.setKeepAliveTime(1, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
        timer.setRemoveOnCancelPolicy(true);
    }

    /** Where to go on in {@code file}; at its start if nothing of it is known or it is not the file it was. */
    Found find(Path file) {
        Path path = storedAt(file);
        if (Files.exists(path)) {
            try {
                CheckpointLines.Base stored = CheckpointLines.read(Journal.read(path));
                if (stored.target().equals(target)) {
                    return find(file, stored);
                }
                LOG.warn("{} was on its way to {} and goes to {} now: it starts over", file, stored.target(), target);
            } catch (IOException | RuntimeException e) {
                LOG.warn("{} starts over: its checkpoint {} cannot be read ({})", file, path, firstLine(e));
            }
        }
        return new Found(Checkpoint.start(clock.instant()), Optional.empty());
    }

    private Found find(Path file, CheckpointLines.Base stored) throws IOException {
        Checkpoint checkpoint = CheckpointLines.checkpoint(stored);
        long offset = stored.position().byteOffset();
        Sha256 prefix = new Sha256();
        if (!prefix.add(file, 0, offset) || !prefix.hex().equals(stored.sha256())) {
            LOG.warn(
                    "{} is not the file it was when its first {} rows were delivered: it starts over",
                    file,
                    stored.position().rowsRead());
            return new Found(Checkpoint.start(clock.instant()), Optional.empty());
        }
        if (!checkpoint.done().isEmpty() && !isUnchangedBehind(file, stored)) {
            // What is behind the position may have been mended in place, to get over the row that failed.
            LOG.warn(
                    "{} was changed behind row {}: it goes on from there",
                    file,
                    checkpoint.position().rowsRead());
            checkpoint = checkpoint.withoutRowsBehind();
        }
        return new Found(checkpoint, Optional.of(prefix));
    }

    private static boolean isUnchangedBehind(Path file, CheckpointLines.Base stored) throws IOException {
        CheckpointLines.Change since = stored.since();
        if (since == null || since.read() == null) {
            return false;
        }
        Sha256 all = new Sha256();
        return all.add(file, 0, since.read().byteOffset())
                && all.hex().equals(since.read().sha256());
    }

    /** What writes the checkpoints of a file from here on; the same until it is closed. */
    CheckpointWriter writer(Path file) {
        return new CheckpointWriter(file, target, new Journal(storedAt(file)), timer);
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
            List<String> lines = Journal.read(path);
            CheckpointLines.Base stored = CheckpointLines.read(lines.subList(0, Math.min(1, lines.size())));
            Path file = Path.of(stored.file());
            Path parent = file.getParent();
            if (!stored.failed() && Files.notExists(file) && parent != null && Files.isDirectory(parent)) {
                Files.delete(path);
            }
        } catch (JsonProcessingException | RuntimeException e) {
            LOG.warn("The checkpoint {} cannot be read ({}); its file will start over", path, firstLine(e));
        }
    }

    private static String firstLine(Exception e) {
        return e.toString().lines().findFirst().orElse("");
    }

    private Path storedAt(Path file) {
        String path = file.toAbsolutePath().normalize().toString();
        String ofPath = Sha256.of(path.getBytes(StandardCharsets.UTF_8)).substring(0, 12);
        String name = String.valueOf(file.getFileName());
        return folder.resolve(name.substring(0, Math.min(name.length(), MAX_NAME)) + "-" + ofPath + SUFFIX);
    }
}
