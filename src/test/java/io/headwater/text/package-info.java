/** Digits as bytes against the JDK's own. */
@NullMarked
package io.headwater.text;

import org.jspecify.annotations.NullMarked;
