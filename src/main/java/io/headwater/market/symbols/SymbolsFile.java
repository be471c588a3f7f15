package io.headwater.market.symbols;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.headwater.files.FileErrors;
import io.headwater.market.Symbol;
import io.headwater.market.Symbols;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A CSV file with a line for each share: its {@code symbol}, and what is known of it. What is not, because the column or the value is missing, is
 * made up from the name.
 */
public final class SymbolsFile {
    private static final String SYMBOL = "symbol";
    private static final String PRICE = "price";
    private static final String SHARES = "shares";
    private static final String EARNINGS = "earnings";
    private static final String VOLATILITY = "volatility";
    private static final String VOLUME = "volume";
    private static final List<String> COLUMNS = List.of(SYMBOL, PRICE, SHARES, EARNINGS, VOLATILITY, VOLUME);
    private static final int MOST_PROBLEMS = 10;

    private final Path file;
    private final List<String> problems = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private SymbolsFile(Path file) {
        this.file = file;
    }

    /**
     * The shares that stand in a file, in its order.
     *
     * @throws SymbolsFileException if it cannot be read, or what stands there cannot be; with the numbers of the lines
     */
    public static List<Symbol> read(Path file) {
        return new SymbolsFile(file).symbols();
    }

    private List<Symbol> symbols() {
        List<Symbol> symbols = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .detectBomHeader(true)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(file)) {
            List<String> header = null;
            for (CsvRecord line : reader) {
                if (header == null) {
                    header = header(line);
                } else if (problems.size() < MOST_PROBLEMS) {
                    add(line, header, symbols);
                }
            }
        } catch (IOException e) {
            fail(FileErrors.inWords(e));
        } catch (UncheckedIOException e) {
            fail(FileErrors.inWords(Objects.requireNonNull(e.getCause())));
        } catch (CsvParseException e) {
            fail(String.valueOf(e.getMessage()));
        }
        if (symbols.isEmpty() && problems.isEmpty()) {
            fail("there is no symbol in it. It needs a first line with names of columns (" + String.join(", ", COLUMNS)
                    + ") and a line for each share");
        }
        if (!problems.isEmpty()) {
            throw new SymbolsFileException(problems);
        }
        return symbols;
    }

    private void fail(String why) {
        problems.add("Reading the symbols in %s: %s.".formatted(file, why));
    }

    private void fail(CsvRecord line, String why) {
        fail("line %d: %s".formatted(line.getStartingLineNumber(), why));
    }

    private List<String> header(CsvRecord line) {
        List<String> names = line.getFields().stream().map(String::strip).toList();
        for (String name : names) {
            if (!COLUMNS.contains(name)) {
                fail(line, "'%s' is no column; there are %s".formatted(name, String.join(", ", COLUMNS)));
            }
        }
        if (!names.contains(SYMBOL)) {
            fail(line, "there is no column symbol");
        }
        if (new HashSet<>(names).size() < names.size()) {
            fail(line, "a column is there twice");
        }
        return names;
    }

    private void add(CsvRecord line, List<String> header, List<Symbol> symbols) {
        if (line.getFieldCount() > header.size()) {
            fail(line, "there are %d values for %d columns".formatted(line.getFieldCount(), header.size()));
            return;
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < line.getFieldCount(); i++) {
            values.put(header.get(i), line.getField(i).strip());
        }
        String name = values.getOrDefault(SYMBOL, "");
        try {
            symbols.add(symbol(name, values));
            if (!seen.add(name)) {
                fail(line, "symbol '%s' is there twice; name it once".formatted(name));
            }
        } catch (IllegalArgumentException e) {
            String why = String.valueOf(e.getMessage());
            fail(line, why.endsWith(".") ? why.substring(0, why.length() - 1) : why);
        }
    }

    private static Symbol symbol(String name, Map<String, String> values) {
        Symbol madeUp = Symbols.named(name);
        double price = number(PRICE, values, madeUp.price());
        return new Symbol(
                name,
                price,
                number(VOLATILITY, values, madeUp.volatility()),
                number(VOLUME, values, madeUp.volume()),
                (long) number(SHARES, values, (double) madeUp.shares()),
                // In proportion: what a share costs is so many times what it earns.
                number(EARNINGS, values, madeUp.earnings() * price / madeUp.price()));
    }

    private static double number(String column, Map<String, String> values, double otherwise) {
        String text = values.getOrDefault(column, "");
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("%s is '%s'; it must be a number like 12.5".formatted(column, text), e);
        }
    }
}
