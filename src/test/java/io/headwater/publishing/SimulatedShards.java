package io.headwater.publishing;

import io.headwater.publishing.Refusal.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Shards that take what a token bucket each allows, in virtual time, and answer some milliseconds later. */
final class SimulatedShards implements Sink {
    private static final long MILLIS_TO_ANSWER = 20;

    private final ManualTimer timer;
    private final Optional<Throughput> known;
    private final int shards;
    private final Map<String, Bucket> buckets = new HashMap<>();
    private Throughput allowed;
    private long taken;
    private long refused;

    /** A second's worth at most. */
    private final class Bucket {
        private double rows = allowed.rowsPerSecond();
        private double bytes = allowed.bytesPerSecond();
        private long filledAt = timer.nanoTime();

        boolean take(long rowBytes) {
            long now = timer.nanoTime();
            double seconds = (double) (now - filledAt) / TimeUnit.SECONDS.toNanos(1);
            filledAt = now;
            rows = Math.min(allowed.rowsPerSecond(), rows + seconds * allowed.rowsPerSecond());
            bytes = Math.min(allowed.bytesPerSecond(), bytes + seconds * allowed.bytesPerSecond());
            if (rows < 1 || bytes < rowBytes) {
                return false;
            }
            rows -= 1;
            bytes -= rowBytes;
            return true;
        }
    }

    /** @param known what the sender is told of each shard */
    SimulatedShards(ManualTimer timer, int shards, Throughput allowed, Optional<Throughput> known) {
        this.timer = timer;
        this.shards = shards;
        this.allowed = allowed;
        this.known = known;
    }

    /** From now on each shard takes so much. */
    void allow(Throughput perShard) {
        allowed = perShard;
    }

    long taken() {
        return taken;
    }

    long refused() {
        return refused;
    }

    @Override
    public CompletionStage<Answer> send(List<Row> rows) {
        List<Row> full = new ArrayList<>();
        for (Row row : rows) {
            boolean fits = buckets.computeIfAbsent(shardOf(row), unused -> new Bucket())
                    .take(RequestLimits.bytes(row));
            taken += fits ? 1 : 0;
            if (!fits) {
                full.add(row);
            }
        }
        refused += full.size();
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        Runnable answering = () -> answer.complete(Answer.refused(full, new Refusal(Kind.THROTTLED, "full")));
        var unused = timer.schedule(answering, MILLIS_TO_ANSWER, TimeUnit.MILLISECONDS);
        return answer;
    }

    @Override
    public RequestLimits limits() {
        return new RequestLimits(500, 10 * 1024 * 1024);
    }

    @Override
    public String shardOf(Row row) {
        // The hash code of digits alone hardly differs in its last bits.
        return "shard " + ((row.partitionKey().hashCode() * 0x9E3779B9) >>> 8) % shards;
    }

    @Override
    public Optional<Throughput> throughputOf(String shard) {
        return known;
    }

    @Override
    public String name() {
        return "the shards";
    }
}
