package io.headwater.stocks;

/**
 * A share, fund, index or currency that a search found.
 *
 * @param symbol what it is asked for by
 * @param name of the company or fund; empty if the provider gives none
 * @param exchange where it is traded; empty if the provider gives none
 * @param type such as EQUITY or ETF, in the provider's words; empty if it gives none
 */
public record Listing(String symbol, String name, String exchange, String type) {}
