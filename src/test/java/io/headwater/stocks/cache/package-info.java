@NullMarked
package io.headwater.stocks.cache;

import org.jspecify.annotations.NullMarked;
