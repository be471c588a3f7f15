/** Work spread over all processors, with the result that one thread would have. Knows the JDK only. */
@NullMarked
package io.headwater.parallel;

import org.jspecify.annotations.NullMarked;
