package io.headwater.market.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What a book does with an order, and which ones it refuses. */
class OrderBookTest {
    private final Shadow shadow = new Shadow();
    private final OrderBook book = new OrderBook(shadow);

    @Test
    void tradesAtTheBestPriceFirstAndAtAPriceInTheOrderOfTime() {
        long late = book.add(Side.SELL, 102, 10);
        long first = book.add(Side.SELL, 101, 10);
        long second = book.add(Side.SELL, 101, 10);

        book.take(Side.BUY, 15);

        assertThat(shadow.live).containsOnlyKeys(late, second);
        assertThat(book.best(Side.SELL)).isEqualTo(101);
        assertThat(shadow.live.get(second)).isEqualTo(new Shadow.Resting(second, Side.SELL, 101, 5));
        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void whatFindsNobodyToTradeWithIsNotKept() {
        book.add(Side.BUY, 100, 10);
        book.take(Side.SELL, 100);

        assertThat(shadow.traded).isEqualTo(10);
        assertThat(book.size(Side.BUY)).isZero();
        assertThat(book.size(Side.SELL)).isZero();
    }

    @Test
    void refusesOrdersThatWouldCrossOrAreNone() {
        book.add(Side.BUY, 100, 10);
        book.add(Side.SELL, 101, 10);

        assertThatThrownBy(() -> book.add(Side.BUY, 101, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(BUY at 101)")
                .hasMessageContaining("whose best is 101");
        assertThatThrownBy(() -> book.add(Side.SELL, 99, 1)).hasMessageContaining("whose best is 100");
        assertThatThrownBy(() -> book.add(Side.BUY, 0, 1)).hasMessageContaining("from 1 on");
        assertThatThrownBy(() -> book.add(Side.BUY, 1, 0)).hasMessageContaining("An order of 0");
        assertThatThrownBy(() -> book.take(Side.BUY, 0)).hasMessageContaining("An order of 0");
        assertThat(shadow.live).hasSize(2);
    }

    @Test
    void refusesToTradeWithNobody() {
        assertThatThrownBy(() -> book.take(Side.BUY, 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("No order rests on the side SELL");
        assertThatThrownBy(() -> book.best(Side.BUY)).hasMessageContaining("No order rests on the side BUY");
    }

    /** More than the arrays of a side hold at first. */
    @Test
    void holdsAsManyOrdersAsCome() {
        for (int i = 1; i <= 100; i++) {
            book.add(Side.BUY, i % 10 + 1, i);
        }
        assertThat(book.size(Side.BUY)).isEqualTo(100);
        book.take(Side.SELL, 100 * 101 / 2);
        assertThat(book.size(Side.BUY)).isZero();
        shadow.assertNothingIsTaken();
    }
}
