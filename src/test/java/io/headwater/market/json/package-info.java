/** Messages as bytes, against their contract as JSON Schema and Jackson. */
@NullMarked
package io.headwater.market.json;

import org.jspecify.annotations.NullMarked;
