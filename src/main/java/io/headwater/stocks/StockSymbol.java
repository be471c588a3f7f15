package io.headwater.stocks;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a symbol may look like. It becomes part of a URL and the name of a file. */
public final class StockSymbol {
    /** What may be given, for messages. */
    public static final String ALLOWED =
            "1 to 24 letters, digits and any of . - ^ = & _, the first no . - or =, like AAPL, BRK-B, 7203.T or ^GSPC";

    private static final Pattern SYMBOL = Pattern.compile("[A-Z0-9^&_][A-Z0-9.^=&_-]{0,23}");

    private StockSymbol() {}

    /** The symbol in capital letters, as all are; nothing if it cannot be one. */
    public static Optional<String> parse(String text) {
        String symbol = text.strip().toUpperCase(Locale.ROOT);
        return SYMBOL.matcher(symbol).matches() ? Optional.of(symbol) : Optional.empty();
    }
}
