package io.headwater.market.symbols;

import java.util.List;

/** A file of symbols cannot be used; the message says why, a line a problem. */
public final class SymbolsFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SymbolsFileException(List<String> problems) {
        super(String.join("\n", problems));
    }
}
