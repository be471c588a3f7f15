package io.headwater.kinesis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headwater.files.DurableFile;
import io.headwater.files.FileErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The places of a stream's shards on disk, as JSON that a person can read. Replaced as a whole, so that a crash leaves the one before or
 * the one after.
 */
final class PositionFile {
    private static final Logger LOG = LoggerFactory.getLogger(PositionFile.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BEGINS = "begins";
    private static final String AFTER = "after";
    private static final String AT = "at";
    private static final String SINCE = "since";
    private static final String ENDED = "ended";

    private final Path file;
    private final String stream;
    private boolean failing;

    PositionFile(Path file, String stream) {
        this.file = file;
        this.stream = stream;
    }

    /** The places on record; none if there is no record, or none that can be read. */
    List<Place> read() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            List<Place> places = new ArrayList<>();
            JsonNode root = JSON.readTree(Files.readAllBytes(file));
            for (Map.Entry<String, JsonNode> entry : root.required("shards").properties()) {
                places.add(place(entry.getKey(), entry.getValue()));
            }
            return places;
        } catch (IOException | IllegalArgumentException | DateTimeParseException e) {
            LOG.warn(
                    "Consuming stream '{}': the position in {} cannot be read ({}); it begins anew, and records are consumed again",
                    stream,
                    file,
                    e.toString().lines().findFirst().orElse(""));
            return List.of();
        }
    }

    private static Place place(String shard, JsonNode json) {
        ShardStart start = ShardStart.OLDEST;
        if (json.has(AFTER)) {
            start = ShardStart.after(json.path(AFTER).asText());
        } else if (json.has(AT)) {
            start = ShardStart.at(json.path(AT).asText());
        } else if (json.has(SINCE)) {
            start = ShardStart.since(Instant.parse(json.path(SINCE).asText()));
        }
        return new Place(
                new ShardName(shard, json.required(BEGINS).asText()),
                start,
                json.path(ENDED).asBoolean());
    }

    /** Puts these places on record; a failure is logged, once. */
    boolean write(List<Place> places) {
        ObjectNode root = JSON.createObjectNode().put("stream", stream);
        ObjectNode shards = root.putObject("shards");
        for (Place place : places) {
            ObjectNode json = shards.putObject(place.shard().id())
                    .put(BEGINS, place.shard().begins());
            if (place.ended()) {
                json.put(ENDED, true);
            }
            ShardStart start = place.start();
            start.sequenceNumber()
                    .ifPresent(number -> json.put(start.equals(ShardStart.after(number)) ? AFTER : AT, number));
            start.time().ifPresent(time -> json.put(SINCE, time.toString()));
        }
        try {
            DurableFile.replace(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
            failing = false;
            return true;
        } catch (IOException e) {
            if (!failing) {
                LOG.warn(
                        "Consuming stream '{}': its position cannot be written to {} ({}); after a crash records from the last one on are consumed again",
                        stream,
                        file,
                        FileErrors.inWords(e));
            }
            failing = true;
            return false;
        }
    }
}
