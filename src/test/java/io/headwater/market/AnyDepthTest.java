package io.headwater.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.market.Message.Level;
import io.headwater.market.Message.Order;
import io.headwater.market.Message.Snapshot;
import io.headwater.market.book.OrderBook;
import io.headwater.market.book.Side;
import io.headwater.random.NumpyRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** When snapshots of books come, and what stands in them, whatever market it is. */
class AnyDepthTest {
    private static MarketParameters market(long seed, Depth depth) {
        MarketParameters standard = MarketParameters.DEFAULT;
        return new MarketParameters(
                standard.symbols(), seed, standard.start(), standard.rate(), true, false, false, depth);
    }

    @Property(tries = 20)
    void aSnapshotFollowsEachSoManiethOrderOfItsSymbolAndTheOtherMessagesStayAsTheyAre(
            @ForAll @LongRange(max = NumpyRandom.MAX_SEED) long seed, @ForAll @IntRange(min = 1, max = 12) int every) {
        List<Message> with = Message.of(market(seed, new Depth(3, every)), 3_000);
        Map<Integer, Integer> orders = new HashMap<>();
        List<Message> others = new ArrayList<>();
        for (int i = 0; i < with.size(); i++) {
            if (with.get(i) instanceof Snapshot snapshot) {
                assertThat(with.get(i - 1)).isInstanceOf(Order.class);
                assertThat(with.get(i - 1).symbol()).isEqualTo(snapshot.symbol());
                assertThat(Objects.requireNonNull(orders.get(snapshot.symbol())) % every)
                        .isZero();
            } else {
                others.add(with.get(i));
                boolean isDue = with.get(i) instanceof Order order
                        && orders.merge(order.symbol(), 1, Integer::sum) % every == 0;
                assertThat(i + 1 < with.size() && with.get(i + 1) instanceof Snapshot)
                        .isEqualTo(isDue && i + 1 < with.size());
            }
        }
        assertThat(with).extracting(Message::micros).isSorted();
        assertThat(others)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("micros")
                .isEqualTo(Message.of(market(seed, Depth.NONE), others.size()));
    }

    @Property(tries = 20)
    void aSnapshotIsWhatItsBookIsLikeThen(
            @ForAll @LongRange(max = NumpyRandom.MAX_SEED) long seed, @ForAll @IntRange(min = 1, max = 30) int levels) {
        Books books = new Books();
        MarketFeed feed = new MarketFeed(market(seed, new Depth(levels, 2)), books);
        List<Message> latest = new ArrayList<>();
        Message.Collector collector = new Message.Collector(latest);
        int compared = 0;
        for (int i = 0; i < 3_000; i++) {
            latest.clear();
            feed.next(collector);
            if (latest.get(0) instanceof Snapshot snapshot) {
                assertThat(snapshot.bids()).isEqualTo(books.levels(snapshot.symbol(), Side.BUY, levels));
                assertThat(snapshot.asks()).isEqualTo(books.levels(snapshot.symbol(), Side.SELL, levels));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(140);
    }

    /** The orders that rest, by their numbers, from what is told of them. */
    private static final class Books implements BookWatcher {
        private record Resting(Side side, long price, int quantity) {}

        private final List<Map<Long, Resting>> orders = new ArrayList<>();
        private int current;

        @Override
        public void opened(long micros, List<OrderBook> books) {
            for (OrderBook book : books) {
                current = orders.size();
                orders.add(new HashMap<>());
                book.tell(this);
            }
        }

        @Override
        public void at(int symbol, long micros) {
            current = symbol;
        }

        @Override
        public void added(long order, Side side, long price, int quantity) {
            orders.get(current).put(order, new Resting(side, price, quantity));
        }

        @Override
        public void traded(long order, Side side, long price, int quantity) {
            Resting left = Objects.requireNonNull(orders.get(current).remove(order));
            if (left.quantity() > quantity) {
                added(order, side, price, left.quantity() - quantity);
            }
        }

        @Override
        public void cancelled(long order, Side side, long price, int quantity) {
            orders.get(current).remove(order);
        }

        List<Level> levels(int symbol, Side side, int most) {
            Comparator<Long> rising = Comparator.naturalOrder();
            Map<Long, Long> sums = new TreeMap<>(side == Side.BUY ? rising.reversed() : rising);
            for (Resting each : orders.get(symbol).values()) {
                if (each.side() == side) {
                    sums.merge(each.price(), (long) each.quantity(), Long::sum);
                }
            }
            return sums.entrySet().stream()
                    .limit(most)
                    .map(each -> new Level(each.getKey(), each.getValue()))
                    .toList();
        }
    }
}
