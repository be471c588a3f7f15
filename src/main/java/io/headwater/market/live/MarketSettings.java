package io.headwater.market.live;

import io.headwater.market.Depth;
import io.headwater.market.MarketParameters;
import io.headwater.market.Symbol;
import io.headwater.market.Symbols;
import io.headwater.market.faults.FaultPlan;
import io.headwater.market.json.MessageShape;
import io.headwater.market.json.StockDataType;
import io.headwater.market.json.TimestampFormat;
import io.headwater.market.symbols.SymbolsFile;
import io.headwater.market.symbols.SymbolsFileException;
import io.headwater.settings.Catalog;
import io.headwater.settings.Setting;
import io.headwater.settings.Settings;
import io.headwater.settings.SettingsException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** What the settings say of the market and its messages, as the simulator takes it. */
record MarketSettings(MarketParameters parameters, MessageShape shape, FaultPlan faults) {
    private static final String FILE_ENDING = ".csv";

    /**
     * Reads the file of the symbols, if there is one.
     *
     * @throws SettingsException if a value cannot be used for a reason that only the market knows
     */
    static MarketSettings of(Settings settings) {
        MarketParameters parameters = new MarketParameters(
                orProblem(Catalog.MARKET_SYMBOLS, () -> symbols(settings.get(Catalog.MARKET_SYMBOLS))),
                settings.get(Catalog.MARKET_SEED),
                // These two are for messages without a clock; here the time is given with each.
                MarketParameters.DEFAULT.start(),
                MarketParameters.DEFAULT.rate(),
                settings.get(Catalog.MARKET_SENTIMENT_LEAD),
                settings.get(Catalog.MARKET_INDICATORS).equals("all"),
                settings.get(Catalog.MARKET_TRADING_HOURS),
                new Depth(settings.get(Catalog.MARKET_DEPTH), settings.get(Catalog.MARKET_DEPTH_EVERY)));
        MessageShape shape = new MessageShape(
                StockDataType.valueOf(constant(settings.get(Catalog.MARKET_STOCK_DATA_TYPE))),
                TimestampFormat.valueOf(constant(settings.get(Catalog.MARKET_TIMESTAMP))),
                settings.get(Catalog.MARKET_SYMBOL_ON_INDICATORS),
                settings.get(Catalog.MARKET_SENTIMENT_RANGE).equals("0..1"));
        FaultPlan faults = orProblem(Catalog.MARKET_FAULTS, () -> FaultPlan.parse(settings.get(Catalog.MARKET_FAULTS)));
        return new MarketSettings(parameters, shape, faults);
    }

    private static String constant(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    private static List<Symbol> symbols(String text) {
        return text.endsWith(FILE_ENDING)
                ? SymbolsFile.read(Path.of(text))
                : Symbols.named(
                        Arrays.stream(text.split(",", -1)).map(String::strip).toList());
    }

    private static <T> T orProblem(Setting<?> setting, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException | SymbolsFileException e) {
            throw new SettingsException(String.valueOf(e.getMessage())
                    .lines()
                    .map(line -> setting.key() + ": " + line)
                    .toList());
        }
    }
}
