/** The HTTP sink, against answers that a test makes up. */
@NullMarked
package io.headwater.publishing.http;

import org.jspecify.annotations.NullMarked;
