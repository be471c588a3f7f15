/** Numbers as bytes of text, for what writes millions of them a second. Knows the JDK only. */
@NullMarked
package io.headwater.text;

import org.jspecify.annotations.NullMarked;
