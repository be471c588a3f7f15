/**
 * Daily stock history: what a day of a share is, which days there are, and what a provider of them must do.
 *
 * <pre>
 * lookup: which provider answers ──▶ cache: what is known, and the gaps ──▶ providers: Yahoo, Tiingo, a folder, a sample
 *                 └──────────────────────────┴──────────── formats: bars as CSV and JSON ───────────┘
 * </pre>
 *
 * <p>This package knows the JDK only; those below it know this one.
 */
@NullMarked
package io.headwater.stocks;

import org.jspecify.annotations.NullMarked;
