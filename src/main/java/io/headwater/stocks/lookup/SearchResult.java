package io.headwater.stocks.lookup;

import io.headwater.stocks.Listing;
import java.util.List;

/**
 * What a search found.
 *
 * @param provider who found it; {@code cache} for symbols that are cached
 * @param fromNetwork how many came over the network
 * @param warnings what a person should know about them, each a sentence
 */
public record SearchResult(String provider, List<Listing> found, int fromNetwork, List<String> warnings) {}
