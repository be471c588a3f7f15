package io.headwater.publishing;

import static io.headwater.publishing.ScriptedSink.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DeliveryTest {

    private static final DeliveryLog NONE = DeliveryLog.none();

    @Test
    void owesWhatWasHandedOutAndIsNeitherStoredNorSetAside() {
        Delivery delivery = new Delivery("a.csv", new RememberingLog(true));
        List<Row> rows = rows(5);
        delivery.open(rows);
        delivery.begin(5);

        delivery.acknowledge(rows.subList(0, 2), List.of());
        delivery.reject(rows.get(2), "too large");

        assertThat(delivery.rowsOpened()).isEqualTo(5);
        assertThat(delivery.rowsAcknowledged()).isEqualTo(2);
        assertThat(delivery.rowsRejected()).isEqualTo(1);
        assertThat(delivery.rowsOwed()).isEqualTo(2);
        assertThat(delivery.failure()).isEmpty();
    }

    @Test
    void aRowThatCannotBeSetAsideFailsItsDelivery() {
        Delivery delivery = new Delivery("a.csv", new RememberingLog(false));
        List<Row> rows = rows(2);
        delivery.open(rows);
        delivery.begin(2);

        delivery.reject(rows.get(1), "too large");

        assertThat(delivery.failure().orElseThrow())
                .hasMessage("Publishing a.csv: row 2 can never be sent: too large.");
        assertThat(delivery.rowsRejected()).isZero();
        assertThat(delivery.rowsOwed()).isEqualTo(2);
    }

    @Test
    void tellsItsLogOfRowsBeforeTheyCountAsSettled() {
        List<Long> countedWhenTold = new ArrayList<>();
        Delivery[] delivery = new Delivery[1];
        delivery[0] = new Delivery("a.csv", new DeliveryLog() {
            @Override
            public void acknowledged(List<Row> rows, List<StoredRows> stored) {
                countedWhenTold.add(delivery[0].rowsAcknowledged());
            }

            @Override
            public boolean rejected(Row row, String reason) {
                countedWhenTold.add(delivery[0].rowsRejected());
                return true;
            }
        });
        delivery[0].begin(2);

        delivery[0].acknowledge(rows(1), List.of());
        delivery[0].reject(rows(1).get(0), "too large");

        assertThat(countedWhenTold).containsExactly(0L, 0L);
    }

    @Test
    void addsUpWhatItCost() {
        Delivery delivery = new Delivery("a.csv", NONE);

        delivery.count(new Traffic(1, 2, 3, 4, 5));
        delivery.count(new Traffic(10, 20, 30, 40, 50));

        assertThat(delivery.traffic()).isEqualTo(new Traffic(11, 22, 33, 44, 55));
    }

    @Test
    void keepsTheFirstFailure() {
        Delivery delivery = new Delivery("a.csv", NONE);
        PublishException first = new PublishException("first");

        delivery.fail(first);
        delivery.fail(new PublishException("second"));

        assertThat(delivery.failure()).contains(first);
    }

    @Test
    @Timeout(10)
    void awaitSettledReturnsWithTheLastRowAndNotBefore() throws InterruptedException {
        Delivery delivery = new Delivery("a.csv", NONE);
        delivery.begin(2);
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
        delivery.giveUp(1);
        while (waiter.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        delivery.giveUp(1);

        waiter.join();
        delivery.awaitSettled();
    }
}
