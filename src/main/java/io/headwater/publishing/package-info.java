/** What publishing a batch means: requests in flight, acknowledgement by row, retry of what failed, one account a file. */
@NullMarked
package io.headwater.publishing;

import org.jspecify.annotations.NullMarked;
