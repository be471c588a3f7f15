package io.headwater.source;

import io.headwater.files.Sha256;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * Finds one record of a file again, by its number, to set it aside as it stands there: rows on their way no longer have the bytes
 * that they were read from.
 */
final class RecordAgain {
    private static final int BUFFER_BYTES = 256 * 1024;
    private static final int RECORDS_AT_ONCE = 500;

    private RecordAgain() {}

    /**
     * Sets a record aside.
     *
     * @param before a position of the file before the record
     * @param number of the record, from 0
     * @throws SourceException if it is not there any more
     */
    static void setAside(
            Path file, SourcePosition before, long number, int maxRowBytes, RejectedRows rejected, String reason) {
        try (FileInputStream in = new FileInputStream(file.toFile())) {
            long offset = before.byteOffset();
            long line = before.line();
            if (offset == 0) {
                CsvHeader header = CsvHeader.read(in, file);
                offset = header.endOffset();
                line = header.nextLine();
            }
            in.getChannel().position(offset);
            RecordFramer framer = new RecordFramer(in, BUFFER_BYTES, maxRowBytes, offset, line, new Sha256());
            if (!setAside(framer, number - before.rowsRead(), rejected, reason)) {
                throw new SourceException("Cannot set row " + (number + 1) + " of " + file
                        + " aside: it is not there any more. The file was changed; let it start over.");
            }
        } catch (IOException e) {
            throw SourceException.reading(file, e);
        }
    }

    private static boolean setAside(RecordFramer framer, long toPass, RejectedRows rejected, String reason)
            throws IOException {
        long left = toPass;
        while (true) {
            RecordRun run = framer.next(RECORDS_AT_ONCE);
            if (run.count() == 0) {
                return false;
            }
            if (left < run.count()) {
                // What is longer than a row may be was never sent, so that this one is whole.
                int record = (int) left;
                rejected.add(run.line(record), reason, run.buffer(), run.start(record), run.limit(record));
                return true;
            }
            left -= run.count();
            if (run.isPartial()) {
                framer.copyRest(OutputStream.nullOutputStream());
            }
        }
    }
}
