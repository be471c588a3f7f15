/** The local Kinesis as its clients see it, and its parts where they can be checked alone. */
@NullMarked
package io.headwater.kinesislocal;

import org.jspecify.annotations.NullMarked;
