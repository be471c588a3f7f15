package io.headwater.publishing;

import io.headwater.publishing.Refusal.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * A sink with shards whose requests arrive and are answered in any order and often badly, as a test goes on; it notes whatever
 * a publisher may never do.
 */
final class FaultySink implements Sink {
    static final int MAX_ROWS = 8;

    private final Random random;
    private final Order order;
    private final boolean keepsOrderInRequest;
    private final List<Fault> faults;
    private final List<UnderWay> underWay = new ArrayList<>();
    private final Set<Row> arrived = new HashSet<>();
    private final Set<Row> taken = new HashSet<>();
    private final Map<String, Long> lastOfKey = new HashMap<>();
    private long last = -1;
    private final List<String> violations = new ArrayList<>();
    private int shards = 2;

    /** What happens to a request. */
    enum Fault {
        NONE,
        SOME_THROTTLED,
        ALL_THROTTLED,
        SOME_FAILED,
        ALL_FAILED,
        STORED_BUT_NOT_ANSWERED,
        THROWN,
        COMPLETED_WITH_ERROR,
        ANSWER_TO_ANOTHER,
        TOO_LARGE,
        HOPELESS
    }

    private static final class UnderWay {
        private final List<Row> rows;
        private final List<Row> stored;
        private final CompletableFuture<Answer> future = new CompletableFuture<>();
        private final Runnable answering;
        private boolean arrived;

        UnderWay(List<Row> rows, List<Row> stored, Consumer<CompletableFuture<Answer>> answer) {
            this.rows = rows;
            this.stored = stored;
            this.answering = () -> answer.accept(future);
        }
    }

    /** @param faults of the first requests; all others are taken */
    FaultySink(Order order, boolean keepsOrderInRequest, List<Fault> faults, Random random) {
        this.order = order;
        this.keepsOrderInRequest = keepsOrderInRequest;
        this.faults = new ArrayList<>(faults);
        this.random = random;
    }

    boolean hasUnderWay() {
        return !underWay.isEmpty();
    }

    Set<Row> taken() {
        return Set.copyOf(taken);
    }

    List<String> violations() {
        return List.copyOf(violations);
    }

    /** Splits or merges shards: keys go elsewhere from now on. */
    void reshard() {
        shards = 1 + random.nextInt(4);
    }

    /** Has one request, whichever, arrive, or answers it when it has. */
    void goOn() {
        UnderWay request = underWay.get(random.nextInt(underWay.size()));
        if (request.arrived) {
            underWay.remove(request);
            request.answering.run();
            return;
        }
        request.arrived = true;
        List<Row> arriving = new ArrayList<>(request.stored);
        if (!keepsOrderInRequest) {
            Collections.shuffle(arriving, random);
        }
        arriving.forEach(this::store);
    }

    /** What is stored again, since its sender had no answer, is out of order by its nature. */
    private void store(Row row) {
        if (!arrived.add(row)) {
            return;
        }
        Long before = lastOfKey.put(row.partitionKey(), row.number());
        if (order != Order.NONE && before != null && before > row.number()) {
            violations.add("of key %s, row %d arrived after %d".formatted(row.partitionKey(), row.number(), before));
        }
        if (order == Order.STRICT && last > row.number()) {
            violations.add("row %d arrived after %d".formatted(row.number(), last));
        }
        last = row.number();
    }

    @Override
    public CompletionStage<Answer> send(List<Row> rows) {
        check(rows);
        Fault fault = faults.isEmpty() ? Fault.NONE : faults.remove(0);
        List<Row> some = rows.stream().filter(row -> random.nextBoolean()).toList();
        return switch (fault) {
            case NONE -> answered(rows, List.of(), Kind.FAILED);
            case SOME_THROTTLED -> answered(rows, partOf(rows, some), Kind.THROTTLED);
            case ALL_THROTTLED -> answered(rows, rows, Kind.THROTTLED);
            case SOME_FAILED -> answered(rows, partOf(rows, some), Kind.FAILED);
            case ALL_FAILED -> answered(rows, rows, Kind.FAILED);
            case TOO_LARGE -> answered(rows, rows, Kind.TOO_LARGE);
            case HOPELESS -> answered(rows, random.nextInt(10) == 0 ? rows : List.of(), Kind.HOPELESS);
            case STORED_BUT_NOT_ANSWERED ->
                later(rows, rows, future -> future.completeExceptionally(new IOException("connection reset")));
            case COMPLETED_WITH_ERROR ->
                later(rows, List.of(), future -> future.completeExceptionally(new IOException("refused")));
            case ANSWER_TO_ANOTHER ->
                later(
                        rows,
                        rows,
                        future -> future.complete(
                                Answer.refused(ScriptedSink.rows(1), new Refusal(Kind.FAILED, "of another request"))));
            case THROWN -> throw new IllegalStateException("thrown");
        };
    }

    /** A sink that keeps a request's order takes all of it or nothing. */
    private List<Row> partOf(List<Row> rows, List<Row> some) {
        return keepsOrderInRequest && !some.isEmpty() ? rows : some;
    }

    private CompletionStage<Answer> answered(List<Row> rows, List<Row> refused, Kind kind) {
        List<Row> stored = rows.stream().filter(row -> !refused.contains(row)).toList();
        return later(rows, stored, future -> {
            taken.addAll(stored);
            future.complete(Answer.refused(refused, new Refusal(kind, kind.name())));
        });
    }

    private CompletionStage<Answer> later(
            List<Row> rows, List<Row> stored, Consumer<CompletableFuture<Answer>> answer) {
        UnderWay request = new UnderWay(rows, stored, answer);
        underWay.add(request);
        return request.future;
    }

    private void check(List<Row> rows) {
        if (rows.isEmpty() || rows.size() > limits().maxRows()) {
            violations.add("a request of " + rows.size() + " rows");
        }
        Set<String> keys = new HashSet<>();
        for (Row row : rows) {
            if (taken.contains(row)) {
                violations.add("row %d was sent again after it was taken".formatted(row.number()));
            }
            if (!keys.add(row.partitionKey()) && order == Order.PER_KEY && !keepsOrderInRequest) {
                violations.add("two rows of key %s in one request".formatted(row.partitionKey()));
            }
        }
        for (UnderWay other : underWay) {
            if (order == Order.STRICT) {
                violations.add("two requests under way");
            } else if (order == Order.PER_KEY
                    && other.rows.stream().anyMatch(row -> keys.contains(row.partitionKey()))) {
                violations.add("rows of one of the keys " + keys + " in two requests under way");
            }
        }
    }

    @Override
    public RequestLimits limits() {
        boolean oneByOne = order == Order.STRICT && !keepsOrderInRequest;
        return new RequestLimits(oneByOne ? 1 : MAX_ROWS, Long.MAX_VALUE);
    }

    @Override
    public String shardOf(Row row) {
        return "shard " + Math.floorMod(row.partitionKey().hashCode(), shards) + " of " + shards;
    }

    @Override
    public boolean keepsOrderInRequest() {
        return keepsOrderInRequest;
    }

    @Override
    public String name() {
        return "the sink";
    }
}
