/** Tests of the jar that is shipped, run as its users run it: as a process of its own. */
@NullMarked
package io.headwater.jar;

import org.jspecify.annotations.NullMarked;
