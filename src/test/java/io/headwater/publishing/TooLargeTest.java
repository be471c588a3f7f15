package io.headwater.publishing;

import static io.headwater.publishing.ScriptedSink.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.publishing.Refusal.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Requests and rows that are larger than the target takes, which it alone knows. */
class TooLargeTest {
    private final ManualTimer timer = new ManualTimer();

    /** Refuses requests of more bytes, or with a row of more bytes, and remembers how large those were that it took. */
    private static final class NarrowSink implements Sink {
        private final long maxRequest;
        private final long maxRow;
        private final List<Row> taken = new ArrayList<>();
        private final List<Integer> requests = new ArrayList<>();
        private int refusals;

        NarrowSink(long maxRequest, long maxRow) {
            this.maxRequest = maxRequest;
            this.maxRow = maxRow;
        }

        @Override
        public RequestLimits limits() {
            return new RequestLimits(100, 1_000_000);
        }

        @Override
        public CompletionStage<Answer> send(List<Row> rows) {
            boolean fits = rows.stream().mapToLong(RequestLimits::bytes).sum() <= maxRequest
                    && rows.stream().allMatch(row -> RequestLimits.bytes(row) <= maxRow);
            if (!fits) {
                refusals++;
                return CompletableFuture.completedFuture(
                        Answer.refused(rows, new Refusal(Kind.TOO_LARGE, "at most " + maxRequest)));
            }
            requests.add(rows.size());
            taken.addAll(rows);
            return CompletableFuture.completedFuture(Answer.allTaken());
        }

        @Override
        public String name() {
            return "the sink";
        }
    }

    private Delivery publish(Sink sink, List<Row> rows, DeliveryLog log) {
        Delivery delivery = new Delivery("a.csv", log);
        BatchPublisher publisher =
                new BatchPublisher(sink, Sending.rules(Order.STRICT, 1, timer::nanoTime), new StopSignal(), timer);
        try {
            publisher.publish(delivery.open(rows));
            timer.runAll();
            assertThat(publisher.awaitIdle(Duration.ZERO)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return delivery;
    }

    private static List<Row> rowsOf(List<Integer> sizes) {
        List<Row> rows = new ArrayList<>();
        for (int size : sizes) {
            rows.add(row("", "x".repeat(size), rows.size()));
        }
        return rows;
    }

    @Test
    void requestsAreHalvedUntilTheyFitAndStaySo() {
        NarrowSink sink = new NarrowSink(300, 300);

        Delivery delivery = publish(sink, rowsOf(Collections.nCopies(200, 10)), new RememberingLog(true));

        assertThat(delivery.rowsAcknowledged()).isEqualTo(200);
        assertThat(sink.refusals).as("1,000 bytes, 500 bytes").isEqualTo(2);
        assertThat(sink.requests).containsExactly(25, 25, 25, 25, 25, 25, 25, 25);
    }

    @Test
    void aRowThatIsTooLargeIsSetAsideAndTheOthersOfItsBatchGoOn() {
        NarrowSink sink = new NarrowSink(10_000, 50);
        RememberingLog log = new RememberingLog(true);
        List<Row> rows = rowsOf(List.of(10, 10, 60, 10, 10));

        Delivery delivery = publish(sink, rows, log);

        assertThat(sink.taken).containsExactly(rows.get(0), rows.get(1), rows.get(3), rows.get(4));
        assertThat(log.rejectedRows()).containsExactly(rows.get(2));
        assertThat(log.reasons()).containsExactly("refused by the sink: at most 10000");
        assertThat(delivery.rowsRejected()).isEqualTo(1);
        assertThat(delivery.rowsOwed()).isZero();
        assertThat(delivery.failure()).isEmpty();
    }

    @Test
    void aRowThatIsTooLargeDoesNotKeepLaterRequestsSmall() {
        NarrowSink sink = new NarrowSink(10_000, 50);
        List<Integer> sizes = new ArrayList<>(Collections.nCopies(250, 10));
        sizes.set(0, 60);

        publish(sink, rowsOf(sizes), new RememberingLog(true));

        assertThat(sink.requests).contains(100);
        assertThat(sink.taken).hasSize(249);
    }

    @Test
    void aRowThatIsTooLargeAndCannotBeSetAsideFailsItsDelivery() {
        NarrowSink sink = new NarrowSink(10_000, 50);

        Delivery delivery = publish(sink, rowsOf(List.of(60, 10, 10)), DeliveryLog.none());

        assertThat(delivery.failure().orElseThrow())
                .hasMessage("Publishing a.csv: row 1 can never be sent: refused by the sink: at most 10000.");
        assertThat(delivery.rowsAcknowledged()).isZero();
    }

    @Property(tries = 200)
    void whateverFitsArrivesInOrderAndNothingElseIsSetAside(
            @ForAll @Size(max = 60) List<@IntRange(min = 1, max = 100) Integer> sizes,
            @ForAll @IntRange(min = 1, max = 2_000) int maxRequest,
            @ForAll @IntRange(min = 1, max = 100) int maxRow) {
        NarrowSink sink = new NarrowSink(maxRequest, maxRow);
        RememberingLog log = new RememberingLog(true);
        List<Row> rows = rowsOf(sizes);

        Delivery delivery = publish(sink, rows, log);

        int largest = Math.min(maxRow, maxRequest);
        assertThat(sink.taken)
                .containsExactlyElementsOf(rows.stream()
                        .filter(row -> row.data().length <= largest)
                        .toList());
        assertThat(log.rejectedRows())
                .containsExactlyElementsOf(
                        rows.stream().filter(row -> row.data().length > largest).toList());
        assertThat(delivery.rowsOwed()).isZero();
        assertThat(delivery.failure()).isEmpty();
    }
}
