/** Tests. */
@NullMarked
package io.headwater.delivery.parquet;

import org.jspecify.annotations.NullMarked;
