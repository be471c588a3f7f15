package io.headwater.stocks.providers;

import io.headwater.stocks.DailyBar;
import io.headwater.stocks.DateRange;
import io.headwater.stocks.History;
import io.headwater.stocks.Listing;
import io.headwater.stocks.ProviderException;
import io.headwater.stocks.StockProvider;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Made-up history of a few symbols, so that a machine without a network can show what becomes of history. A price walks from the first
 * day on at random, the same on every machine; it has nothing to do with what the share of that name ever cost.
 */
public final class SampleProvider implements StockProvider {
    private static final String NAME = "sample";
    private static final LocalDate FIRST_DAY = LocalDate.of(2015, 1, 2);
    private static final double DAILY_VOLATILITY = 0.015;
    private static final double DAILY_DRIFT = 0.0004;

    /** Each with a price to begin with, in cents. */
    private static final Map<String, Long> FIRST_CENTS =
            Map.of("AAPL", 4_000L, "AMZN", 5_000L, "GOOGL", 4_500L, "MSFT", 6_000L, "TSLA", 3_000L);

    private final InstantSource clock;

    /** Ends yesterday. */
    public SampleProvider(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Origin origin() {
        return Origin.SYNTHETIC;
    }

    @Override
    public Optional<String> unusable() {
        return Optional.empty();
    }

    @Override
    public List<Listing> search(String query) {
        String part = query.strip().toUpperCase(Locale.ROOT);
        return FIRST_CENTS.keySet().stream()
                .filter(symbol -> symbol.contains(part))
                .sorted()
                .map(symbol -> new Listing(symbol, "made up, not the share of that name", "", "synthetic sample"))
                .toList();
    }

    @Override
    public History history(String symbol, DateRange range) {
        Long first = FIRST_CENTS.get(symbol);
        if (first == null) {
            throw ProviderException.unknown(NAME, symbol, List.of());
        }
        LocalDate yesterday =
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1);
        Random random = new Random(symbol.hashCode());
        List<DailyBar> bars = new ArrayList<>();
        double price = first;
        LocalDate last = range.to().isAfter(yesterday) ? yesterday : range.to();
        for (LocalDate day = FIRST_DAY; !day.isAfter(last); day = day.plusDays(1)) {
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                double open = price * StrictMath.exp(DAILY_VOLATILITY / 3 * random.nextGaussian());
                price = open * StrictMath.exp(DAILY_DRIFT + DAILY_VOLATILITY * random.nextGaussian());
                double above = 1 + DAILY_VOLATILITY / 2 * Math.abs(random.nextGaussian());
                double below = 1 + DAILY_VOLATILITY / 2 * Math.abs(random.nextGaussian());
                long volume = Math.round(20_000_000 * StrictMath.exp(0.4 * random.nextGaussian()));
                if (range.contains(day)) {
                    bars.add(bar(
                            day, open, price, Math.max(open, price) * above, Math.min(open, price) / below, volume));
                }
            }
        }
        return new History(Optional.empty(), bars, Set.of());
    }

    private static DailyBar bar(LocalDate day, double open, double close, double high, double low, long volume) {
        return new DailyBar(day, cents(open), cents(high), cents(low), cents(close), Optional.of(cents(close)), volume);
    }

    private static BigDecimal cents(double cents) {
        return BigDecimal.valueOf(Math.max(1, Math.round(cents)), 2);
    }
}
