/**
 * A market that is made up: the prices of some shares, what is traded, and what is said about it.
 *
 * <pre>
 *   MarketParameters ─▶ MarketFeed ─▶ MarketVisitor
 *                         ├── Share, one a symbol ── Volatility
 *                         ├── Trading, one a symbol ── book.OrderFlow ──▶ BookWatcher
 *                         ├── Economy ── Indicator
 *                         └── Clock ── MarketHours
 * </pre>
 *
 * <p>Knows the JDK and {@code random} only: no clock but its own, no file, no thread.
 */
@NullMarked
package io.headwater.market;

import org.jspecify.annotations.NullMarked;
