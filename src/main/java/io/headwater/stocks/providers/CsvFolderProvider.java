package io.headwater.stocks.providers;

import io.headwater.files.FileErrors;
import io.headwater.stocks.DailyBar;
import io.headwater.stocks.DateRange;
import io.headwater.stocks.History;
import io.headwater.stocks.Listing;
import io.headwater.stocks.ProviderException;
import io.headwater.stocks.StockProvider;
import io.headwater.stocks.formats.BarCsv;
import io.headwater.stocks.formats.BarFormatException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;

/** A folder with a CSV file a symbol, {@code AAPL.csv}, read anew each time. */
public final class CsvFolderProvider implements StockProvider {
    private static final String NAME = "csv";
    private static final String SUFFIX = ".csv";

    private final Path folder;

    /** The files in this folder, which need not exist. */
    public CsvFolderProvider(Path folder) {
        this.folder = folder;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Origin origin() {
        return Origin.LOCAL;
    }

    @Override
    public Optional<String> unusable() {
        return Files.isDirectory(folder)
                ? Optional.empty()
                : Optional.of("there is no folder " + folder + " (stocks.csv.directory)");
    }

    @Override
    public List<Listing> search(String query) {
        String part = query.strip().toUpperCase(Locale.ROOT);
        return files().stream()
                .map(CsvFolderProvider::symbol)
                .filter(symbol -> symbol.contains(part))
                .sorted(Comparator.comparing((String symbol) -> !symbol.startsWith(part))
                        .thenComparing(Comparator.naturalOrder()))
                .map(symbol -> new Listing(symbol, "", "", "file in " + folder))
                .toList();
    }

    @Override
    public History history(String symbol, DateRange range) {
        Path file = files().stream()
                .filter(each -> symbol(each).equals(symbol))
                .findFirst()
                .orElseThrow(() -> ProviderException.unknown(NAME, symbol, List.of()));
        try {
            NavigableMap<LocalDate, DailyBar> bars = BarCsv.read(Files.readString(file, StandardCharsets.UTF_8));
            return new History(
                    Optional.empty(),
                    new ArrayList<>(
                            bars.subMap(range.from(), true, range.to(), true).values()),
                    Set.of());
        } catch (BarFormatException e) {
            throw broken("%s cannot be used: %s".formatted(file, e.getMessage()));
        } catch (IOException e) {
            throw broken("%s cannot be read: %s".formatted(file, FileErrors.inWords(e)));
        }
    }

    private List<Path> files() {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path each : all) {
                if (name(each).endsWith(SUFFIX)) {
                    files.add(each);
                }
            }
        } catch (IOException e) {
            throw broken("%s cannot be read: %s".formatted(folder, FileErrors.inWords(e)));
        }
        files.sort(Comparator.naturalOrder());
        return files;
    }

    private static String symbol(Path file) {
        String name = name(file);
        return name.substring(0, name.length() - SUFFIX.length()).toUpperCase(Locale.ROOT);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    }

    private static ProviderException broken(String reason) {
        return ProviderException.of(ProviderException.Kind.BROKEN, NAME, reason);
    }
}
