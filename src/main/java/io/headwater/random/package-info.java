/**
 * The frozen random streams of numpy's legacy {@code RandomState} and of Python's {@code random}, bit for bit, so that what a
 * Python program drew with a seed can be drawn here again.
 *
 * <pre>
 *            MersenneTwister (32-bit words)
 *              │                  │
 *   NumpyRandom: uniform,     PythonRandom: choice,
 *   normal, poisson, choice   sample
 * </pre>
 *
 * <p>Knows the JDK only. Nothing here is thread-safe: a generator belongs to one thread.
 */
@NullMarked
package io.headwater.random;

import org.jspecify.annotations.NullMarked;
