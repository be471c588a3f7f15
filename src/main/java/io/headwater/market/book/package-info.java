/**
 * A limit order book, and the orders that come to it.
 *
 * <pre>
 *   OrderFlow ──▶ OrderBook: two BookSides ──▶ BookListener
 *                     └──▶ Levels: its best prices
 * </pre>
 *
 * <p>Knows the JDK and {@code random} only.
 */
@NullMarked
package io.headwater.market.book;

import org.jspecify.annotations.NullMarked;
