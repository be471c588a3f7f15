/** Tests of choosing columns. */
@NullMarked
package io.headwater.columns;

import org.jspecify.annotations.NullMarked;
