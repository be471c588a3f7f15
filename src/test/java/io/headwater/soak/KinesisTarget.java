package io.headwater.soak;

import io.headwater.kinesislocal.LocalKinesis;
import io.headwater.kinesislocal.LocalKinesisConfig;
import io.headwater.kinesislocal.faults.Fault;
import io.headwater.kinesislocal.faults.FaultPlan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** A local Kinesis with the throughput of real shards, all its faults, and shards that are split and merged while in use. */
final class KinesisTarget implements Target {
    private static final String STREAM = "soak";

    /** Beyond what the client waits for an answer. */
    private static final Duration TOO_LATE = Duration.ofSeconds(62);

    private static final List<Fault> TAKEN_WITHOUT_AN_ANSWER =
            List.of(Fault.RESET_AFTER, Fault.TRUNCATED, Fault.GARBAGE, Fault.SHORT_RESULTS);

    private static final List<Fault> ALL = List.of(Fault.values());

    private final LocalKinesis kinesis;
    private final SoakStream stream;
    private final AtomicLong tooLate = new AtomicLong();

    KinesisTarget(int shards, boolean aggregated) {
        kinesis = LocalKinesis.start(LocalKinesisConfig.defaults().withPort(0));
        kinesis.createStream(STREAM, shards);
        stream = new SoakStream(kinesis.endpoint(), STREAM, aggregated);
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "PUBLISH_TO", "kinesis", "KINESIS_ENDPOINT", kinesis.endpoint().toString(), "KINESIS_STREAM", STREAM);
    }

    @Override
    public void trouble(Random random) {
        FaultPlan plan =
                FaultPlan.none().withSeed(random.nextLong()).withDelay(Duration.ofMillis(20 + random.nextInt(1_500)));
        int kind = random.nextInt(10);
        if (kind < 5) {
            for (int i = 0; i < 3; i++) {
                plan = plan.with(any(random), 0.005 + random.nextDouble() * 0.1);
            }
        } else if (kind < 8) {
            plan = plan.with(any(random), 0.3 + random.nextDouble() * 0.7);
        } else if (kind == 8) {
            stream.reshard(random);
        }
        kinesis.faults().follow(plan);
    }

    private static Fault any(Random random) {
        return ALL.get(random.nextInt(ALL.size()));
    }

    @Override
    public void calm() {
        kinesis.faults()
                .follow(
                        FaultPlan.parse(
                                "record-failed=0.001,record-throttled=0.001,internal-failure=0.01,reset-before=0.005,reset-after=0.005"));
    }

    @Override
    public void answerTooLate() {
        kinesis.faults().follow(FaultPlan.none().withDelay(TOO_LATE));
        kinesis.faults().nextRequests(1, Fault.SLOW_AFTER);
        tooLate.incrementAndGet();
    }

    @Override
    public List<List<StoredRow>> arrived() {
        kinesis.faults().stop();
        return stream.read();
    }

    @Override
    public Map<String, Long> injected() {
        Map<String, Long> injected = new TreeMap<>();
        kinesis.faults().injected().forEach((fault, count) -> injected.put("Kinesis " + fault.label(), count));
        injected.put("Kinesis throttled by a shard", kinesis.statistics(STREAM).recordsThrottled());
        injected.put("Kinesis shards split", stream.splits());
        injected.put("Kinesis shards merged", stream.merges());
        return injected;
    }

    @Override
    public long answersLost() {
        return tooLate.get()
                + TAKEN_WITHOUT_AN_ANSWER.stream().mapToLong(this::times).sum();
    }

    @Override
    public long calledTooLarge() {
        return times(Fault.TOO_LARGE);
    }

    private long times(Fault fault) {
        return kinesis.faults().injected().getOrDefault(fault, 0L);
    }

    @Override
    public void close() {
        stream.close();
        kinesis.close();
    }
}
