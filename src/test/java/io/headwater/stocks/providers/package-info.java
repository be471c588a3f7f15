@NullMarked
package io.headwater.stocks.providers;

import org.jspecify.annotations.NullMarked;
