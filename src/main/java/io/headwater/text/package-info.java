/**
 * Text that several parts read or write: numbers as bytes, for what writes millions of them a second; the word that was probably
 * meant; how long a server asks to wait. Knows the JDK only.
 */
@NullMarked
package io.headwater.text;

import org.jspecify.annotations.NullMarked;
