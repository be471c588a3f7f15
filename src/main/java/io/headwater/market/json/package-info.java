/**
 * The messages of a market as JSON, in the shape that readers of the feed expect.
 *
 * <pre>
 *   MarketFeed ──▶ JsonMessages (MessageShape, Framing): bytes
 *                      └── Timestamps
 * </pre>
 *
 * <p>Knows the JDK, {@code market} and {@code text} only.
 */
@NullMarked
package io.headwater.market.json;

import org.jspecify.annotations.NullMarked;
