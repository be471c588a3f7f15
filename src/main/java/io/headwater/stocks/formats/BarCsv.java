package io.headwater.stocks.formats;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.headwater.stocks.DailyBar;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Daily bars as CSV. */
public final class BarCsv {
    /** The names of the columns, in the order in which they are written. */
    static final String HEADER = "Date,Open,High,Low,Close,Adj Close,Volume";

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int LENGTH_OF_A_DATE = "2020-01-31".length();

    private BarCsv() {}

    /** The bars below a header, a line each. */
    public static String write(Collection<DailyBar> bars) {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        bars.forEach(bar -> appendTo(text, bar).append('\n'));
        return text.toString();
    }

    static StringBuilder appendTo(StringBuilder text, DailyBar bar) {
        return text.append(bar.date())
                .append(',')
                .append(bar.open().toPlainString())
                .append(',')
                .append(bar.high().toPlainString())
                .append(',')
                .append(bar.low().toPlainString())
                .append(',')
                .append(bar.close().toPlainString())
                .append(',')
                .append(bar.adjClose().map(BigDecimal::toPlainString).orElse(""))
                .append(',')
                .append(bar.volume());
    }

    /**
     * Reads bars as other programs write them, too: columns in any order, further ones beside them, a time behind the date. A row
     * without prices is left out; of two rows of a day the last counts.
     *
     * @return by day
     * @throws BarFormatException if it cannot be read
     */
    public static NavigableMap<LocalDate, DailyBar> read(String text) throws BarFormatException {
        NavigableMap<LocalDate, DailyBar> bars = new TreeMap<>();
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder().ofCsvRecord(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text)) {
            Iterator<CsvRecord> records = reader.iterator();
            if (!records.hasNext()) {
                throw new BarFormatException("it is empty; its first line must be " + HEADER);
            }
            Columns columns = Columns.of(records.next().getFields());
            while (records.hasNext()) {
                CsvRecord row = records.next();
                columns.bar(row).ifPresent(bar -> bars.put(bar.date(), bar));
            }
            return bars;
        } catch (CsvParseException e) {
            throw new BarFormatException(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new IllegalStateException("A text needs no input", e);
        }
    }

    /** Where in a line the fields of a bar are. */
    private record Columns(int date, int open, int high, int low, int close, int adjClose, int volume) {

        static Columns of(List<String> header) throws BarFormatException {
            List<String> names = header.stream()
                    .map(name -> name.strip().toLowerCase(Locale.ROOT))
                    .toList();
            List<Integer> places = new ArrayList<>();
            for (String each : HEADER.split(",", -1)) {
                int place = names.indexOf(each.toLowerCase(Locale.ROOT));
                if (place < 0 && !each.equals("Adj Close")) {
                    throw new BarFormatException(
                            "its first line has no column %s; it must be %s".formatted(each, HEADER));
                }
                places.add(place);
            }
            return new Columns(
                    places.get(0),
                    places.get(1),
                    places.get(2),
                    places.get(3),
                    places.get(4),
                    places.get(5),
                    places.get(6));
        }

        Optional<DailyBar> bar(CsvRecord row) throws BarFormatException {
            if (isWithoutPrices(row)) {
                return Optional.empty();
            }
            return Optional.of(new DailyBar(
                    date(row),
                    price(row, open, "Open"),
                    price(row, high, "High"),
                    price(row, low, "Low"),
                    price(row, close, "Close"),
                    isNothing(field(row, adjClose)) ? Optional.empty() : Optional.of(price(row, adjClose, "Adj Close")),
                    isNothing(field(row, volume)) ? 0 : volume(row)));
        }

        private boolean isWithoutPrices(CsvRecord row) {
            return isNothing(field(row, open))
                    || isNothing(field(row, high))
                    || isNothing(field(row, low))
                    || isNothing(field(row, close));
        }

        /** As programs write what they do not have. */
        private static boolean isNothing(String field) {
            return field.isEmpty() || field.equalsIgnoreCase("null") || field.equalsIgnoreCase("nan");
        }

        private static String field(CsvRecord row, int place) {
            return place < 0 || place >= row.getFieldCount()
                    ? ""
                    : row.getField(place).strip();
        }

        private LocalDate date(CsvRecord row) throws BarFormatException {
            String text = field(row, date);
            try {
                boolean isWithTime =
                        text.length() > LENGTH_OF_A_DATE && " T".indexOf(text.charAt(LENGTH_OF_A_DATE)) >= 0;
                return LocalDate.parse(isWithTime ? text.substring(0, LENGTH_OF_A_DATE) : text);
            } catch (DateTimeException e) {
                throw wrong(row, "Date", text, "a day like 2020-01-31");
            }
        }

        private static BigDecimal price(CsvRecord row, int place, String name) throws BarFormatException {
            String text = field(row, place);
            try {
                return Decimals.parse(text);
            } catch (NumberFormatException e) {
                throw wrong(row, name, text, "a number like 74.06");
            }
        }

        private long volume(CsvRecord row) throws BarFormatException {
            String text = field(row, volume);
            try {
                return Decimals.whole(Decimals.parse(text));
            } catch (NumberFormatException e) {
                throw wrong(row, "Volume", text, "a whole number");
            }
        }

        private static BarFormatException wrong(CsvRecord row, String name, String text, String allowed) {
            return new BarFormatException("line %d: %s is '%s', which must be %s"
                    .formatted(row.getStartingLineNumber(), name, text, allowed));
        }
    }
}
