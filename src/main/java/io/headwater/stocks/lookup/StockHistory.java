package io.headwater.stocks.lookup;

import io.headwater.stocks.DailyBar;
import java.util.List;

/**
 * The bars of a symbol in a range, all from one provider.
 *
 * @param provider whose they are
 * @param source which way they came
 * @param bars in order of their days
 * @param fromNetwork how many of them were fetched just now
 * @param warnings what a person should know about them, each a sentence
 */
public record StockHistory(
        String symbol, String provider, Source source, List<DailyBar> bars, int fromNetwork, List<String> warnings) {

    /** Which way bars came. */
    public enum Source {
        /** From a provider over the network, or its cached answers. */
        REMOTE,
        /** From cached answers that could not be completed. */
        STALE,
        /** From files of the user. */
        LOCAL,
        /** Made up. */
        SYNTHETIC
    }

    /** How many bars were in the cache. */
    public int fromCache() {
        return source == Source.REMOTE || source == Source.STALE ? bars.size() - fromNetwork : 0;
    }
}
