package io.headwater.stocks.streaming;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headwater.files.DurableFile;
import io.headwater.files.FileErrors;
import io.headwater.stocks.DateRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The position of a stream of history on disk, as JSON that a person can read; replaced as a whole, so that a crash leaves the one before or the one after. */
final class StreamPositionFile {
    private static final Logger LOG = LoggerFactory.getLogger(StreamPositionFile.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private boolean failing;

    StreamPositionFile(Path file) {
        this.file = file;
    }

    Path path() {
        return file;
    }

    /** The position on record; none if there is no record, or none that can be read. */
    Optional<StreamPosition> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(position(JSON.readTree(Files.readAllBytes(file))));
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            LOG.warn(
                    "Streaming stock history: the position in {} cannot be read ({}); it begins at the first row again",
                    file,
                    e.toString().lines().findFirst().orElse(""));
            return Optional.empty();
        }
    }

    private static StreamPosition position(JsonNode json) {
        return new StreamPosition(
                new StreamChoice(
                        texts(json.required("symbols")),
                        new DateRange(day(json, "from"), day(json, "to")),
                        json.required("stream").asText(),
                        json.required("region").asText()),
                texts(json.required("madeUp")),
                json.required("round").asLong(),
                day(json, "date"),
                json.required("symbol").asText(),
                json.required("row").asLong());
    }

    private static LocalDate day(JsonNode json, String name) {
        return LocalDate.parse(json.required(name).asText());
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    /** Puts a position on record; a failure is logged, once. */
    void write(StreamPosition position) {
        StreamChoice choice = position.choice();
        ObjectNode json = JSON.createObjectNode();
        json.set("symbols", JSON.valueToTree(choice.symbols()));
        json.put("from", choice.range().from().toString())
                .put("to", choice.range().to().toString())
                .put("stream", choice.stream())
                .put("region", choice.region())
                .put("round", position.round())
                .put("row", position.row())
                .put("date", position.date().toString())
                .put("symbol", position.symbol())
                .set("madeUp", JSON.valueToTree(position.madeUp()));
        try {
            DurableFile.replace(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json));
            failing = false;
        } catch (IOException e) {
            if (!failing) {
                LOG.warn(
                        "Streaming stock history: its position cannot be written to {} ({}); after a restart rows from the last one on are sent again",
                        file,
                        FileErrors.inWords(e));
            }
            failing = true;
        }
    }
}
