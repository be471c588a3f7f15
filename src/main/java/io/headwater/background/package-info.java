/**
 * Headwater as a process among others: one a folder, found again by its pid file, started where no terminal reaches it, and stopped
 * without ever touching another process.
 *
 * <pre>
 *   OneAtATime (running.lock: is there one?) ─┐
 *   PidFile ─▶ ProcessMark (which?) ──────────┴▶ Presence ◀── Start ─▶ DetachedProcess ─▶ BoundedLog
 *                                                       ◀── Stop
 * </pre>
 */
@NullMarked
package io.headwater.background;

import org.jspecify.annotations.NullMarked;
