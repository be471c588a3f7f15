package io.headwater.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headwater.files.DurableFile;
import io.headwater.kinesis.ShardName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file that remembers the last object of one shard. What is to be stored is on record before it is stored: after a crash in
 * between the same records go into the same object once more, and no record goes into two.
 */
final class DeliveryRecord {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryRecord.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Path file;
    private final ShardName shard;

    DeliveryRecord(Path folder, String stream, ShardName shard) {
        this.folder = folder;
        this.file = folder.resolve(stream + "." + shard.id() + ".json");
        this.shard = shard;
    }

    /** The object on record; empty if there is none, or that of another shard of the same id. */
    Optional<DeliveredObject> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonNode json = JSON.readTree(Files.readAllBytes(file));
            return Optional.of(new DeliveredObject(
                            new ShardName(shard.id(), json.required("begins").asText()),
                            json.required("object").asText(),
                            json.required("first").asText(),
                            json.required("last").asText(),
                            json.required("stored").asBoolean()))
                    .filter(object -> object.shard().equals(shard));
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn(
                    "Delivering {}: what is on record of its last object, in {}, cannot be read ({}); the records of that one may come twice",
                    shard.id(),
                    file,
                    e.toString().lines().findFirst().orElse(""));
            return Optional.empty();
        }
    }

    /** Puts an object on record, on the disk before this returns. */
    void write(DeliveredObject object) throws IOException {
        byte[] bytes = JSON.writerWithDefaultPrettyPrinter()
                .writeValueAsBytes(JSON.createObjectNode()
                        .put("begins", object.shard().begins())
                        .put("object", object.name())
                        .put("first", object.first())
                        .put("last", object.last())
                        .put("stored", object.stored()));
        DurableFile.replace(file, bytes);
        DurableFile.forceNames(folder);
    }
}
