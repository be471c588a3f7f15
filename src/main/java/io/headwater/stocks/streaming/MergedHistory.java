package io.headwater.stocks.streaming;

import io.headwater.stocks.DailyBar;
import io.headwater.stocks.lookup.Labels;
import io.headwater.stocks.lookup.StockHistory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The bars of one or several symbols in one order: by day, and on the same day in the order in which the symbols were chosen. */
final class MergedHistory {
    private final List<Entry> entries = new ArrayList<>();
    private final List<String> symbols;
    private final List<String> madeUp;
    private final String origin;

    private record Entry(int symbol, DailyBar bar, Optional<String> label) {}

    /** @param histories one a symbol, in the order of these */
    MergedHistory(List<StockHistory> histories) {
        symbols = histories.stream().map(StockHistory::symbol).toList();
        madeUp = histories.stream()
                .filter(each -> Labels.of(each).isPresent())
                .map(StockHistory::symbol)
                .toList();
        for (int i = 0; i < histories.size(); i++) {
            StockHistory each = histories.get(i);
            Optional<String> label = Labels.of(each);
            int symbol = i;
            each.bars().forEach(bar -> entries.add(new Entry(symbol, bar, label)));
        }
        entries.sort(Comparator.comparing((Entry entry) -> entry.bar().date()).thenComparingInt(Entry::symbol));
        origin = histories.stream()
                .map(each -> Labels.of(each).orElse(each.provider()))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    int size() {
        return entries.size();
    }

    /** The symbols whose bars are made up. */
    List<String> madeUp() {
        return madeUp;
    }

    /** Whose the rows are, in words. */
    String origin() {
        return origin;
    }

    /** @param index from 0 on */
    StreamedRow row(int index, RowFormat format) {
        Entry entry = entries.get(index);
        String symbol = symbols.get(entry.symbol());
        return new StreamedRow(
                symbol,
                entry.bar().date(),
                format.key(symbol, entry.bar()),
                format.line(symbol, entry.bar(), entry.label()),
                index + 1L);
    }

    /**
     * The index of the first row that comes behind a day and symbol, whether or not there is such a row: a provider may have come to
     * know of more days meanwhile, or of fewer.
     */
    int behind(LocalDate date, String symbol) {
        int order = symbols.indexOf(symbol);
        int index = 0;
        while (index < entries.size() && !isBehind(entries.get(index), date, order)) {
            index++;
        }
        return index;
    }

    private static boolean isBehind(Entry entry, LocalDate date, int symbol) {
        int days = entry.bar().date().compareTo(date);
        return days > 0 || (days == 0 && entry.symbol() > symbol);
    }
}
