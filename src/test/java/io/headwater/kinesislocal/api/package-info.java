/** The local Kinesis's api, without HTTP. */
@NullMarked
package io.headwater.kinesislocal.api;

import org.jspecify.annotations.NullMarked;
