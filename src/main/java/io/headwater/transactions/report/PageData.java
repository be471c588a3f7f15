package io.headwater.transactions.report;

import io.headwater.transactions.statistics.Amounts;
import io.headwater.transactions.statistics.TransactionStatistics;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** What the page's script plots: numbers of transactions, of which it makes shares and averages itself. */
record PageData(Histogram amounts, Histogram times, List<Scenario> scenarios, Days days) {
    /** Of an amount's bin, in whole units of the currency. */
    static final int BIN_WIDTH = 10;

    static final int BINS = 50;

    /** More bars than this are narrower than a pixel or two on a common screen. */
    private static final int MOST_SPANS = 400;

    /** Numbers of transactions in each bin. */
    record Histogram(List<String> labels, List<Long> genuine, List<Long> frauds) {}

    /** How many frauds there are of a scenario. */
    record Scenario(String name, long frauds) {}

    /**
     * Spans of days.
     *
     * @param labels the first day of each
     * @param lengths the days of each
     * @param frauds a list for each scenario
     */
    record Days(
            List<String> labels,
            List<Integer> lengths,
            List<Long> transactions,
            List<List<Long>> frauds,
            List<Long> customersWithFraud,
            List<Long> terminalsWithFraud) {}

    static PageData of(TransactionStatistics statistics) {
        return new PageData(
                new Histogram(
                        IntStream.rangeClosed(0, BINS)
                                .mapToObj(PageData::amountLabel)
                                .toList(),
                        amounts(statistics.genuine().amounts()),
                        amounts(statistics.frauds().amounts())),
                new Histogram(
                        IntStream.range(0, statistics.genuine().byHalfHour().length)
                                .mapToObj(PageData::timeLabel)
                                .toList(),
                        list(statistics.genuine().byHalfHour()),
                        list(statistics.frauds().byHalfHour())),
                IntStream.rangeClosed(1, TransactionStatistics.SCENARIOS)
                        .mapToObj(scenario -> new Scenario(
                                scenario + " " + English.scenario(scenario),
                                statistics.frauds(scenario).count()))
                        .toList(),
                days(spans(statistics).spans()));
    }

    /** The days as the page shows them. */
    static DaySpans spans(TransactionStatistics statistics) {
        return DaySpans.of(statistics.days(), MOST_SPANS);
    }

    private static String amountLabel(int bin) {
        return bin == BINS ? BINS * BIN_WIDTH + " and more" : bin * BIN_WIDTH + " to " + (bin + 1) * BIN_WIDTH;
    }

    private static String timeLabel(int halfHour) {
        return English.timeOfDay(30 * halfHour) + " to " + English.timeOfDay(30 * (halfHour + 1));
    }

    private static List<Long> amounts(Amounts amounts) {
        return list(amounts.histogram(BIN_WIDTH * 100, BINS));
    }

    private static List<Long> list(long[] counts) {
        return LongStream.of(counts).boxed().toList();
    }

    private static Days days(List<DaySpan> spans) {
        return new Days(
                each(spans, DaySpan::first).stream().map(LocalDate::toString).toList(),
                each(spans, DaySpan::days),
                each(spans, DaySpan::transactions),
                IntStream.range(0, TransactionStatistics.SCENARIOS)
                        .mapToObj(scenario ->
                                each(spans, span -> span.fraudsByScenario().get(scenario)))
                        .toList(),
                each(spans, DaySpan::customersWithFraud),
                each(spans, DaySpan::terminalsWithFraud));
    }

    private static <T> List<T> each(List<DaySpan> spans, Function<DaySpan, T> figure) {
        return spans.stream().map(figure).toList();
    }
}
