/**
 * Who has daily history: Yahoo, Tiingo, a folder of the user's files, and a sample that is made up.
 *
 * <p>{@code PoliteHttp} asks: one request at a time to a host, with a pause before the next. What comes back is a stranger's, and is
 * checked field by field: a provider never hands on what it did not understand.
 */
@NullMarked
package io.headwater.stocks.providers;

import org.jspecify.annotations.NullMarked;
