/** LOBSTER's files, against a book rebuilt from what they say. */
@NullMarked
package io.headwater.market.lobster;

import org.jspecify.annotations.NullMarked;
