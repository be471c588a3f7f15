package io.headwater.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The prices that messages tell, over 20,000 steps of each of the five symbols, against what daily returns of 19 US stocks from 1990 to
 * 2024 are like. Of 60 seeds 94 % of the symbols are within all bands; these seeds are from the beginning of them.
 */
class RealisticPricesTest {
    private static final int STEPS = 20_000;
    private static final int SYMBOLS = Symbols.DEFAULT.size();

    private static MarketParameters market(long seed, boolean newsLeads) {
        MarketParameters standard = MarketParameters.DEFAULT;
        return new MarketParameters(
                standard.symbols(), seed, standard.start(), standard.rate(), newsLeads, false, false, Depth.NONE);
    }

    private static List<Message> messages(long seed, boolean newsLeads) {
        return Message.of(market(seed, newsLeads), 2 * SYMBOLS * STEPS);
    }

    private static List<Message.StockPrice> prices(int symbol, List<Message> messages) {
        return Message.only(Message.StockPrice.class, messages).stream()
                .filter(price -> price.symbol() == symbol)
                .toList();
    }

    private static double[] returns(List<Message.StockPrice> prices) {
        return prices.stream()
                .mapToDouble(price -> Math.log((double) price.close() / price.open()))
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void walkAsPricesOfRealMarketsDo(long seed) {
        List<Message> messages = messages(seed, true);
        SoftAssertions softly = new SoftAssertions();
        List<double[]> all = new ArrayList<>();
        for (int symbol = 0; symbol < SYMBOLS; symbol++) {
            List<Message.StockPrice> prices = prices(symbol, messages);
            double[] returns = returns(prices);
            double[] moves = Statistics.magnitudes(returns);
            double kurtosis = Statistics.excessKurtosis(returns);
            String of = "%s of seed %d, ".formatted(Symbols.DEFAULT.get(symbol).name(), seed);
            softly.assertThat(returns).as(of + "steps").hasSize(STEPS);
            softly.assertThat(kurtosis).as(of + "excess kurtosis").isBetween(5.0, 30.0);
            softly.assertThat(Statistics.excessKurtosis(Statistics.sums(returns, 20)))
                    .as(of + "excess kurtosis of 20 steps")
                    .isLessThan(kurtosis);
            softly.assertThat(Statistics.autocorrelation(returns, 1))
                    .as(of + "autocorrelation")
                    .isCloseTo(0, within(0.05));
            assertAutocorrelation(softly, of, moves, 1, 0.11, 0.42);
            assertAutocorrelation(softly, of, moves, 10, 0.08, 0.33);
            assertAutocorrelation(softly, of, moves, 50, 0.05, 0.28);
            softly.assertThat(Statistics.decayExponent(moves)).as(of + "decay").isBetween(0.15, 0.45);
            softly.assertThat(Statistics.tailExponent(returns)).as(of + "tail").isBetween(2.4, 3.7);
            double[] volumes =
                    prices.stream().mapToDouble(Message.StockPrice::volume).toArray();
            softly.assertThat(Statistics.correlation(moves, volumes))
                    .as(of + "moves and volume")
                    .isBetween(0.3, 0.8);
            all.add(returns);
        }
        softly.assertThat(meanCorrelation(all)).as("correlation of the symbols").isBetween(0.2, 0.6);
        softly.assertAll();
    }

    private static void assertAutocorrelation(
            SoftAssertions softly, String of, double[] moves, int lag, double least, double most) {
        softly.assertThat(Statistics.autocorrelation(moves, lag))
                .as(of + "autocorrelation of moves, lag " + lag)
                .isBetween(least, most);
    }

    private static double meanCorrelation(List<double[]> returns) {
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < returns.size(); i++) {
            for (int j = 0; j < i; j++) {
                sum += Statistics.correlation(returns.get(i), returns.get(j));
                pairs++;
            }
        }
        return sum / pairs;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void followTheNewsALittleUnlessTheyAreNotTo(long seed) {
        assertThat(leadOfNews(messages(seed, true))).isBetween(0.04, 0.2);
        assertThat(leadOfNews(messages(seed, false))).isBetween(-0.03, 0.03);
    }

    /** The correlation of what a piece of news says with the next return of its symbol. */
    private static double leadOfNews(List<Message> messages) {
        List<Message.News> latest = new ArrayList<>();
        List<Double> strengths = new ArrayList<>();
        List<Double> returns = new ArrayList<>();
        for (Message each : messages) {
            if (each instanceof Message.News news) {
                latest.add(news);
            } else if (each instanceof Message.StockPrice price) {
                latest.stream().filter(news -> news.symbol() == price.symbol()).forEach(news -> {
                    strengths.add((double) news.score() * news.magnitude());
                    returns.add(Math.log((double) price.close() / price.open()));
                });
                latest.removeIf(news -> news.symbol() == price.symbol());
            }
        }
        return Statistics.correlation(array(strengths), array(returns));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
