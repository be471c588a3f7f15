package io.headwater.transactions.report;

import io.headwater.transactions.Parameters;
import io.headwater.transactions.statistics.Amounts;
import io.headwater.transactions.statistics.Tally;
import io.headwater.transactions.statistics.TransactionStatistics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** A dataset in lines of 80 columns of ASCII, which any terminal, log and mail shows as they are. */
public final class TextReport {
    private static final int BIN_CENTS = 20_00;
    private static final int BINS = 15;

    private static final int HALF_HOURS_A_LINE = 4;
    private static final int MINUTES_A_LINE = HALF_HOURS_A_LINE * 24 * 60 / Tally.HALF_HOURS;

    private static final int MOST_LINES_OF_DAYS = 31;

    private static final int BAR_OF_SHARE = 18;
    private static final int BAR_OF_DAYS = 11;

    private TextReport() {}

    /** The report, its lines ended by line feeds. */
    public static String of(Parameters parameters, TransactionStatistics statistics) {
        return String.join(
                "\n",
                headline(parameters, statistics),
                kinds(statistics),
                amounts(statistics),
                timesOfDay(statistics),
                days(statistics));
    }

    private static String headline(Parameters parameters, TransactionStatistics statistics) {
        return English.parameters(parameters)
                + "\n"
                + takingPart(statistics.customers(), "customer", statistics.customersWithFraud())
                + takingPart(statistics.terminals(), "terminal", statistics.terminalsWithFraud());
    }

    private static String takingPart(int count, String what, int withFraud) {
        return "%s with transactions, %s of them with frauds\n"
                .formatted(English.some(count, what), English.count(withFraud));
    }

    private static String kinds(TransactionStatistics statistics) {
        TextTable table = new TextTable("lrrrrrr");
        table.row(List.of("", "number", "%", "mean", "median", "95 % to", "highest"));
        addKind(table, "all", statistics.all(), statistics);
        addKind(table, "genuine", statistics.genuine(), statistics);
        addKind(table, "fraud", statistics.frauds(), statistics);
        for (int scenario = 1; scenario <= TransactionStatistics.SCENARIOS; scenario++) {
            addKind(table, scenario + " " + English.scenario(scenario), statistics.frauds(scenario), statistics);
        }
        return table.text();
    }

    private static void addKind(TextTable table, String name, Tally kind, TransactionStatistics statistics) {
        List<String> cells = new ArrayList<>(List.of(
                name,
                English.count(kind.count()),
                English.percent(kind.count(), statistics.all().count())));
        cells.addAll(kind.amounts().summary().map(TextReport::figures).orElse(Collections.nCopies(4, "-")));
        table.row(cells);
    }

    private static List<String> figures(Amounts.Summary summary) {
        return List.of(
                English.amount(Math.round(summary.mean())),
                English.amount(summary.median()),
                English.amount(summary.percentile95()),
                English.amount(summary.max()));
    }

    private static String amounts(TransactionStatistics statistics) {
        return shares(
                "amount",
                bin -> bin == BINS ? bound(bin) + " and more" : bound(bin) + " to " + bound(bin + 1),
                statistics.genuine().amounts().histogram(BIN_CENTS, BINS),
                statistics.frauds().amounts().histogram(BIN_CENTS, BINS));
    }

    /** Where a bin begins, as wide as all others. */
    private static String bound(int bin) {
        return String.format(Locale.ENGLISH, "%3d", bin * BIN_CENTS / 100);
    }

    private static String timesOfDay(TransactionStatistics statistics) {
        return shares(
                "time of day",
                line -> English.timeOfDay(line * MINUTES_A_LINE)
                        + " to "
                        + English.timeOfDay((line + 1) * MINUTES_A_LINE),
                byLine(statistics.genuine().byHalfHour()),
                byLine(statistics.frauds().byHalfHour()));
    }

    private static long[] byLine(long[] byHalfHour) {
        return IntStream.range(0, byHalfHour.length / HALF_HOURS_A_LINE)
                .mapToLong(line -> LongStream.of(byHalfHour)
                        .skip((long) line * HALF_HOURS_A_LINE)
                        .limit(HALF_HOURS_A_LINE)
                        .sum())
                .toArray();
    }

    /** Two histograms side by side, each in percent of its own whole. */
    private static String shares(String what, IntFunction<String> label, long[] genuine, long[] frauds) {
        long allGenuine = LongStream.of(genuine).sum();
        long allFrauds = LongStream.of(frauds).sum();
        Bars bars = new Bars(BAR_OF_SHARE, Math.max(highestShare(genuine), highestShare(frauds)));
        TextTable table = new TextTable("lrlrl");
        table.row(List.of(what, "% of", "genuine", "% of", "frauds"));
        for (int line = 0; line < genuine.length; line++) {
            table.row(List.of(
                    label.apply(line),
                    English.percent(genuine[line], allGenuine),
                    bars.of(share(genuine[line], allGenuine)),
                    English.percent(frauds[line], allFrauds),
                    bars.of(share(frauds[line], allFrauds))));
        }
        return table.text();
    }

    private static double highestShare(long[] counts) {
        long all = LongStream.of(counts).sum();
        return share(LongStream.of(counts).max().orElse(0), all);
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    private static String days(TransactionStatistics statistics) {
        DaySpans days = DaySpans.of(statistics.days(), MOST_LINES_OF_DAYS);
        Bars ofTransactions = new Bars(BAR_OF_DAYS, days.highest(DaySpan::transactions));
        Bars ofFrauds = new Bars(BAR_OF_DAYS, days.highest(DaySpan::frauds));
        TextTable table = new TextTable("lrlrlrrr");
        table.row(List.of(days.heading(), "transactions", "a day", "frauds", "a day", "1", "2", "3"));
        for (DaySpan span : days.spans()) {
            table.row(List.of(
                    String.valueOf(span.first()),
                    days.perDay(span, DaySpan::transactions),
                    ofTransactions.of(DaySpans.average(span, DaySpan::transactions)),
                    days.perDay(span, DaySpan::frauds),
                    ofFrauds.of(DaySpans.average(span, DaySpan::frauds)),
                    days.perDay(span, each -> each.fraudsByScenario().get(0)),
                    days.perDay(span, each -> each.fraudsByScenario().get(1)),
                    days.perDay(span, each -> each.fraudsByScenario().get(2))));
        }
        return table.text();
    }
}
