/** The Kinesis sink and reader by the real AWS SDK, against the local Kinesis and against one that follows a script. */
@NullMarked
package io.headwater.kinesis;

import org.jspecify.annotations.NullMarked;
