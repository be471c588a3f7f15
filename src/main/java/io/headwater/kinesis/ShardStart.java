package io.headwater.kinesis;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/**
 * Where in a shard reading begins.
 *
 * @param sequenceNumber where the type goes by one
 * @param time where the type goes by one
 */
public record ShardStart(ShardIteratorType type, Optional<String> sequenceNumber, Optional<Instant> time) {
    /** At the oldest record that the shard still holds. */
    public static final ShardStart OLDEST = of(ShardIteratorType.TRIM_HORIZON);

    /** Behind the newest. */
    public static final ShardStart NEWEST = of(ShardIteratorType.LATEST);

    private static ShardStart of(ShardIteratorType type) {
        return new ShardStart(type, Optional.empty(), Optional.empty());
    }

    /**
     * The one that the API has this name for.
     *
     * @throws IllegalArgumentException if there is none, or what it goes by is missing; its message is a sentence without its full stop
     */
    public static ShardStart named(String type, Optional<String> sequenceNumber, Optional<String> time) {
        return switch (type) {
            case "TRIM_HORIZON" -> OLDEST;
            case "LATEST" -> NEWEST;
            case "AT_SEQUENCE_NUMBER", "AFTER_SEQUENCE_NUMBER" ->
                new ShardStart(
                        ShardIteratorType.fromValue(type),
                        Optional.of(sequenceNumber.orElseThrow(
                                () -> new IllegalArgumentException("there is no sequenceNumber for " + type))),
                        Optional.empty());
            case "AT_TIMESTAMP" -> since(instant(time.orElse("")));
            default ->
                throw new IllegalArgumentException(
                        "iteratorType is '" + type
                                + "'; it must be TRIM_HORIZON, LATEST, AT_TIMESTAMP, AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER");
        };
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "messageTimestamp is '" + text + "'; AT_TIMESTAMP needs one like 2026-04-01T12:00:00Z", e);
        }
    }

    /** At a record. */
    public static ShardStart at(String sequenceNumber) {
        return new ShardStart(ShardIteratorType.AT_SEQUENCE_NUMBER, Optional.of(sequenceNumber), Optional.empty());
    }

    /** Behind a record. */
    public static ShardStart after(String sequenceNumber) {
        return new ShardStart(ShardIteratorType.AFTER_SEQUENCE_NUMBER, Optional.of(sequenceNumber), Optional.empty());
    }

    /** At the first record that arrived at a time or later. */
    public static ShardStart since(Instant time) {
        return new ShardStart(ShardIteratorType.AT_TIMESTAMP, Optional.empty(), Optional.of(time));
    }

    /** The same place for one who comes back later: the newest record of now is not the newest then. */
    ShardStart fixed(Instant now) {
        return type == ShardIteratorType.LATEST ? since(now) : this;
    }

    void applyTo(GetShardIteratorRequest.Builder request) {
        request.shardIteratorType(type);
        sequenceNumber.ifPresent(request::startingSequenceNumber);
        time.ifPresent(request::timestamp);
    }
}
