package io.headwater.status;

import io.headwater.publishing.Answer;
import io.headwater.publishing.RequestLimits;
import io.headwater.publishing.Row;
import io.headwater.publishing.Sink;
import io.headwater.publishing.Throughput;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A sink whose rows are counted: those that it took, and those that it refused, each time. */
public final class CountedSink implements Sink {
    private final Sink sink;
    private final Tally delivered;
    private final Tally refused;

    /**
     * Counts what goes to {@code sink}, together with what goes to others under the same name.
     *
     * @param what is sent, in a word, like rows
     */
    public CountedSink(Sink sink, String what, Counters counters) {
        this.sink = sink;
        this.delivered = counters.tally(what + " delivered");
        this.refused = counters.tally(what + " refused, to be sent again or set aside");
    }

    @Override
    public CompletionStage<Answer> send(List<Row> rows) {
        return sink.send(rows).whenComplete((answer, error) -> count(rows, answer));
    }

    private void count(List<Row> rows, @Nullable Answer answer) {
        long all = rows.stream().mapToLong(Row::size).sum();
        long not = answer == null
                ? all
                : answer.refused().stream().mapToLong(each -> each.row().size()).sum();
        delivered.add(all - not);
        refused.add(not);
    }

    @Override
    public RequestLimits limits() {
        return sink.limits();
    }

    @Override
    public String shardOf(Row row) {
        return sink.shardOf(row);
    }

    @Override
    public Optional<Throughput> throughputOf(String shard) {
        return sink.throughputOf(shard);
    }

    @Override
    public boolean keepsOrderInRequest() {
        return sink.keepsOrderInRequest();
    }

    @Override
    public List<Row> pack(List<Row> rows) {
        return sink.pack(rows);
    }

    @Override
    public String name() {
        return sink.name();
    }
}
