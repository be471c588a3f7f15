/**
 * What happens to the books of a market, as LOBSTER's files have it: for each symbol and day one of events and one of the book after each.
 *
 * <pre>
 *   MarketFeed ─▶ LobsterFiles (TradingDay) ─▶ LobsterBook, one a symbol ─▶ Rows of events, Rows of the book
 * </pre>
 *
 * @see <a href="https://lobsterdata.com/info/DataStructure.php">the format</a>
 */
@NullMarked
package io.headwater.market.lobster;

import org.jspecify.annotations.NullMarked;
