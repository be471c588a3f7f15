/**
 * The soak: random files, random trouble, {@code kill -9} of the shipped jar at random moments, until every file is archived; then
 * each row is looked for.
 *
 * <pre>
 * seed ─▶ Scenario ─▶ FileMaker ─▶ source/ ─▶ the jar, again and again (Lives) ─▶ Target: a Kinesis, an HTTP server
 *            │                          │                  ▲ kill -9                    ▲ Trouble
 *            │                          └───────────────▶ Ledger ◀────────────────────┘ what arrived
 *            └──────────────────────────────────────────▶ Tally, a table
 * </pre>
 */
@NullMarked
package io.headwater.soak;

import org.jspecify.annotations.NullMarked;
