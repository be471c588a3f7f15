/**
 * The shares of a market from a file that a person has made.
 *
 * <p>Knows FastCSV, {@code files} and {@code market}.
 */
@NullMarked
package io.headwater.market.symbols;

import org.jspecify.annotations.NullMarked;
