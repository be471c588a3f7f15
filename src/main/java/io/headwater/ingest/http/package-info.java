/**
 * What stands before the route {@code ingest}: who may come in, how much at once, and what those are told who may not.
 *
 * <pre>
 * POST /ingest ─▶ FrontDoor (method, token, type, size) ─▶ WaitingRoom ─▶ the route
 *                     └─▶ 401 405 413 415 503                └─▶ 429
 * GET /ingest/stats ─▶ FrontDoor
 * </pre>
 *
 * <p>It runs on the event loop of the server, and so answers also while every thread that works for the route hangs.
 */
@NullMarked
package io.headwater.ingest.http;

import org.jspecify.annotations.NullMarked;
