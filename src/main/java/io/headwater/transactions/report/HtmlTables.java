package io.headwater.transactions.report;

import io.headwater.transactions.statistics.Amounts;
import io.headwater.transactions.statistics.Tally;
import io.headwater.transactions.statistics.TransactionStatistics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** The numbers of the page's plots as tables, for readers who do not see plots or want the numbers. */
final class HtmlTables {
    private HtmlTables() {}

    /** A row for all, genuine and fraudulent transactions, and for each scenario. */
    static String kinds(TransactionStatistics statistics) {
        HtmlTable table = new HtmlTable(
                "Transactions and their amounts by kind",
                List.of("kind", "transactions", "share", "lowest", "mean", "median", "95 % up to", "highest"));
        kind(table, "all", statistics.all(), statistics);
        kind(table, "genuine", statistics.genuine(), statistics);
        kind(table, "fraud", statistics.frauds(), statistics);
        for (int scenario = 1; scenario <= TransactionStatistics.SCENARIOS; scenario++) {
            kind(table, scenario + " " + English.scenario(scenario), statistics.frauds(scenario), statistics);
        }
        return table.html();
    }

    private static void kind(HtmlTable table, String name, Tally kind, TransactionStatistics statistics) {
        List<String> cells = new ArrayList<>();
        cells.add(name);
        cells.add(English.count(kind.count()));
        cells.add(English.percentSign(kind.count(), statistics.all().count()));
        cells.addAll(kind.amounts().summary().map(HtmlTables::figures).orElse(Collections.nCopies(5, "-")));
        table.row(cells);
    }

    private static List<String> figures(Amounts.Summary summary) {
        return List.of(
                English.amount(summary.min()),
                English.amount(Math.round(summary.mean())),
                English.amount(summary.median()),
                English.amount(summary.percentile95()),
                English.amount(summary.max()));
    }

    static String histogram(String caption, String what, PageData.Histogram histogram) {
        long genuine = sum(histogram.genuine());
        long frauds = sum(histogram.frauds());
        HtmlTable table = new HtmlTable(caption, List.of(what, "genuine", "of genuine", "fraud", "of fraud"));
        IntStream.range(0, histogram.labels().size())
                .forEach(bin -> table.row(List.of(
                        histogram.labels().get(bin),
                        English.count(histogram.genuine().get(bin)),
                        English.percentSign(histogram.genuine().get(bin), genuine),
                        English.count(histogram.frauds().get(bin)),
                        English.percentSign(histogram.frauds().get(bin), frauds))));
        return table.html();
    }

    private static long sum(List<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    static String days(DaySpans days) {
        HtmlTable table = new HtmlTable(
                "Numbers a day",
                List.of(
                        days.heading(),
                        "transactions",
                        "frauds",
                        "of scenario 1",
                        "of scenario 2",
                        "of scenario 3",
                        "customers with fraud",
                        "terminals with fraud"));
        for (DaySpan span : days.spans()) {
            table.row(List.of(
                    String.valueOf(span.first()),
                    days.perDay(span, DaySpan::transactions),
                    days.perDay(span, DaySpan::frauds),
                    days.perDay(span, each -> each.fraudsByScenario().get(0)),
                    days.perDay(span, each -> each.fraudsByScenario().get(1)),
                    days.perDay(span, each -> each.fraudsByScenario().get(2)),
                    days.perDay(span, DaySpan::customersWithFraud),
                    days.perDay(span, DaySpan::terminalsWithFraud)));
        }
        return table.html();
    }
}
