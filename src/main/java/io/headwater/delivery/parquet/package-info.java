/**
 * The lines of an object as a Parquet file, made in memory: the columns are found in the lines, the pages are compressed by Java's own gzip.
 * No Hadoop at run time, but for a few classes that Parquet's library names.
 */
@NullMarked
package io.headwater.delivery.parquet;

import org.jspecify.annotations.NullMarked;
