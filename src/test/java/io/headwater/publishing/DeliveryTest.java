package io.headwater.publishing;

import static io.headwater.publishing.ScriptedSink.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DeliveryTest {

    @Property(tries = 200)
    void countsTheBatchesThatAreWhollyAcknowledgedFromTheFirstOn(
            @ForAll @Size(max = 20) List<@IntRange(max = 4) Integer> sizes, @ForAll long seed) {
        Delivery delivery = new Delivery("a.csv");
        List<RowBatch> batches =
                sizes.stream().map(size -> delivery.open(rows(size))).toList();
        List<Integer> rowsOfBatches = new ArrayList<>();
        IntStream.range(0, sizes.size()).forEach(i -> rowsOfBatches.addAll(Collections.nCopies(sizes.get(i), i)));
        Collections.shuffle(rowsOfBatches, new Random(seed));
        List<Integer> open = new ArrayList<>(sizes);

        assertThat(delivery.batchesAcknowledgedInARow()).isEqualTo(firstOpen(open));
        for (int batch : rowsOfBatches) {
            delivery.acknowledge(batches.get(batch), 1);
            open.set(batch, open.get(batch) - 1);
            assertThat(delivery.batchesAcknowledgedInARow()).isEqualTo(firstOpen(open));
        }
        assertThat(delivery.rowsAcknowledged()).isEqualTo(delivery.rowsOpened()).isEqualTo(rowsOfBatches.size());
    }

    private static long firstOpen(List<Integer> open) {
        return IntStream.range(0, open.size())
                .filter(i -> open.get(i) > 0)
                .findFirst()
                .orElse(open.size());
    }

    @Test
    void aBatchOpenedAfterAllOthersAreDoneIsOwedAgain() {
        Delivery delivery = new Delivery("a.csv");
        delivery.acknowledge(delivery.open(rows(3)), 3);
        RowBatch second = delivery.open(rows(2));

        delivery.acknowledge(second, 1);

        assertThat(delivery.batchesAcknowledgedInARow()).isEqualTo(1);
        assertThat(delivery.rowsOpened() - delivery.rowsAcknowledged()).isEqualTo(1);
    }

    @Test
    void keepsTheFirstFailure() {
        Delivery delivery = new Delivery("a.csv");
        PublishException first = new PublishException("first");

        delivery.fail(first);
        delivery.fail(new PublishException("second"));

        assertThat(delivery.failure()).contains(first);
    }

    @Test
    @Timeout(10)
    void awaitSettledReturnsWithTheLastRequestAndNotBefore() throws InterruptedException {
        Delivery delivery = new Delivery("a.csv");
        delivery.requestBegins();
        delivery.requestBegins();
        Thread waiter = new Thread(() -> {
            try {
                delivery.awaitSettled();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        waiter.start();
        while (waiter.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }

        delivery.fail(new PublishException("a failure settles nothing"));
        delivery.requestEnds();
        while (waiter.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        delivery.requestEnds();

        waiter.join();
        delivery.awaitSettled();
    }
}
