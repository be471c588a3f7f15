/** The random streams against what numpy and Python draw, and the distributions against what they should be. */
@NullMarked
package io.headwater.random;

import org.jspecify.annotations.NullMarked;
