/**
 * What a running Headwater tells of itself: counters that anyone may count with and anyone may read, and a document of all of it,
 * written beside its state, which other processes read without a port.
 *
 * <pre>
 *   routes, sinks, … ── Tally, FlowTally ◀── Counters ──▶ Status ──▶ StatusFile ──▶ headwater status
 *   log ── LoggedProblems ─────────────────────────────────┘
 * </pre>
 */
@NullMarked
package io.headwater.status;

import org.jspecify.annotations.NullMarked;
