@NullMarked
package io.headwater.kinesislocal.faults;

import org.jspecify.annotations.NullMarked;
