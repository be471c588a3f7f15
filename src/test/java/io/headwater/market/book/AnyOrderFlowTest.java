package io.headwater.market.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.random.NumpyRandom;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What holds of a book whatever orders come, and wherever the fair price goes. */
class AnyOrderFlowTest {
    @Property(tries = 200)
    void isNeverCrossedConservesQuantitiesAndCancelsLiveOrdersOnly(
            @ForAll @LongRange(max = NumpyRandom.MAX_SEED) long seed,
            @ForAll @LongRange(min = 1, max = 100_000) long firstPrice,
            @ForAll @Size(max = 60) List<@IntRange(min = -40, max = 40) Integer> moves) {
        Shadow shadow = new Shadow();
        OrderBook book = new OrderBook(shadow);
        OrderFlow flow = new OrderFlow(book, new NumpyRandom(seed), firstPrice);
        long fair = firstPrice;
        for (int move : moves) {
            fair = Math.max(1, fair + move);
            int before = shadow.orders;
            flow.nextOrder(fair);
            assertThat(shadow.orders).isGreaterThan(before);
            assertSame(book, shadow);
            assertNotCrossed(book);
            if (book.size(Side.BUY) > 0) {
                assertThat(book.best(Side.BUY)).isLessThanOrEqualTo(fair);
            }
            if (book.size(Side.SELL) > 0) {
                assertThat(book.best(Side.SELL)).isGreaterThan(fair);
            }
        }
    }

    private static void assertNotCrossed(OrderBook book) {
        if (book.size(Side.BUY) > 0 && book.size(Side.SELL) > 0) {
            assertThat(book.best(Side.BUY)).isLessThan(book.best(Side.SELL));
        }
    }

    private static void assertSame(OrderBook book, Shadow shadow) {
        shadow.assertNothingIsTaken();
        assertThat(shadow.submitted).isEqualTo(shadow.traded + shadow.cancelled + shadow.resting());
        for (Side side : Side.values()) {
            BookSide resting = book.side(side);
            assertThat(resting.size() == 0).isEqualTo(shadow.isEmpty(side));
            for (int i = 0; i < resting.size(); i++) {
                assertThat(shadow.live)
                        .containsEntry(
                                resting.order(i),
                                new Shadow.Resting(resting.order(i), side, resting.price(i), resting.quantity(i)));
                if (i > 0) {
                    assertThat(side.ticksBetter(resting.price(i), resting.price(i - 1)))
                            .isNotNegative();
                }
            }
        }
        assertThat(book.size(Side.BUY) + book.size(Side.SELL)).isEqualTo(shadow.live.size());
    }

    /**
     * 2 · 6.1 limit orders and 2 · 0.94 market orders a second are 87 limit orders in 100; each limit order trades or is cancelled in the
     * end, so that a book stays as deep as it is.
     */
    @Test
    void comesAtTheRatesOfTheModel() {
        Shadow shadow = new Shadow();
        OrderBook book = new OrderBook(shadow);
        OrderFlow flow = new OrderFlow(book, new NumpyRandom(3), 10_000);
        int limit = 0;
        int buying = 0;
        int deepest = 0;
        int count = 20_000;
        for (int i = 0; i < count; i++) {
            long before = shadow.submitted;
            int bids = book.size(Side.BUY);
            flow.nextOrder(10_000);
            limit += shadow.submitted > before ? 1 : 0;
            buying += book.size(Side.BUY) > bids ? 1 : 0;
            deepest = Math.max(deepest, shadow.live.size());
        }
        assertThat((double) limit / count).isBetween(0.85, 0.89);
        assertThat((double) buying / count).isBetween(0.2, 0.5);
        assertThat(shadow.cancellations).isGreaterThan(count / 2);
        assertThat(deepest).isLessThan(80);
    }
}
