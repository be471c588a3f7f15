/** The local Kinesis's store, without HTTP. */
@NullMarked
package io.headwater.kinesislocal.store;

import org.jspecify.annotations.NullMarked;
