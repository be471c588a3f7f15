package io.headwater.market.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** A book rebuilt from what a book tells, in the simplest way, which checks each event against all that came before. */
final class Shadow implements BookListener {
    /** A resting order. */
    record Resting(long order, Side side, long price, int quantity) {}

    final TreeMap<Long, Resting> live = new TreeMap<>();
    private final Set<Long> known = new HashSet<>();
    long submitted;
    long traded;
    long cancelled;
    int orders;
    int cancellations;
    private long taking;

    @Override
    public void added(long order, Side side, long price, int quantity) {
        assertNothingIsTaken();
        assertThat(known.add(order)).as("order %d is a new one", order).isTrue();
        assertThat(price).isPositive();
        assertThat(quantity).isPositive();
        live.put(order, new Resting(order, side, price, quantity));
        submitted += quantity;
        orders++;
    }

    @Override
    public void taken(Side side, long price, int quantity) {
        assertNothingIsTaken();
        assertThat(price).isEqualTo(best(side.opposite()).price());
        long there = live.values().stream()
                .filter(each -> each.side() != side)
                .mapToLong(Resting::quantity)
                .sum();
        taking = Math.min(quantity, there);
        orders++;
    }

    @Override
    public void traded(long order, Side side, long price, int quantity) {
        Resting resting = Objects.requireNonNull(live.get(order), "a trade names a live order");
        assertThat(resting).as("the first of the best price").isEqualTo(best(resting.side()));
        assertThat(price).isEqualTo(resting.price());
        assertThat(side).isEqualTo(resting.side());
        assertThat(quantity).isBetween(1, resting.quantity());
        live.remove(order);
        if (quantity < resting.quantity()) {
            live.put(order, new Resting(order, resting.side(), price, resting.quantity() - quantity));
        }
        traded += quantity;
        taking -= quantity;
    }

    @Override
    public void cancelled(long order, Side side, long price, int quantity) {
        assertNothingIsTaken();
        Resting resting = Objects.requireNonNull(live.remove(order), "a cancellation names a live order");
        assertThat(resting).isEqualTo(new Resting(order, side, price, quantity));
        cancelled += quantity;
        cancellations++;
    }

    void assertNothingIsTaken() {
        assertThat(taking).as("what is still to be traded of the last order").isZero();
    }

    boolean isEmpty(Side side) {
        return live.values().stream().noneMatch(each -> each.side() == side);
    }

    long resting() {
        return live.values().stream().mapToLong(Resting::quantity).sum();
    }

    /** The next to trade of a side: that of the best price which came first. */
    Resting best(Side side) {
        Comparator<Resting> byPrice = Comparator.comparingLong(Resting::price);
        return live.values().stream()
                .filter(each -> each.side() == side)
                .max((side == Side.BUY ? byPrice : byPrice.reversed())
                        .thenComparing(Comparator.comparingLong(Resting::order).reversed()))
                .orElseThrow();
    }
}
