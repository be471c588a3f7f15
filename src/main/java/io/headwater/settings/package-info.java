/**
 * The settings: what keys there are, what each may be, and where their values come from.
 *
 * <pre>
 *   application.properties in the jar (every key, with its default)
 *     ← application.properties in the working directory ← -Dkey=value ← environment (PUBLISH_BATCH_SIZE)
 * </pre>
 *
 * <p>Everything wrong with them is said at once, at the start.
 */
@NullMarked
package io.headwater.settings;

import org.jspecify.annotations.NullMarked;
