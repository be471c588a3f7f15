/** Ways to put files on disk that survive a crash. Knows the JDK only. */
@NullMarked
package io.headwater.files;

import org.jspecify.annotations.NullMarked;
