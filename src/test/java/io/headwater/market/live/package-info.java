/** Tests of {@code market.live}. */
@NullMarked
package io.headwater.market.live;

import org.jspecify.annotations.NullMarked;
