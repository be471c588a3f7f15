/** Files that appear whole, against a real file system. */
@NullMarked
package io.headwater.files;

import org.jspecify.annotations.NullMarked;
