package io.headwater.source;

import io.headwater.files.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The header line of a source file.
 *
 * @param columns the names of the columns that are published, in order
 * @param droppedColumns how many leading fields of each record are not published: the line and the reason that
 *     {@link RejectedRows} put before a record, and that a mended file still has; put before it twice if rejected twice
 * @param raw the line as it stands in the file, UTF-8, without byte order mark and line end
 * @param endOffset where in the file the records begin
 * @param nextLine the number of the line that begins there
 */
record CsvHeader(List<String> columns, int droppedColumns, String raw, long endOffset, long nextLine) {
    /** Longer first lines are not headers but files of another kind. */
    static final int MAX_BYTES = 1024 * 1024;

    /** How many fields every record must have. */
    int fieldCount() {
        return droppedColumns + columns.size();
    }

    /**
     * Which field of a record has the value of this column.
     *
     * @param use what it is for, and its name: {@code the partition key is to be column ID}
     * @param remedy what to do when there is no such column: a sentence
     * @throws SourceException when there is none
     */
    int fieldOf(String column, Path file, String use, String remedy) {
        int index = columns.indexOf(column);
        if (index < 0) {
            throw lacks(file, use, remedy);
        }
        return droppedColumns + index;
    }

    /** The error of a file that lacks what is named, with the columns that it has. */
    SourceException lacks(Path file, String use, String remedy) {
        return new SourceException("Cannot publish " + file + ": " + use
                + ", and the header has no such column; it has " + listed() + ". " + remedy);
    }

    /** The columns, for messages. */
    String listed() {
        String listed = String.join(", ", columns);
        return listed.length() <= 2000
                ? listed
                : listed.substring(0, 2000) + "…, " + columns.size() + " columns in all";
    }

    /** Reads the header from the start of a file; the stream is left anywhere behind it. */
    static CsvHeader read(InputStream in, Path file) throws IOException {
        RecordFramer framer = new RecordFramer(in, 8 * 1024, MAX_BYTES, 0, 1, new Sha256());
        framer.skipByteOrderMark();
        RecordRun run = framer.next(1);
        if (run.count() == 0) {
            throw new EmptyFileException(file);
        }
        if (run.fault(0) == Fault.TOO_LONG) {
            throw unusable(file, "is longer than " + MAX_BYTES + " bytes");
        }
        if (run.fault(0) != Fault.NONE) {
            throw unusable(file, "is not CSV: " + run.fault(0).words());
        }
        String[] names = new String[0];
        try {
            CsvFields fields = new RecordParser(Integer.MAX_VALUE).fieldsOf(run, 0);
            names = new String[fields.count()];
            Arrays.setAll(names, fields::get);
        } catch (BadRecordException e) {
            throw unusable(file, "cannot be read: " + e.reason());
        }
        String raw = new String(run.buffer(), run.start(0), run.end(0) - run.start(0), StandardCharsets.UTF_8);
        if (raw.indexOf('\0') >= 0) {
            throw unusable(file, "contains NUL characters, as UTF-16 text would");
        }
        int dropped = 0;
        while (names.length - dropped > 2
                && names[dropped].equals(RejectedRows.LINE_COLUMN)
                && names[dropped + 1].equals(RejectedRows.REASON_COLUMN)) {
            dropped += 2;
        }
        List<String> columns = List.of(names).subList(dropped, names.length);
        requireDistinct(columns, file);
        return new CsvHeader(columns, dropped, raw, framer.offset(), framer.line());
    }

    private static void requireDistinct(List<String> columns, Path file) {
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (!seen.add(column)) {
                throw unusable(
                        file,
                        "has the column " + BadRecordException.shown(column)
                                + " twice, and a JSON object has each name once");
            }
        }
    }

    private static SourceException unusable(Path file, String seen) {
        return new SourceException("Cannot publish " + file + ": its header line " + seen
                + ". A file must be UTF-8 text and begin with one line of distinct column names, separated by commas;"
                + " mend the line and drop the file in again.");
    }
}
