package io.headwater.publishing;

import static io.headwater.publishing.ScriptedSink.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Which of the rows that wait make a request. */
class OutboxTest {
    private static final Throughput ENDLESS = new Throughput(1e12, 1e15);
    private static final Delivery DELIVERY = new Delivery("a.csv", DeliveryLog.none());

    private static Outbox outbox(Order order) {
        return new Outbox(order, false, (shard, now) -> lane(now));
    }

    private static Lane lane(long now) {
        return new Lane(
                new Pace(Optional.of(ENDLESS), 500, now),
                new Backoff(Duration.ofMillis(100), Duration.ofSeconds(10), new Random(1)));
    }

    private static List<List<Row>> requests(List<Row> rows, RequestLimits limits) {
        Outbox outbox = outbox(Order.NONE);
        rows.forEach(row -> outbox.add("", new Pending(row, DELIVERY), 0));
        List<List<Row>> requests = new ArrayList<>();
        while (outbox.rows() > 0) {
            requests.add(outbox.next(limits, 0).toSend());
        }
        assertThat(outbox.bytes()).isZero();
        return requests;
    }

    @Provide
    Arbitrary<List<Row>> someRows() {
        Arbitrary<byte[]> data = Arbitraries.bytes().array(byte[].class).ofMaxSize(12);
        Arbitrary<String> keys = Arbitraries.strings()
                .withChars('a', 'é', '€', '\u4e2d')
                .ofMinLength(0)
                .ofMaxLength(3);
        return Combinators.combine(data, keys)
                .as((bytes, key) -> new Row(bytes, key, 0))
                .list()
                .ofMaxSize(40);
    }

    @Property(tries = 200)
    void requestsTogetherAreTheRowsAndEachKeepsToTheLimits(
            @ForAll("someRows") List<Row> rows,
            @ForAll @IntRange(min = 1, max = 8) int maxRows,
            @ForAll @IntRange(min = 1, max = 40) int maxBytes) {
        List<List<Row>> requests = requests(rows, new RequestLimits(maxRows, maxBytes));

        assertThat(requests.stream().flatMap(List::stream)).containsExactlyElementsOf(rows);
        assertThat(requests).allSatisfy(request -> {
            assertThat(request).isNotEmpty().hasSizeLessThanOrEqualTo(maxRows);
            assertThat(request.size() == 1 || bytes(request) <= maxBytes).isTrue();
        });
        for (int i = 1; i < requests.size(); i++) {
            List<Row> before = requests.get(i - 1);
            assertThat(before.size() == maxRows
                            || bytes(before) + bytes(requests.get(i).subList(0, 1)) > maxBytes)
                    .as("request %d is begun only where request %d is full", i, i - 1)
                    .isTrue();
        }
    }

    private static long bytes(List<Row> rows) {
        return rows.stream()
                .mapToLong(row -> row.data().length + row.partitionKey().getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }

    @Test
    void aKeyCountsWithItsBytesAndNotItsCharacters() {
        List<Row> rows = Collections.nCopies(2, new Row(new byte[4], "\u4e2d\u6587", 0));

        assertThat(requests(rows, new RequestLimits(10, 20))).hasSize(1);
        assertThat(requests(rows, new RequestLimits(10, 19))).hasSize(2);
    }

    @Test
    void aRowThatIsTooLargeStandsAlone() {
        Row small = new Row(new byte[1], "k", 0);
        Row large = new Row(new byte[100], "k", 1);

        assertThat(requests(List.of(small, large, small, small), new RequestLimits(10, 50)))
                .containsExactly(List.of(small), List.of(large), List.of(small, small));
    }

    @Test
    void everyShardHasItsShareOfARequestAndTheRestGoesToThoseWithMore() {
        Outbox outbox = outbox(Order.NONE);
        for (int i = 0; i < 20; i++) {
            outbox.add("busy", new Pending(row("b", "b" + i, i), DELIVERY), 0);
        }
        outbox.add("quiet", new Pending(row("q", "q0", 20), DELIVERY), 0);

        assertThat(ScriptedSink.text(outbox.next(new RequestLimits(6, 1_000), 0).toSend()))
                .isEqualTo("b0 b1 b2 q0 b3 b4");
    }

    @Test
    void aKeyStaysWithTheLaneItHasWhileAnyOfItsRowsAreNotDone() {
        List<Lane> lanes = new ArrayList<>();
        Outbox outbox = new Outbox(Order.PER_KEY, false, (shard, now) -> {
            Lane lane = lane(now);
            lanes.add(lane);
            return lane;
        });
        RequestLimits limits = new RequestLimits(10, 1_000);
        outbox.add("parent", new Pending(row("k", "k0", 0), DELIVERY), 0);
        Request first = outbox.next(limits, 0);
        outbox.add("child", new Pending(row("k", "k1", 1), DELIVERY), 0);

        assertThat(outbox.next(limits, 0).size())
                .as("while the first is in flight")
                .isZero();
        outbox.landed(first);
        outbox.putBack(lanes.get(0), List.of(first.rows().get(0).refused()));
        Request again = outbox.next(limits, 0);
        outbox.landed(again);

        assertThat(ScriptedSink.text(again.toSend())).isEqualTo("k0");
        assertThat(ScriptedSink.text(outbox.next(limits, 0).toSend())).isEqualTo("k1");
    }

    @Test
    void aKeyWhoseRowIsPassedOverDoesNotHoldOthersUp() {
        Outbox outbox = outbox(Order.PER_KEY);
        for (int i = 0; i < 5; i++) {
            outbox.add("", new Pending(row("hot", "hot" + i, i), DELIVERY), 0);
        }
        outbox.add("", new Pending(row("cold", "cold5", 5), DELIVERY), 0);

        assertThat(ScriptedSink.text(
                        outbox.next(new RequestLimits(10, 1_000), 0).toSend()))
                .isEqualTo("hot0 cold5");
        assertThat(outbox.rows()).isEqualTo(4);
    }
}
