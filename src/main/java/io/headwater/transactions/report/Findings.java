package io.headwater.transactions.report;

import io.headwater.transactions.statistics.TransactionStatistics;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/** What each plot of the page shows, in a sentence for readers who do not see it. */
final class Findings {
    private static final String NOTHING = "There are no transactions.";

    private final TransactionStatistics statistics;
    private final PageData data;
    private final DaySpans days;

    Findings(TransactionStatistics statistics, PageData data, DaySpans days) {
        this.statistics = statistics;
        this.data = data;
        this.days = days;
    }

    String scenarios() {
        long frauds = statistics.frauds().count();
        if (frauds == 0) {
            return "There are no frauds.";
        }
        List<String> shares = IntStream.rangeClosed(1, TransactionStatistics.SCENARIOS)
                .mapToObj(scenario -> "%s %s"
                        .formatted(
                                English.scenario(scenario),
                                English.percentSign(statistics.frauds(scenario).count(), frauds)))
                .toList();
        return "Of %s: %s.".formatted(English.some(frauds, "fraud"), String.join(", ", shares));
    }

    String amounts() {
        return peaks("Most common amounts", data.amounts());
    }

    String times() {
        return peaks("Busiest half-hour", data.times());
    }

    String transactions() {
        return perDay("transaction", statistics.all().count(), DaySpan::transactions);
    }

    String frauds() {
        return perDay("fraud", statistics.frauds().count(), DaySpan::frauds);
    }

    String victims() {
        if (statistics.frauds().count() == 0) {
            return "There are no frauds.";
        }
        return "At most %s customers and %s terminals with fraud a day%s."
                .formatted(
                        highest(DaySpan::customersWithFraud),
                        highest(DaySpan::terminalsWithFraud),
                        days.length() == 1 ? "" : ", on average of " + days.length() + " days");
    }

    private String highest(ToLongFunction<DaySpan> total) {
        return days.spans().stream()
                .max(Comparator.comparingDouble(span -> DaySpans.average(span, total)))
                .map(span -> days.perDay(span, total))
                .orElse("0");
    }

    private static String peaks(String what, PageData.Histogram histogram) {
        Optional<String> genuine = peak(histogram, histogram.genuine());
        Optional<String> frauds = peak(histogram, histogram.frauds());
        if (genuine.isEmpty() && frauds.isEmpty()) {
            return NOTHING;
        }
        return "%s: genuine %s; fraud %s.".formatted(what, genuine.orElse("none"), frauds.orElse("none"));
    }

    private static Optional<String> peak(PageData.Histogram histogram, List<Long> counts) {
        long all = counts.stream().mapToLong(Long::longValue).sum();
        return IntStream.range(0, counts.size())
                .boxed()
                .filter(bin -> counts.get(bin) > 0)
                .max(Comparator.comparingLong(bin -> counts.get(bin)))
                .map(bin ->
                        "%s (%s)".formatted(histogram.labels().get(bin), English.percentSign(counts.get(bin), all)));
    }

    private String perDay(String thing, long all, ToLongFunction<DaySpan> total) {
        if (all == 0) {
            return "There are no %ss.".formatted(thing);
        }
        if (days.spans().size() == 1) {
            return "%s on this day.".formatted(English.some(all, thing));
        }
        Comparator<DaySpan> byAverage = Comparator.comparingDouble(span -> DaySpans.average(span, total));
        DaySpan least = days.spans().stream().min(byAverage).orElseThrow();
        DaySpan most = days.spans().stream().max(byAverage).orElseThrow();
        return "%s %ss a day; fewest: %s (%s %s), most: %s (%s %s)."
                .formatted(
                        English.average((double) all / statistics.days().size()),
                        thing,
                        days.perDay(least, total),
                        days.heading(),
                        least.first(),
                        days.perDay(most, total),
                        days.heading(),
                        most.first());
    }
}
