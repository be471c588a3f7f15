/** Tests of {@code market.symbols}. */
@NullMarked
package io.headwater.market.symbols;

import org.jspecify.annotations.NullMarked;
