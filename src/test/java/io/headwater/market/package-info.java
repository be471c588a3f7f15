/** The market against its bands, and what is always true of it. */
@NullMarked
package io.headwater.market;

import org.jspecify.annotations.NullMarked;
