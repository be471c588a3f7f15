@NullMarked
package io.headwater.delivery;

import org.jspecify.annotations.NullMarked;
