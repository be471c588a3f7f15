/** Tests of {@code io.headwater.background}. */
@NullMarked
package io.headwater.background;

import org.jspecify.annotations.NullMarked;
