@NullMarked
package io.headwater.stocks.formats;

import org.jspecify.annotations.NullMarked;
