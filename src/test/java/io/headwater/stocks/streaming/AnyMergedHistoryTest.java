package io.headwater.stocks.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.stocks.DailyBar;
import io.headwater.stocks.Yahoo;
import io.headwater.stocks.lookup.StockHistory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Rows of any symbols on any days. */
class AnyMergedHistoryTest {
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 6);
    private static final RowFormat FORMAT = new RowFormat(List.of("Symbol", "Date"), false);

    private static MergedHistory merged(List<Set<Integer>> daysBySymbol) {
        List<StockHistory> histories = new ArrayList<>();
        for (int i = 0; i < daysBySymbol.size(); i++) {
            List<DailyBar> bars = new TreeSet<>(daysBySymbol.get(i))
                    .stream().map(day -> Yahoo.bar(FIRST.plusDays(day), 1)).toList();
            // Not in the order of the alphabet, which would hide a wrong one.
            histories.add(new StockHistory("S" + (9 - i), "yahoo", StockHistory.Source.REMOTE, bars, 0, List.of()));
        }
        return new MergedHistory(histories);
    }

    private static List<StreamedRow> rows(MergedHistory history, int from) {
        List<StreamedRow> rows = new ArrayList<>();
        for (int i = from; i < history.size(); i++) {
            rows.add(history.row(i, FORMAT));
        }
        return rows;
    }

    @Property
    void hasEachBarOnceByDateAndThenInTheOrderOfTheSymbols(
            @ForAll @Size(min = 1, max = 4) List<Set<@IntRange(max = 20) Integer>> days) {
        List<StreamedRow> rows = rows(merged(days), 0);

        assertThat(rows).hasSize(days.stream().mapToInt(Set::size).sum());
        assertThat(rows)
                .isSortedAccordingTo(Comparator.comparing(StreamedRow::date)
                        .thenComparing(Comparator.comparing(StreamedRow::symbol).reversed()));
        assertThat(rows.stream().map(row -> row.symbol() + row.date())).doesNotHaveDuplicates();
        assertThat(rows).extracting(StreamedRow::number).isEqualTo(numbers(rows.size()));
    }

    private static List<Long> numbers(int rows) {
        return LongStream.rangeClosed(1, rows).boxed().toList();
    }

    @Property
    void behindARowAreThoseThatFollowIt(@ForAll @Size(min = 1, max = 4) List<Set<@IntRange(max = 20) Integer>> days) {
        MergedHistory history = merged(days);

        for (int i = 0; i < history.size(); i++) {
            StreamedRow row = history.row(i, FORMAT);
            assertThat(history.behind(row.date(), row.symbol())).isEqualTo(i + 1);
        }
    }

    @Property
    void behindARowThatIsNoMoreAreOnlyLaterOnes(
            @ForAll @Size(min = 2, max = 2) List<Set<@IntRange(max = 20) Integer>> days,
            @ForAll @IntRange(max = 20) int gone) {
        MergedHistory history = merged(days);
        LocalDate date = FIRST.plusDays(gone);

        int behind = history.behind(date, "S9");
        assertThat(rows(history, behind))
                .allMatch(row -> row.date().isAfter(date)
                        || (row.date().equals(date) && row.symbol().equals("S8")));
        assertThat(rows(history, 0).subList(0, behind))
                .allMatch(row -> !row.date().isAfter(date));
    }
}
