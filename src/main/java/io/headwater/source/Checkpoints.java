package io.headwater.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The checkpoints of unfinished files, on disk: one small JSON file each, which survives a power failure once written.
 *
 * <p>A checkpoint is believed only if the part of the file before it is still the same, by a fingerprint of its beginning and
 * its end. So a file that has grown goes on, and one that was replaced starts over. Thread-safe for different files.
 */
final class Checkpoints {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    /** Keeps them in {@code folder}, which is made when the first one is written. */
    Checkpoints(Path folder) {
        this.folder = folder;
    }

    /** Where to go on in {@code file}; at its start if nothing of it is known or it is not the file it was. */
    Checkpoint find(Path file) {
        Path stored = storedAt(file);
        if (!Files.exists(stored)) {
            return Checkpoint.START;
        }
        try {
            JsonNode json = JSON.readTree(Files.readAllBytes(stored));
            SourcePosition position = new SourcePosition(
                    json.required("byteOffset").longValue(),
                    json.required("line").longValue(),
                    json.required("rowsRead").longValue(),
                    json.required("rowsRejected").longValue(),
                    json.required("rejectedBytes").longValue());
            Optional<Path> rejectedFile = Optional.ofNullable(json.get("rejectedFile"))
                    .map(JsonNode::textValue)
                    .map(Path::of);
            if (Files.size(file) >= position.byteOffset()
                    && Fingerprint.ofPrefix(file, position.byteOffset())
                            .equals(json.required("fingerprint").textValue())) {
                return new Checkpoint(position, rejectedFile);
            }
            LOG.warn(
                    "{} is not the file it was when its first {} rows were delivered: it starts over",
                    file,
                    position.rowsRead());
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("{} starts over: its checkpoint {} cannot be read ({})", file, stored, e.toString());
        }
        return Checkpoint.START;
    }

    /** Stores a checkpoint durably in the place of the last. */
    void save(Path file, Checkpoint checkpoint) {
        SourcePosition position = checkpoint.position();
        try {
            ObjectNode json = JSON.createObjectNode()
                    .put("file", file.toAbsolutePath().toString())
                    .put("byteOffset", position.byteOffset())
                    .put("line", position.line())
                    .put("rowsRead", position.rowsRead())
                    .put("rowsRejected", position.rowsRejected())
                    .put("rejectedBytes", position.rejectedBytes())
                    .put("fingerprint", Fingerprint.ofPrefix(file, position.byteOffset()));
            checkpoint.rejectedFile().ifPresent(path -> json.put("rejectedFile", path.toString()));
            writeDurably(storedAt(file), JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json));
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

    private Path storedAt(Path file) {
        String path = file.toAbsolutePath().normalize().toString();
        String ofPath = Fingerprint.of(path.getBytes(StandardCharsets.UTF_8)).substring(0, 12);
        return folder.resolve(file.getFileName() + "-" + ofPath + ".json");
    }

    /** By streams, not channels: an interrupt, which a stop by force is, would close a channel in the middle of it. */
    private void writeDurably(Path target, byte[] bytes) throws IOException {
        Files.createDirectories(folder);
        Path written = target.resolveSibling(target.getFileName() + ".new");
        try (FileOutputStream out = new FileOutputStream(written.toFile())) {
            out.write(bytes);
            out.getFD().sync();
        }
        Files.move(written, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
