package io.headwater.stocks.formats;

import io.headwater.stocks.DailyBar;
import java.util.List;
import java.util.Optional;

/**
 * The bars of one symbol, to be shown to somebody.
 *
 * @param label what must stand at each of them, as at those that are made up
 */
public record SymbolBars(String symbol, Optional<String> label, List<DailyBar> bars) {}
