@NullMarked
package io.headwater.ingest;

import org.jspecify.annotations.NullMarked;
