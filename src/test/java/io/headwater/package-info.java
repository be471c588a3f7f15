/** What holds for all packages together. */
@NullMarked
package io.headwater;

import org.jspecify.annotations.NullMarked;
