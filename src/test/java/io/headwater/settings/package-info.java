/** The settings, as their users get them wrong. */
@NullMarked
package io.headwater.settings;

import org.jspecify.annotations.NullMarked;
