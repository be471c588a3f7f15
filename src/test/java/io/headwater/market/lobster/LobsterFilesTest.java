package io.headwater.market.lobster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headwater.market.Depth;
import io.headwater.market.MarketFeed;
import io.headwater.market.MarketParameters;
import io.headwater.market.Symbols;
import io.headwater.market.book.Side;
import io.headwater.market.lobster.Replay.Event;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files there are, what they have to do with the messages, and when they appear. */
class LobsterFilesTest {
    private static final MarketParameters STANDARD = MarketParameters.DEFAULT;

    @TempDir
    private Path folder;

    private static MarketParameters market(String start, double rate, boolean tradingHours) {
        return new MarketParameters(
                Symbols.named(List.of("AAPL", "BRK.B")),
                3,
                Instant.parse(start),
                rate,
                true,
                false,
                tradingHours,
                Depth.NONE);
    }

    private LobsterRun run(MarketParameters parameters, int messages) {
        return LobsterRun.of(folder, parameters, 5, messages);
    }

    private static List<Event> events(LobsterRun run, String name) {
        return run.events(name).stream().map(Event::of).toList();
    }

    @Test
    void aDayOfTradingIsNamedByItsHoursInNewYork() {
        assertThat(run(market("2026-01-05T14:30:00Z", 1, true), 100).names())
                .containsExactly(
                        "AAPL_2026-01-05_34200000_57600000_message_5.csv",
                        "BRK.B_2026-01-05_34200000_57600000_message_5.csv");
    }

    /** The clocks go forward in that night: the day has 23 hours. */
    @Test
    void aMarketThatNeverClosesHasADayFromMidnightToMidnightInNewYork() {
        LobsterRun run = run(market("2026-03-08T04:59:00Z", 10, false), 2_000);

        assertThat(run.names().subList(0, 2))
                .containsExactly(
                        "AAPL_2026-03-07_0_86400000_message_5.csv", "AAPL_2026-03-08_0_82800000_message_5.csv");
        assertThat(events(run, run.names().get(0))).extracting(Event::time).allSatisfy(time -> assertThat(time)
                .isBetween(new BigDecimal(86_340), new BigDecimal(86_400)));
        assertThat(events(run, run.names().get(1))).extracting(Event::time).allSatisfy(time -> assertThat(time)
                .isBetween(new BigDecimal(0), new BigDecimal(140)));
    }

    /** So that a day needs no other one to be understood. */
    @Test
    void aDayBeginsWithTheOrdersThatTheLastOneEndedWith() {
        LobsterRun run = run(market("2026-01-05T20:55:00Z", 1, true), 3_000);

        assertThat(run.names()).hasSize(4);
        for (int i = 0; i < 4; i += 2) {
            Replay before = new Replay();
            events(run, run.names().get(i)).forEach(before::apply);
            List<Event> next = events(run, run.names().get(i + 1));
            Replay opening = new Replay();
            next.subList(0, before.live.size()).forEach(opening::apply);
            assertThat(opening.live.values())
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("time")
                    .containsExactlyInAnyOrderElementsOf(before.live.values());
            assertThat(opening.live.values()).extracting(Event::time).containsOnly(new BigDecimal("34200.000000"));
            assertThat(next.get(before.live.size()).time()).isGreaterThan(new BigDecimal("34200.0"));
        }
    }

    /** A limit order is a submission, and what begins to trade an execution of the other side, at the same time. */
    @Test
    void everyOrderOfTheMessagesIsAmongTheEvents() {
        LobsterRun run = run(market("2026-01-05T14:30:00Z", 0.67, true), 8_000);
        int limit = 0;
        for (int symbol = 0; symbol < 2; symbol++) {
            List<Event> events = events(run, run.names().get(symbol));
            int from = 0;
            for (LobsterRun.Order order : run.orders) {
                if (order.symbol() == symbol) {
                    from = placeOf(order, events, from) + 1;
                    limit += events.get(from - 1).type() == 1 ? 1 : 0;
                }
            }
        }
        assertThat(run.orders).hasSize(1_000);
        assertThat(limit).isBetween(830, 910);
    }

    private static int placeOf(LobsterRun.Order order, List<Event> events, int from) {
        int direction = order.side() == Side.BUY ? 1 : -1;
        long sinceMidnight = order.micros() - 1_767_589_200_000_000L;
        for (int i = from; i < events.size(); i++) {
            Event event = events.get(i);
            boolean same = event.price() == 100 * order.price()
                    && event.time().compareTo(BigDecimal.valueOf(sinceMidnight, 6)) == 0;
            if (same
                    && ((event.type() == 1 && event.direction() == direction && event.size() == order.quantity())
                            || (event.type() == 4
                                    && event.direction() == -direction
                                    && event.size() <= order.quantity()))) {
                return i;
            }
        }
        throw new AssertionError("There is no event for " + order);
    }

    @Test
    void theOrdersOfTheMessagesAreTheSameWhetherAnybodyWatchesOrNot() {
        LobsterRun watched = run(STANDARD, 5_000);
        try (LobsterFiles nobody = LobsterFiles.open(folder.resolve("none"), STANDARD.symbols(), false, 1, false)) {
            MarketFeed feed = new MarketFeed(STANDARD);
            LobsterRun other = LobsterRun.of(folder.resolve("other"), STANDARD, 1, 5_000);
            assertThat(nobody.events()).isZero();
            for (int i = 0; i < 5_000; i++) {
                feed.next(other);
            }
            assertThat(other.orders.subList(watched.orders.size(), other.orders.size()))
                    .isEqualTo(watched.orders);
        }
    }

    @Test
    void nothingAppearsBeforeAllIsWholeAndNothingIsLeftBehind() {
        try (LobsterFiles files = LobsterFiles.open(folder, STANDARD.symbols(), true, 10, false)) {
            MarketFeed feed = new MarketFeed(STANDARD, files);
            assertThat(files.files()).isEqualTo(10);
            assertThat(feed).isNotNull();
            assertThat(folder).isDirectoryNotContaining("glob:**/*.csv");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void replacesOnlyWhatItIsToldTo() throws Exception {
        run(STANDARD, 100);
        List<String> before = Files.readAllLines(folder.resolve("AAPL_2026-01-05_0_86400000_message_5.csv"));

        assertThatThrownBy(() -> run(STANDARD, 200))
                .isInstanceOf(LobsterException.class)
                .hasMessage("Writing the LOBSTER files: " + folder.resolve("AAPL_2026-01-05_0_86400000_message_5.csv")
                        + " exists already.");
        try (LobsterFiles files = LobsterFiles.open(folder, STANDARD.symbols(), false, 5, true)) {
            MarketFeed feed = new MarketFeed(STANDARD, files);
            LobsterRun other = LobsterRun.of(folder.resolve("other"), STANDARD, 5, 1);
            for (int i = 0; i < 200; i++) {
                feed.next(other);
            }
            files.appear();
        }
        assertThat(Files.readAllLines(folder.resolve("AAPL_2026-01-05_0_86400000_message_5.csv")))
                .startsWith(before.toArray(String[]::new));
    }
}
