@NullMarked
package io.headwater.receipts;

import org.jspecify.annotations.NullMarked;
