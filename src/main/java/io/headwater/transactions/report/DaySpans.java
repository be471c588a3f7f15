package io.headwater.transactions.report;

import io.headwater.transactions.statistics.DayTally;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * All days of a dataset, in few enough spans to be shown.
 *
 * @param length days of a span, but for the last one, which may be shorter
 */
record DaySpans(int length, List<DaySpan> spans) {
    /** A day, a week, four weeks, a quarter and a year of weeks: each span begins on the same day of the week. */
    private static final int[] LENGTHS = {1, 7, 28, 91, 364};

    /** The shortest spans of which there are at most {@code most}, or years. */
    static DaySpans of(List<DayTally> days, int most) {
        int length = IntStream.of(LENGTHS)
                .filter(each -> (days.size() + each - 1) / each <= most)
                .findFirst()
                .orElse(LENGTHS[LENGTHS.length - 1]);
        List<DaySpan> spans = new ArrayList<>();
        for (int first = 0; first < days.size(); first += length) {
            spans.add(DaySpan.of(days.subList(first, Math.min(first + length, days.size()))));
        }
        return new DaySpans(length, List.copyOf(spans));
    }

    /** What the spans' first days are called. */
    String heading() {
        return length == 1 ? "day" : length == 7 ? "week from" : length + " days from";
    }

    /** A span's total as a number a day. */
    String perDay(DaySpan span, ToLongFunction<DaySpan> total) {
        return length == 1 ? English.count(total.applyAsLong(span)) : English.average(average(span, total));
    }

    /** The highest number a day. */
    double highest(ToLongFunction<DaySpan> total) {
        return spans.stream().mapToDouble(span -> average(span, total)).max().orElse(0);
    }

    static double average(DaySpan span, ToLongFunction<DaySpan> total) {
        return (double) total.applyAsLong(span) / span.days();
    }
}
