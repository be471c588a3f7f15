/**
 * Tests of the flows in {@code routes/}, through the same YAML that users run and edit.
 *
 * <pre>
 * Workplace: a folder with a copy of routes/ ── Application ──→ Tap (a stream, read with the AWS SDK)
 *      drop, edit, start, stop                            └──→ HttpReceiver (a plain HTTP server)
 *                    Log: what Headwater said             Await: conditions instead of sleeps
 * </pre>
 */
@NullMarked
package io.headwater.routes;

import org.jspecify.annotations.NullMarked;
