@NullMarked
package io.headwater.stocks.streaming;

import org.jspecify.annotations.NullMarked;
