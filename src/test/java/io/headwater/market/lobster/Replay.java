package io.headwater.market.lobster;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * A book rebuilt from the rows of one file of events, in the simplest way. Each row is checked against those before: whether it names an order
 * that is there, as it is, and whether an execution is that of the order whose turn it is.
 */
final class Replay {
    /** A row of events. */
    record Event(BigDecimal time, int type, long order, long size, long price, int direction) {
        static Event of(String row) {
            String[] fields = row.split(",", -1);
            assertThat(fields).as(row).hasSize(6);
            assertThat(fields[0]).as("seconds with decimals").matches("[0-9]+\\.[0-9]{6}");
            return new Event(
                    new BigDecimal(fields[0]),
                    Integer.parseInt(fields[1]),
                    Long.parseLong(fields[2]),
                    Long.parseLong(fields[3]),
                    Long.parseLong(fields[4]),
                    Integer.parseInt(fields[5]));
        }

        Event withSize(long other) {
            return new Event(time, type, order, other, price, direction);
        }
    }

    final Map<Long, Event> live = new TreeMap<>();
    private final Set<Long> known = new HashSet<>();
    private final List<Event> arrived = new ArrayList<>();
    private BigDecimal last = BigDecimal.ZERO;
    long submitted;
    long deleted;
    long executed;

    void apply(Event event) {
        assertThat(event.time()).as("time goes on").isGreaterThanOrEqualTo(last);
        last = event.time();
        assertThat(event.size()).isPositive();
        assertThat(event.price()).isPositive();
        assertThat(event.price() % 100).as("whole cents").isZero();
        assertThat(Math.abs(event.direction())).isEqualTo(1);
        switch (event.type()) {
            case 1 -> {
                assertThat(known.add(event.order())).as("a new order").isTrue();
                live.put(event.order(), event);
                arrived.add(event);
                submitted += event.size();
            }
            case 3 -> {
                Event order = named(event);
                assertThat(event.size()).isEqualTo(order.size());
                live.remove(event.order());
                deleted += event.size();
            }
            case 4 -> {
                Event order = named(event);
                assertThat(order).as("the first of the best price").isEqualTo(next(event.direction()));
                assertThat(event.size()).isLessThanOrEqualTo(order.size());
                live.remove(event.order());
                if (event.size() < order.size()) {
                    live.put(event.order(), order.withSize(order.size() - event.size()));
                }
                executed += event.size();
            }
            default -> throw new AssertionError("There are no events like " + event);
        }
    }

    private Event named(Event event) {
        Event order = Objects.requireNonNull(live.get(event.order()), "names a live order: " + event);
        assertThat(event.price()).isEqualTo(order.price());
        assertThat(event.direction()).isEqualTo(order.direction());
        return order;
    }

    private Event next(int direction) {
        Comparator<Event> worth = Comparator.comparingLong(event -> event.direction() * event.price());
        // Those of a price in the order in which the file has them.
        Comparator<Event> place = Comparator.comparingInt(event -> place(event.order()));
        return live.values().stream()
                .filter(event -> event.direction() == direction)
                .min(worth.reversed().thenComparing(place))
                .orElseThrow();
    }

    private int place(long order) {
        for (int i = 0; i < arrived.size(); i++) {
            if (arrived.get(i).order() == order) {
                return i;
            }
        }
        throw new AssertionError("There is no order " + order);
    }

    long resting() {
        return live.values().stream().mapToLong(Event::size).sum();
    }

    /** The row that the other file has to have now. */
    String state(int levels) {
        List<long[]> asks = levels(-1);
        List<long[]> bids = levels(1);
        if (!asks.isEmpty() && !bids.isEmpty()) {
            assertThat(bids.get(0)[0]).as("not crossed").isLessThan(asks.get(0)[0]);
        }
        List<String> row = new ArrayList<>();
        for (int i = 0; i < levels; i++) {
            row.add(i < asks.size() ? asks.get(i)[0] + "," + asks.get(i)[1] : "9999999999,0");
            row.add(i < bids.size() ? bids.get(i)[0] + "," + bids.get(i)[1] : "-9999999999,0");
        }
        return String.join(",", row);
    }

    private List<long[]> levels(int direction) {
        TreeMap<Long, Long> sizes = new TreeMap<>();
        live.values().stream()
                .filter(event -> event.direction() == direction)
                .forEach(event -> sizes.merge(-direction * event.price(), event.size(), Long::sum));
        List<long[]> levels = new ArrayList<>();
        sizes.forEach((price, size) -> levels.add(new long[] {-direction * price, size}));
        return levels;
    }
}
