@NullMarked
package io.headwater.verification;

import org.jspecify.annotations.NullMarked;
