/** Headwater's entry point: {@code Main} and the parts it is made of. */
@NullMarked
package io.headwater;

import org.jspecify.annotations.NullMarked;
