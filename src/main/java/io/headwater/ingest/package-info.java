/**
 * Market messages that are sent to us: are they what they should be, where are they kept, how many were there.
 *
 * <pre>
 * body ─▶ MessageReader ─▶ Messages ─▶ IngestFiles ─▶ HourFile ─▶ delivered/ingest/2026-11-25T03.ndjson
 *             │ Problems                 (concurrent requests share a write)
 *             ▼
 *       RefusedException
 * </pre>
 *
 * <p>Knows the JDK, Jackson and {@code files}; HTTP is in {@code ingest.http}.
 */
@NullMarked
package io.headwater.ingest;

import org.jspecify.annotations.NullMarked;
