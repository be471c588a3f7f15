package io.headwater.publishing;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Where rows go: one call is one request. Implementations are thread-safe and do not retry. */
public interface Sink {

    /** What one request may hold. */
    RequestLimits limits();

    /**
     * Which part of the target a row goes to, as far as is known: its shard. Each part is waited for and slowed down by itself.
     * May block while that is found out.
     */
    default String shardOf(Row row) {
        return "";
    }

    /** What a shard, as {@link #shardOf} named it, takes; where that is known beforehand. */
    default Optional<Throughput> throughputOf(String shard) {
        return Optional.empty();
    }

    /** Whether rows that are in one request arrive in the order that they have there, or not at all. */
    default boolean keepsOrderInRequest() {
        return false;
    }

    /** Makes of a batch's rows what is sent: the rows themselves, or such that stand for several. */
    default List<Row> pack(List<Row> rows) {
        return rows;
    }

    /**
     * Sends one request and returns at once.
     *
     * @param rows 1 or more rows that keep to {@link #limits()}
     * @return what became of each row; a failure of the whole request is an answer that refuses them all
     */
    CompletionStage<Answer> send(List<Row> rows);

    /** What it is, for messages: {@code stream 'payments' (local)}. */
    String name();
}
