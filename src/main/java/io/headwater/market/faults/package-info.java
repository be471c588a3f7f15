/**
 * Imperfect data on purpose: messages that are late, twice, out of order, missing or malformed, and an account of each.
 *
 * <pre>
 *   message, message, … ──▶ FaultyFeed (FaultPlan) ──▶ messages as a broken feed sends them
 *                                └──▶ FaultNote ──▶ FaultManifest: a line of JSON each
 * </pre>
 *
 * <p>Knows the JDK only, and no market: a message is bytes, a number and what it is about.
 */
@NullMarked
package io.headwater.market.faults;

import org.jspecify.annotations.NullMarked;
