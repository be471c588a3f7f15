@NullMarked
package io.headwater.stocks.lookup;

import org.jspecify.annotations.NullMarked;
