/** Commands, in this process. */
@NullMarked
package io.headwater.cli;

import org.jspecify.annotations.NullMarked;
