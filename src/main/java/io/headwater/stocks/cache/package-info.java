/**
 * What is known of daily history, on disk: a CSV file and a JSON file a provider and symbol, which a person can read.
 *
 * <pre>
 * CachedProvider: gaps? moved? ──▶ StockProvider
 *      │ one at a time: SymbolLocks
 *      ▼
 * CacheFolder ──▶ yahoo/AAPL.csv (the bars), yahoo/AAPL.json (CacheEntry: days covered, checksum)
 * </pre>
 *
 * <p>A day is asked for once. It counts as covered only when it is over at the exchange; a day without trading is covered as well. With
 * each gap one bar comes along that is known already: if it has changed, a split or a dividend has moved all that is known, and all of it
 * is fetched again.
 */
@NullMarked
package io.headwater.stocks.cache;

import org.jspecify.annotations.NullMarked;
