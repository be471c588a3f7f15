package io.headwater.stocks.streaming;

import io.headwater.stocks.DateRange;
import java.util.List;

/**
 * Which history is streamed, and where to; another choice is another stream of rows, which begins at its first one.
 *
 * @param symbols in capital letters, each once, at least one; in the order of their rows of one day
 * @param stream the name of the stream that rows go to
 * @param region its AWS region
 */
record StreamChoice(List<String> symbols, DateRange range, String stream, String region) {

    /** Takes a copy. */
    StreamChoice {
        symbols = List.copyOf(symbols);
    }

    /** The history, in words. */
    String history() {
        return "%s from %s to %s".formatted(String.join(", ", symbols), range.from(), range.to());
    }

    /** Where it goes, in words. */
    String target() {
        return "stream '%s' in %s".formatted(stream, region);
    }
}
