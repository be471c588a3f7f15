package io.headwater.stocks.streaming;

import static io.headwater.settings.Catalog.STOCKS_ENABLED;
import static io.headwater.settings.Catalog.STOCKS_FIELDS;
import static io.headwater.settings.Catalog.STOCKS_FROM;
import static io.headwater.settings.Catalog.STOCKS_LOOP;
import static io.headwater.settings.Catalog.STOCKS_PARTITION_KEY;
import static io.headwater.settings.Catalog.STOCKS_REGION;
import static io.headwater.settings.Catalog.STOCKS_RETRY_AFTER;
import static io.headwater.settings.Catalog.STOCKS_STREAM;
import static io.headwater.settings.Catalog.STOCKS_SYMBOLS;
import static io.headwater.settings.Catalog.STOCKS_TO;

import io.headwater.routing.WhenStopped;
import io.headwater.settings.Catalog;
import io.headwater.settings.Setting;
import io.headwater.settings.Settings;
import io.headwater.settings.SettingsException;
import io.headwater.stocks.DateRange;
import io.headwater.stocks.StockDay;
import io.headwater.stocks.StockSymbol;
import io.headwater.stocks.lookup.Stocks;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.TypeConverterRegistry;
import org.apache.camel.support.SimpleTypeConverter;
import org.jspecify.annotations.Nullable;

/** {@code stockStream}, the rows of stock history one after the other; and what a step that wants bytes or text makes of a row. */
public final class StockStreamBeans implements CamelConfiguration {
    private static final String FILE = "stream-stock-history.json";

    private final Settings settings;
    private final Stocks stocks;
    private final StreamChoice choice;
    private volatile @Nullable StockStream stream;

    /**
     * The stream for these settings; asks nobody yet.
     *
     * @throws SettingsException if a value cannot be used for a reason that only stocks know
     */
    public StockStreamBeans(Settings settings, Stocks stocks) {
        this.settings = settings;
        this.stocks = stocks;
        this.choice = choice(settings);
    }

    private static StreamChoice choice(Settings settings) {
        List<String> problems = new ArrayList<>();
        List<String> symbols = new ArrayList<>();
        for (String text : settings.get(STOCKS_SYMBOLS).split(",", -1)) {
            StockSymbol.parse(text)
                    .ifPresentOrElse(
                            symbols::add, () -> problems.add(problem(STOCKS_SYMBOLS, text, StockSymbol.ALLOWED)));
        }
        LocalDate from = day(STOCKS_FROM, settings, problems);
        LocalDate to = day(STOCKS_TO, settings, problems);
        if (from.isAfter(to)) {
            problems.add(problem(STOCKS_FROM, from.toString(), "no later day than stocks.to, which is " + to));
        }
        List<String> each = symbols.stream().distinct().toList();
        if (each.size() > 1 && !settings.get(STOCKS_FIELDS).contains(RowFormat.SYMBOL)) {
            problems.add(
                    problem(
                            STOCKS_FIELDS,
                            String.join(",", settings.get(STOCKS_FIELDS)),
                            "with Symbol among them, since there are several in stocks.symbols and nobody could tell their rows apart"));
        }
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
        return new StreamChoice(
                each, new DateRange(from, to), settings.get(STOCKS_STREAM), settings.get(STOCKS_REGION));
    }

    private static LocalDate day(Setting<String> setting, Settings settings, List<String> problems) {
        Optional<LocalDate> day = StockDay.parse(settings.get(setting));
        if (day.isEmpty()) {
            problems.add(problem(setting, settings.get(setting), StockDay.ALLOWED));
        }
        return day.orElse(LocalDate.EPOCH);
    }

    private static String problem(Setting<?> setting, String text, String allowed) {
        return "%s = '%s': must be %s.".formatted(setting.key(), text, allowed);
    }

    @Override
    public void configure(CamelContext context) throws Exception {
        ExecutorService fetches =
                context.getExecutorServiceManager().newSingleThreadExecutor(this, "fetch-stock-history");
        HistoryFetch fetch = new HistoryFetch(
                choice.history(),
                () -> choice.symbols().stream()
                        .map(symbol -> stocks.history(symbol, choice.range(), false))
                        .toList(),
                fetches,
                settings.get(STOCKS_RETRY_AFTER),
                System::nanoTime);
        StockStream made = new StockStream(
                choice,
                new RowFormat(
                        settings.get(STOCKS_FIELDS),
                        settings.get(STOCKS_PARTITION_KEY).equals(RowFormat.SYMBOL)),
                settings.get(STOCKS_LOOP),
                fetch,
                new StreamPositionFile(settings.get(Catalog.STATE_DIRECTORY).resolve(FILE)));
        stream = made;
        context.getRegistry().bind("stockStream", made);
        convertRows(context.getTypeConverterRegistry());
        context.addService(new WhenStopped(() -> {
            // At once, not when all threads are ended: a provider may still be waited for.
            context.getExecutorServiceManager().shutdownNow(fetches);
            made.stopped();
        }));
    }

    private static void convertRows(TypeConverterRegistry converters) {
        converters.addTypeConverter(
                byte[].class, StreamedRow.class, new SimpleTypeConverter(false, (type, exchange, row) -> bytes(row)));
        converters.addTypeConverter(
                InputStream.class,
                StreamedRow.class,
                new SimpleTypeConverter(false, (type, exchange, row) -> new ByteArrayInputStream(bytes(row))));
    }

    private static byte[] bytes(Object row) {
        return ((StreamedRow) row).line().getBytes(StandardCharsets.UTF_8);
    }

    /** How far the stream is, if there is one. */
    public Optional<StreamProgress> progress() {
        return settings.get(STOCKS_ENABLED) ? Optional.ofNullable(stream).map(StockStream::progress) : Optional.empty();
    }
}
