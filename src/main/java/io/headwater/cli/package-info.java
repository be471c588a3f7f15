/** The command line: one class a command, nothing but options in and words out. */
@NullMarked
package io.headwater.cli;

import org.jspecify.annotations.NullMarked;
