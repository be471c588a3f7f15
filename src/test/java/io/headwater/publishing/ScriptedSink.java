package io.headwater.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A sink that answers by a script, then takes everything, and remembers each request and each row that it took. */
final class ScriptedSink implements Sink {
    /** One answer. */
    interface Step extends Function<List<Row>, CompletionStage<Answer>> {}

    private final RequestLimits limits;
    private final Deque<Step> script = new ArrayDeque<>();
    private final List<String> requests = new ArrayList<>();
    private final List<List<Row>> sent = new ArrayList<>();
    private final List<Row> taken = new ArrayList<>();
    private UnaryOperator<String> shardOfKey = key -> "";
    private boolean keepsOrderInRequest;

    ScriptedSink(int maxRows) {
        this(new RequestLimits(maxRows, Long.MAX_VALUE));
    }

    ScriptedSink(RequestLimits limits) {
        this.limits = limits;
    }

    /** From now on a key's rows go to the shard that it has by this. */
    ScriptedSink withShards(UnaryOperator<String> ofKey) {
        shardOfKey = ofKey;
        return this;
    }

    ScriptedSink thatKeepsOrderInRequest() {
        keepsOrderInRequest = true;
        return this;
    }

    /** A row of this key and data. */
    static Row row(String key, String data, long number) {
        return new Row(data.getBytes(StandardCharsets.UTF_8), key, number);
    }

    /** Rows of these keys; the data of each is its key and its number: a0, b1, a2. */
    static List<Row> rowsOfKeys(String... keys) {
        return IntStream.range(0, keys.length)
                .mapToObj(i -> row(keys[i], keys[i] + i, i))
                .toList();
    }

    static List<Row> rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Row(Integer.toString(i).getBytes(StandardCharsets.UTF_8), "k" + i, i))
                .toList();
    }

    ScriptedSink then(Step... steps) {
        script.addAll(Arrays.asList(steps));
        return this;
    }

    ScriptedSink then(int times, Step step) {
        IntStream.range(0, times).forEach(i -> script.add(step));
        return this;
    }

    /** Takes all rows but those at these places of the request. */
    static Step refuse(Refusal refusal, int... places) {
        return rows -> CompletableFuture.completedFuture(
                Answer.refused(Arrays.stream(places).mapToObj(rows::get).toList(), refusal));
    }

    static Step refuseAll(Refusal refusal) {
        return rows -> CompletableFuture.completedFuture(Answer.refused(rows, refusal));
    }

    /** Answers when the test completes the next element that this adds to {@code held}. */
    static Step hold(Queue<CompletableFuture<Answer>> held) {
        return rows -> {
            CompletableFuture<Answer> answer = new CompletableFuture<>();
            held.add(answer);
            return answer;
        };
    }

    /** The requests so far, each as its rows in one string. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** The rows of the requests so far. */
    List<List<Row>> sent() {
        return List.copyOf(sent);
    }

    /** The rows taken so far, in the order taken. */
    List<Row> taken() {
        return List.copyOf(taken);
    }

    @Override
    public RequestLimits limits() {
        return limits;
    }

    @Override
    public CompletionStage<Answer> send(List<Row> rows) {
        assertThat(rows).isNotEmpty().hasSizeLessThanOrEqualTo(limits.maxRows());
        requests.add(text(rows));
        sent.add(rows);
        Step step = script.poll();
        return (step == null ? CompletableFuture.completedFuture(Answer.allTaken()) : step.apply(rows))
                .thenApply(answer -> {
                    Set<Row> refused =
                            answer.refused().stream().map(Answer.Refused::row).collect(Collectors.toSet());
                    rows.stream().filter(row -> !refused.contains(row)).forEach(taken::add);
                    return answer;
                });
    }

    @Override
    public String shardOf(Row row) {
        return shardOfKey.apply(row.partitionKey());
    }

    @Override
    public boolean keepsOrderInRequest() {
        return keepsOrderInRequest;
    }

    static String text(List<Row> rows) {
        return String.join(
                " ",
                rows.stream()
                        .map(row -> new String(row.data(), StandardCharsets.UTF_8))
                        .toList());
    }

    @Override
    public String name() {
        return "the sink";
    }
}
