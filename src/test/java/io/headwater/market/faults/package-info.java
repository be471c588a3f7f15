/** Tests of {@code market.faults}. */
@NullMarked
package io.headwater.market.faults;

import org.jspecify.annotations.NullMarked;
