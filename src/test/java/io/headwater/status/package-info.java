/** Tests of {@code io.headwater.status}. */
@NullMarked
package io.headwater.status;

import org.jspecify.annotations.NullMarked;
