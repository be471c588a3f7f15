package io.headwater.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.market.Message.MarketData;
import io.headwater.market.Message.News;
import io.headwater.market.Message.Order;
import io.headwater.market.Message.Release;
import io.headwater.market.Message.StockPrice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which messages come, in which order, and what is always true of them. */
class MarketFeedTest {
    private static final MarketParameters STANDARD = MarketParameters.DEFAULT;
    private static final int COUNT = 80_000;

    private static MarketParameters market(List<String> symbols, long seed, boolean allIndicators) {
        return new MarketParameters(
                Symbols.named(symbols),
                seed,
                STANDARD.start(),
                STANDARD.rate(),
                true,
                allIndicators,
                false,
                Depth.NONE);
    }

    @Test
    void halfOfTheMessagesAreStockPricesAndAnEighthEachOfTheOthers() {
        List<Message> messages = Message.of(STANDARD, COUNT);

        assertThat(Message.only(StockPrice.class, messages)).hasSize(COUNT / 2);
        assertThat(Message.only(Order.class, messages)).hasSize(COUNT / 8);
        assertThat(Message.only(News.class, messages)).hasSize(COUNT / 8);
        assertThat(Message.only(MarketData.class, messages)).hasSize(COUNT / 8);
        assertThat(Message.only(Release.class, messages)).hasSize(COUNT / 8);
    }

    @Test
    void theSameParametersMakeTheSameMessagesAndAnotherSeedOthers() {
        assertThat(Message.of(STANDARD, 1_000)).isEqualTo(Message.of(STANDARD, 1_000));
        List<String> names = List.of("AAPL", "GOOGL", "AMZN", "MSFT", "TSLA");
        assertThat(Message.of(market(names, 0, false), 1_000)).isEqualTo(Message.of(STANDARD, 1_000));
        assertThat(Message.of(market(names, 1, false), 1_000))
                .doesNotContainAnyElementsOf(Message.only(StockPrice.class, Message.of(STANDARD, 1_000)));
    }

    @Test
    void eachSymbolTellsOfAStepBeforeAnyTellsOfAnother() {
        List<StockPrice> prices = Message.only(StockPrice.class, Message.of(STANDARD, 1_000));
        for (int step = 0; step < 100; step++) {
            assertThat(prices.subList(5 * step, 5 * step + 5))
                    .extracting(StockPrice::symbol)
                    .containsExactlyInAnyOrder(0, 1, 2, 3, 4);
        }
    }

    @Test
    void pricesGoOnFromEachOtherAndTheExtremesEncloseThem() {
        Map<Integer, Long> last = new HashMap<>();
        for (StockPrice price : Message.only(StockPrice.class, Message.of(STANDARD, COUNT))) {
            assertThat(price.open()).isEqualTo(last.getOrDefault(price.symbol(), price.open()));
            assertThat(price.low()).isPositive().isLessThanOrEqualTo(Math.min(price.open(), price.close()));
            assertThat(price.high()).isGreaterThanOrEqualTo(Math.max(price.open(), price.close()));
            assertThat(price.volume()).isPositive();
            last.put(price.symbol(), price.close());
        }
    }

    @Test
    void whatACompanyIsWorthIsThePriceThatWasToldTimesItsShares() {
        Map<Integer, Long> last = new HashMap<>();
        int compared = 0;
        for (Message each : Message.of(STANDARD, COUNT)) {
            if (each instanceof StockPrice price) {
                last.put(price.symbol(), price.close());
            } else if (each instanceof MarketData data && last.containsKey(data.symbol())) {
                Symbol symbol = STANDARD.symbols().get(data.symbol());
                long price = last.get(data.symbol());
                assertThat(data.marketCap()).isEqualTo(price * symbol.shares());
                assertThat(data.priceEarnings()).isEqualTo(Math.round(price / symbol.earnings()));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(COUNT / 9);
    }

    /** Some are further away: market orders that meet what a move of the price has left behind. */
    @Test
    void nineOfTenOrdersAreWithinTwentyTicksOfThePriceThatWasTold() {
        Map<Integer, Long> last = new HashMap<>();
        int far = 0;
        for (Message each : Message.of(STANDARD, COUNT)) {
            if (each instanceof StockPrice price) {
                last.put(price.symbol(), price.close());
            } else if (each instanceof Order order && last.containsKey(order.symbol())) {
                assertThat(order.quantity()).isBetween(1, 100);
                assertThat(order.price()).isPositive();
                far += Math.abs(order.price() - last.get(order.symbol())) > 20 ? 1 : 0;
            }
        }
        assertThat(far).isLessThan(COUNT / 8 / 10);
    }

    @Test
    void sentimentIsWithinItsRangesAndStrongWordsAreNeverCalm() {
        for (News news : Message.only(News.class, Message.of(STANDARD, COUNT))) {
            assertThat(news.score()).isBetween(-10_000, 10_000);
            assertThat(news.magnitude()).isBetween(Math.abs(news.score()), 10_000);
        }
    }

    @Test
    void timeGoesOnByTheRateAndNeverBack() {
        List<Message> messages = Message.of(
                new MarketParameters(
                        Symbols.DEFAULT, 7, Instant.parse("2024-02-29T23:59:59.5Z"), 4, true, false, false, Depth.NONE),
                5);
        assertThat(messages)
                .extracting(Message::micros)
                .containsExactly(
                        1_709_251_199_500_000L,
                        1_709_251_199_750_000L,
                        1_709_251_200_000_000L,
                        1_709_251_200_250_000L,
                        1_709_251_200_500_000L);
        assertThat(Message.of(STANDARD, 10_000)).extracting(Message::micros).isSorted();
    }

    /** As a feed in the present time gives it. */
    @Test
    void atTimesThatAreGivenTheMessagesAreTheSameButForTheirTime() {
        MarketFeed feed = new MarketFeed(STANDARD);
        List<Message> messages = new ArrayList<>();
        Message.Collector collector = new Message.Collector(messages);
        long start = STANDARD.start().getEpochSecond() * 1_000_000;
        for (int i = 0; i < 1_000; i++) {
            feed.nextAt(start + (long) (i * 1e6 / STANDARD.rate()), collector);
        }
        assertThat(messages).isEqualTo(Message.of(STANDARD, 1_000));
    }

    @Test
    void theOnlyIndicatorIsTheGrowthOfTheEconomyUnlessAllAreAskedFor() {
        List<Release> standard = Message.only(Release.class, Message.of(STANDARD, COUNT));
        assertThat(standard).extracting(Release::indicator).containsOnly(Indicator.GDP);

        List<Release> year = Message.only(Release.class, Message.of(market(List.of("AAPL"), 3, true), 36 * 8 * 100));
        assertThat(year.get(0).indicator()).isEqualTo(Indicator.GDP);
        Map<Indicator, List<Integer>> values = new HashMap<>();
        year.forEach(each -> values.computeIfAbsent(each.indicator(), any -> new ArrayList<>())
                .add(each.value()));
        assertThat(values.get(Indicator.GDP)).hasSize(400).allMatch(value -> value >= -1_000 && value <= 1_000);
        assertThat(values.get(Indicator.CPI)).hasSize(1_200).allMatch(value -> value >= -100 && value <= 1_000);
        assertThat(values.get(Indicator.UNEMPLOYMENT))
                .hasSize(1_200)
                .allMatch(value -> value >= 250 && value <= 1_500 && value % 10 == 0);
        assertThat(values.get(Indicator.FEDERAL_FUNDS))
                .hasSize(800)
                .allMatch(value -> value >= 0 && value <= 800 && value % 25 == 0);
        values.values().forEach(of -> assertThat(new HashSet<>(of)).hasSizeGreaterThan(10));
    }

    @Test
    void aSymbolOfItsOwnOrAThousandMakeAMarket() {
        assertThat(Message.of(market(List.of("X"), 0, false), 1_000)).allMatch(each -> each.symbol() == 0);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            names.add("S" + i);
        }
        assertThat(Message.only(StockPrice.class, Message.of(market(names, 0, false), 2_000)))
                .extracting(StockPrice::symbol)
                .doesNotHaveDuplicates()
                .hasSize(1_000);
    }

    @Test
    void pricesStayPlausibleHoweverLongItGoesOn() {
        MarketFeed feed = new MarketFeed(market(List.of("AAPL"), 5, false));
        List<Message> latest = new ArrayList<>();
        Message.Collector collector = new Message.Collector(latest);
        long least = Long.MAX_VALUE;
        long most = 0;
        for (int i = 0; i < 4_000_000; i++) {
            feed.next(collector);
            if (latest.get(0) instanceof StockPrice price) {
                least = Math.min(least, price.low());
                most = Math.max(most, price.high());
            }
            latest.clear();
        }
        assertThat(least).isGreaterThan(27_000 / 3);
        assertThat(most).isLessThan(27_000 * 3);
    }
}
