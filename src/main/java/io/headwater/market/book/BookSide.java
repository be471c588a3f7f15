package io.headwater.market.book;

import java.util.Arrays;

/**
 * The resting orders of one side, from the worst to the best and, at a price, from the latest to the first: the next to trade is the
 * last, so that trading moves nothing. There are some thirteen at a time, among which looking is faster than any index.
 */
final class BookSide {
    private static final int INITIAL_CAPACITY = 32;

    final Side side;
    private long[] orders = new long[INITIAL_CAPACITY];
    private long[] prices = new long[INITIAL_CAPACITY];
    private int[] quantities = new int[INITIAL_CAPACITY];
    private int size;

    BookSide(Side side) {
        this.side = side;
    }

    int size() {
        return size;
    }

    long order(int index) {
        return orders[index];
    }

    long price(int index) {
        return prices[index];
    }

    int quantity(int index) {
        return quantities[index];
    }

    /** The price of the next to trade. */
    long best() {
        return prices[size - 1];
    }

    void add(long order, long price, int quantity) {
        if (size == orders.length) {
            orders = Arrays.copyOf(orders, 2 * size);
            prices = Arrays.copyOf(prices, 2 * size);
            quantities = Arrays.copyOf(quantities, 2 * size);
        }
        int at = size;
        while (at > 0 && side.ticksBetter(price, prices[at - 1]) <= 0) {
            orders[at] = orders[at - 1];
            prices[at] = prices[at - 1];
            quantities[at] = quantities[at - 1];
            at--;
        }
        orders[at] = order;
        prices[at] = price;
        quantities[at] = quantity;
        size++;
    }

    /** Takes that much from the next to trade, which goes when nothing is left of it. */
    void takeFromBest(int quantity) {
        quantities[size - 1] -= quantity;
        if (quantities[size - 1] == 0) {
            size--;
        }
    }

    void remove(int index) {
        int after = size - index - 1;
        System.arraycopy(orders, index + 1, orders, index, after);
        System.arraycopy(prices, index + 1, prices, index, after);
        System.arraycopy(quantities, index + 1, quantities, index, after);
        size--;
    }
}
