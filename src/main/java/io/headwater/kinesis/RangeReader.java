package io.headwater.kinesis;

import io.headwater.publishing.Refusal;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;

/**
 * Reads parts of a stream back, each between two records that are known to have been there, in the order of {@link StreamReader}.
 *
 * <p>A part is all there or gone: a stream forgets its oldest records first. That the first record is not the one asked for means
 * that it is forgotten. Not thread-safe.
 */
public final class RangeReader {
    /** Looks at the tip for a record that should be before it: what was just put may take a second to be readable. */
    private static final int MOST_LOOKS_AT_THE_TIP = 6;

    /** Failures one after another that may heal, such as a connection that breaks. */
    private static final int MOST_FAILURES = 6;

    private final String stream;
    private final StreamReader reader;
    private final Map<String, ShardRange> unread = new HashMap<>();
    private final Set<String> begun = new HashSet<>();
    private int looksAtTheTip;
    private int failures;
    private boolean answered;

    /** A reader of these parts of a stream, at most one of each shard. */
    public RangeReader(KinesisAsyncClient client, String stream, Collection<ShardRange> ranges) {
        this.stream = stream;
        this.reader = new StreamReader(
                client, stream, ranges.stream().collect(Collectors.toMap(ShardRange::shard, ShardRange::first)));
        ranges.forEach(range -> unread.put(range.shard(), range));
    }

    /**
     * Reads once from every shard of which something is left. What gives nothing, because the stream is throttled or fails for now, is
     * to be asked again after a while.
     *
     * @return whether something is left
     * @throws StreamException if the stream cannot be read, or does not hold the records any more
     */
    public boolean poll(Consumer<StreamRecord> consumer) {
        if (unread.isEmpty()) {
            return false;
        }
        boolean more;
        try {
            more = reader.pollWhile(record -> take(record, consumer));
            failures = 0;
            answered = true;
        } catch (StreamException e) {
            if (e.getCause() instanceof InvalidArgumentException || e.getCause() instanceof ResourceNotFoundException) {
                throw notThatStream(e);
            }
            if (!mayHeal(e) || ++failures == MOST_FAILURES) {
                throw e;
            }
            return true;
        }
        looksAtTheTip = more ? 0 : looksAtTheTip + 1;
        if (!unread.isEmpty() && looksAtTheTip == MOST_LOOKS_AT_THE_TIP) {
            ShardRange range = unread.values().iterator().next();
            throw gone(range.shard(), range.last(), "it was read to its end without it");
        }
        return !unread.isEmpty();
    }

    /** Whether more of its shard is wanted. */
    private boolean take(StreamRecord record, Consumer<StreamRecord> consumer) {
        ShardRange range = unread.get(record.shard());
        if (range == null) {
            return false;
        }
        if (begun.add(record.shard()) && !record.sequenceNumber().equals(range.first())) {
            throw gone(record.shard(), range.first(), "the oldest that is left is " + record.sequenceNumber());
        }
        consumer.accept(record);
        if (!record.sequenceNumber().equals(range.last())) {
            return true;
        }
        unread.remove(record.shard());
        return false;
    }

    /** What fails at once is a wrong address rather than a connection that broke. */
    private boolean mayHeal(StreamException e) {
        Refusal.Kind kind = e.getCause() == null
                ? Refusal.Kind.HOPELESS
                : KinesisErrors.ofRequest(e.getCause()).kind();
        return kind == Refusal.Kind.THROTTLED || (kind == Refusal.Kind.FAILED && answered);
    }

    private StreamException gone(String shard, String sequenceNumber, String seen) {
        return new StreamException(
                "Reading stream '%s' back: it no longer holds record %s of %s: %s. Records are kept for the stream's retention, those of a local Kinesis while kinesis.local.memory lasts."
                        .formatted(stream, sequenceNumber, shard, seen));
    }

    private StreamException notThatStream(StreamException e) {
        return new StreamException(
                "Reading stream '%s' back: the stream, or the shard, that the records were put into is gone, or was made anew under the same name; a local Kinesis ends with its process. It says: %s"
                        .formatted(stream, e.getMessage()),
                e);
    }
}
