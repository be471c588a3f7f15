/** Tests of reading source files. */
@NullMarked
package io.headwater.source;

import org.jspecify.annotations.NullMarked;
