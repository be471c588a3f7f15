package io.headwater.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.publishing.Answer;
import io.headwater.publishing.Refusal;
import io.headwater.publishing.RequestLimits;
import io.headwater.publishing.Row;
import io.headwater.publishing.Sink;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Rows counted at the sink, whatever it answers. */
class CountedSinkTest {
    private final Counters counters = new Counters();

    private void send(Function<List<Row>, CompletionStage<Answer>> answer, List<Row> rows) {
        Sink sink = new Sink() {
            @Override
            public RequestLimits limits() {
                return new RequestLimits(500, 1_000);
            }

            @Override
            public CompletionStage<Answer> send(List<Row> rows) {
                return answer.apply(rows);
            }

            @Override
            public String name() {
                return "a sink";
            }
        };
        var unused = new CountedSink(sink, "rows", counters).send(rows);
    }

    private static Row row(int number) {
        return new Row("{}".getBytes(StandardCharsets.UTF_8), "key", number);
    }

    private List<Long> totals() {
        return counters.counts().stream().map(Status.Count::total).toList();
    }

    @Test
    void countsRowsThatWereTakenAndThoseThatWereNot() {
        List<Row> rows = List.of(row(0), row(1), row(2));
        send(sent -> CompletableFuture.completedFuture(Answer.allTaken()), rows);
        assertThat(totals()).containsExactly(3L, 0L);
        send(
                sent -> CompletableFuture.completedFuture(
                        Answer.refused(sent.subList(0, 1), Refusal.ofUnknownOutcome("no answer"))),
                rows);
        assertThat(totals()).containsExactly(5L, 1L);
        send(sent -> CompletableFuture.failedFuture(new IllegalStateException("broken")), rows);
        assertThat(totals()).containsExactly(5L, 4L);
    }

    @Test
    void countsTheRowsOfARecordThatStandsForSeveral() {
        Row several = Row.ofSeveral(new byte[1], "key", List.of(row(0), row(1)));
        send(sent -> CompletableFuture.completedFuture(Answer.allTaken()), List.of(several, row(2)));
        assertThat(totals()).containsExactly(3L, 0L);
    }
}
