package io.headwater.source;

import io.headwater.columns.ColumnType;

/**
 * A column of one file that is sent.
 *
 * @param column its name in the file
 * @param field which field of a record has its value
 * @param name its name in JSON
 * @param type how its values appear in JSON
 */
record SentColumn(String column, int field, String name, ColumnType type) {}
