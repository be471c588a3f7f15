@NullMarked
package io.headwater.stocks;

import org.jspecify.annotations.NullMarked;
