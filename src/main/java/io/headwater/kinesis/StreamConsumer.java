package io.headwater.kinesis;

import io.headwater.kinesis.ShardReader.Page;
import io.headwater.publishing.Backoff;
import io.headwater.publishing.Refusal;
import io.headwater.publishing.StoppingException;
import io.headwater.publishing.Trouble;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.Shard;

/**
 * Reads a stream, all its shards, and hands it on in batches, each until it is taken; remembers on disk what is done with, and goes on
 * behind that the next time. So each record is handed on at least once, and those of a shard in order; children of a split or a
 * merge follow their parents.
 *
 * <p>One thread polls and closes it; batches may be done with in any.
 */
public final class StreamConsumer implements AutoCloseable {
    /** A shard may be read five times a second, by all its readers together. */
    private static final long NANOS_BETWEEN_READS = Duration.ofMillis(200).toNanos();

    private static final long NANOS_BETWEEN_SAVES = Duration.ofMillis(250).toNanos();

    private final KinesisAsyncClient client;
    private final String stream;
    private final ConsumerOptions options;
    private final ConsumerLog log;
    private final Backoff backoff;
    private final LongSupplier nanoTime;
    private final Trouble listing;
    private final PositionFile file;

    private final ShardPlaces places;
    private final Map<String, ConsumedShard> shards = new LinkedHashMap<>();
    private final Lineage lineage = new Lineage();
    private boolean shardsAreDue = true;
    private long listingDue;
    private long lastSave;

    /** Takes a batch. */
    @FunctionalInterface
    public interface Handler {
        /**
         * Does with a batch what is to be done, or takes it over.
         *
         * @throws Exception if the batch is to be handed on again, after a while
         */
        void handle(RecordBatch batch) throws Exception;
    }

    /**
     * A consumer that goes on where the one before stopped; without one, where the options say.
     *
     * @param backoff how long a shard is left alone that fails, or whose batch does
     * @param nanoTime a clock like {@link System#nanoTime}
     */
    public StreamConsumer(
            KinesisAsyncClient client, String stream, ConsumerOptions options, Backoff backoff, LongSupplier nanoTime) {
        this.client = client;
        this.stream = stream;
        this.options = options;
        this.log = new ConsumerLog(stream);
        this.backoff = backoff;
        this.nanoTime = nanoTime;
        this.listing = new Trouble(backoff);
        this.file = new PositionFile(options.position(), stream);
        this.places = new ShardPlaces(options.start(), file.read());
        places.endedOnRecord().forEach(lineage::finish);
        this.listingDue = nanoTime.getAsLong();
        this.lastSave = listingDue - NANOS_BETWEEN_SAVES;
    }

    /**
     * Reads once from each shard whose turn it is. What fails is logged, and tried again when it is due.
     *
     * @param goesOn asked before each shard
     * @return how long there is nothing to do
     */
    public Duration poll(Handler handler, BooleanSupplier goesOn) {
        if (shardsAreDue && isDue(listingDue)) {
            openShards();
        }
        for (ConsumedShard shard : List.copyOf(shards.values())) {
            if (goesOn.getAsBoolean() && shard.isReadOn() && isDue(shard.due())) {
                read(shard, handler);
            }
        }
        if (isDue(lastSave + NANOS_BETWEEN_SAVES)) {
            save();
        }
        return untilSomethingIsDue();
    }

    private boolean isDue(long nanos) {
        return nanos - nanoTime.getAsLong() <= 0;
    }

    private Duration untilSomethingIsDue() {
        long now = nanoTime.getAsLong();
        long wait = options.atTheTip().toNanos();
        for (ConsumedShard shard : shards.values()) {
            if (shard.isReadOn()) {
                wait = Math.min(wait, shard.due() - now);
            }
        }
        if (shardsAreDue) {
            wait = Math.min(wait, listingDue - now);
        }
        return Duration.ofNanos(Math.max(0, wait));
    }

    private void openShards() {
        try {
            List<Shard> listed = options.among(ShardList.of(client, stream).join());
            if (places.isOfAnotherStream(listed)) {
                log.anotherStream();
                places.clear();
                shards.clear();
                lineage.clear();
            }
            places.keep(listed).forEach(shards::remove);
            places.passBy(listed).forEach(lineage::finish);
            for (Shard shard : options.onlyShard().isPresent() ? listed : lineage.due(listed)) {
                if (!shards.containsKey(shard.shardId())) {
                    open(ShardName.of(shard));
                }
            }
            places.noteBegun();
            shardsAreDue = false;
            listing.over();
            save();
        } catch (CompletionException | StreamException e) {
            listingDue = nanoTime.getAsLong()
                    + listing.failed(wait -> log.cannotBeListed(KinesisErrors.ofRequest(e), wait))
                            .toNanos();
        }
    }

    private void open(ShardName name) {
        shards.put(
                name.id(),
                new ConsumedShard(
                        client, stream, name, places.start(name), options.limit(), backoff, nanoTime.getAsLong()));
    }

    private void read(ConsumedShard shard, Handler handler) {
        long begun = nanoTime.getAsLong();
        Page page;
        try {
            page = shard.reader().read();
        } catch (CompletionException e) {
            shard.dueAt(nanoTime.getAsLong() + cannotBeRead(shard, e).toNanos());
            return;
        }
        shard.reading.over();
        if (!page.records().isEmpty() && !handOn(shard, page, handler)) {
            return;
        }
        shard.reader().moveBehind(page);
        if (page.isLast()) {
            shard.noteReadToItsEnd();
            lineage.finish(shard.name.id());
            shardsAreDue = true;
        }
        shard.dueAt(begun
                + (page.behind() ? NANOS_BETWEEN_READS : options.atTheTip().toNanos()));
    }

    /** How long it is left alone. */
    private Duration cannotBeRead(ConsumedShard shard, CompletionException failure) {
        if (shard.reader().reopenIfExpired(failure)) {
            return Duration.ZERO;
        }
        Refusal why = KinesisErrors.ofRequest(failure);
        if (failure.getCause() instanceof InvalidArgumentException
                && shard.isWhereItBegan()
                && places.isOnRecord(shard.name)) {
            log.placeIsGone(shard.name, why);
            places.forget(shard.name);
            shard.beginAnew();
            return Duration.ZERO;
        }
        // Perhaps the whole stream is another one.
        shardsAreDue |= failure.getCause() instanceof ResourceNotFoundException;
        return shard.reading.failed(wait -> log.cannotBeRead(shard.name, why, wait));
    }

    /** Whether the batch is taken. */
    private boolean handOn(ConsumedShard shard, Page page, Handler handler) {
        RecordBatch batch = new RecordBatch(stream, shard.name, page.records(), shard.position);
        shard.position.handOut(batch.custody());
        try {
            // An aggregate may hold nothing.
            if (!batch.records().isEmpty()) {
                handler.handle(batch);
            }
        } catch (Exception e) {
            shard.position.withdraw(batch.custody());
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            Duration wait = e instanceof StoppingException
                    ? options.atTheTip()
                    : shard.handing.failed(text -> log.notTaken(batch, e, text));
            shard.dueAt(nanoTime.getAsLong() + wait.toNanos());
            return false;
        }
        shard.handing.over();
        if (!batch.custody().isTakenOver()) {
            batch.custody().done(batch.lastSequenceNumber());
        }
        return true;
    }

    private void save() {
        shards.values().forEach(shard -> places.put(shard.place()));
        if (places.areUnsaved() && file.write(places.all())) {
            places.noteSaved();
        }
        lastSave = nanoTime.getAsLong();
    }

    /** Puts the position on record. */
    @Override
    public void close() {
        save();
    }
}
