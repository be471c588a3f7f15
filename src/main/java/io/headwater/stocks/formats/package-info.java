/** Daily bars as CSV and JSON, with the header's names that readers of such files expect. Knows bars, Jackson and FastCSV. */
@NullMarked
package io.headwater.stocks.formats;

import org.jspecify.annotations.NullMarked;
