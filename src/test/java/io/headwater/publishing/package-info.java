/** What publishing means, against sinks that follow a script. */
@NullMarked
package io.headwater.publishing;

import org.jspecify.annotations.NullMarked;
