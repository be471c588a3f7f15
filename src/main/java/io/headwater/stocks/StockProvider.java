package io.headwater.stocks;

import java.util.List;
import java.util.Optional;

/** Somebody who has daily history. All methods may be called by any thread. */
public interface StockProvider {

    /** Where its data come from, which decides how it is treated. */
    enum Origin {
        /** Over the network: what it says is cached, and it is left alone where that suffices. */
        REMOTE,
        /** From files of the user, which are read each time. */
        LOCAL,
        /** Made up: it is asked only where nobody else can be reached, and all it gives is labelled. */
        SYNTHETIC
    }

    /** Its name in stocks.providers, in the cache and in messages. */
    String name();

    /** Where its data come from. */
    Origin origin();

    /** Why it cannot be asked at all, as the end of a sentence without its full stop; empty if it can. */
    Optional<String> unusable();

    /**
     * Symbols that match a few letters of a symbol or name, the likeliest first.
     *
     * @throws ProviderException if it cannot be had
     */
    List<Listing> search(String query);

    /**
     * What it has of a symbol in a range; nothing at all if the symbol is known but was not traded then.
     *
     * @param symbol in capital letters
     * @throws ProviderException if it cannot be had, or there is no such symbol
     */
    History history(String symbol, DateRange range);
}
