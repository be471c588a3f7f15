/**
 * A CSV file becomes batches of rows, in memory that does not grow with the file; rows that cannot be published stand aside.
 *
 * <pre>
 * SettledFiles: completely written?
 *      |
 *   CsvFile ── RecordFramer: bytes → raw records ── RecordParser: records → fields (FastCSV) ── RowMaker: fields → Row
 *      |                            |                                  |                              |
 *   CsvBatch + SourcePosition       └────── faulty ────────────────────┴──────────── RejectedRows ────┘
 * </pre>
 *
 * <p>The framer knows nothing but quotes and line breaks. That is enough to hand out exactly the bytes of every record, so
 * that one bad record costs nothing but itself, and to say at which byte reading can go on.
 */
@NullMarked
package io.headwater.source;

import org.jspecify.annotations.NullMarked;
