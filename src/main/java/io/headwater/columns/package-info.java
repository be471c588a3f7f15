/**
 * Which columns of a file are sent, in which order, under which names and as what: the values of {@code publish.columns}.
 *
 * <p>A package of its own, since the settings read such a choice and the source applies it, and neither may know the other.
 */
@NullMarked
package io.headwater.columns;

import org.jspecify.annotations.NullMarked;
