package io.headwater.publishing;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** Where rows go: one call is one request. Implementations are thread-safe and do not retry. */
public interface Sink {

    /** What one request may hold. */
    RequestLimits limits();

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
