/**
 * Stock history as a stream: the bars of some symbols in the order of their days, one after the other, with a place that survives
 * restarts. It knows nothing of where rows go.
 */
@NullMarked
package io.headwater.stocks.streaming;

import org.jspecify.annotations.NullMarked;
