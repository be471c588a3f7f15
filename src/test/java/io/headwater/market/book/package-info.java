/** Order books, against one rebuilt from what they tell. */
@NullMarked
package io.headwater.market.book;

import org.jspecify.annotations.NullMarked;
