package io.headwater.source;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Decodes and parses the records of a run.
 *
 * <p>Records without a fault are parsed many at a time. Whatever looks odd in that (a byte that may be malformed UTF-8, a
 * complaint of the CSV library, another number of records than was framed) makes it parse them again one by one, so that
 * exactly the bad ones are rejected, each with its own reason. Not thread-safe.
 */
final class RecordParser {
    /** What Java puts in place of malformed UTF-8; it may also stand in the file itself. */
    private static final char REPLACEMENT = '\uFFFD';

    private final CsvReader.CsvReaderBuilder csv = CsvReader.builder();
    private final CsvFields fields;
    private final ParsedRecords parsed = new ParsedRecords();

    /** A parser of records that should have at most so many fields. */
    RecordParser(int fieldCount) {
        this.fields = new CsvFields(fieldCount);
    }

    /**
     * What became of the records from one index to before another, none of which has a {@link Fault}; valid until the next call.
     *
     * @param number that of the first of them in its file
     */
    ParsedRecords parse(RecordRun run, int from, int to, RowMaker rows, long number) {
        parsed.clear();
        if (!parseTogether(run, from, to, rows, number)) {
            parsed.clear();
            for (int record = from; record < to; record++) {
                try {
                    parsed.rows().add(rows.rowOf(fieldsOf(run, record), number + record - from));
                } catch (BadRecordException e) {
                    parsed.rejections().add(new ParsedRecords.Rejection(record, e.reason()));
                }
            }
        }
        return parsed;
    }

    private boolean parseTogether(RecordRun run, int from, int to, RowMaker rows, long number) {
        int start = run.start(from);
        String text = new String(run.buffer(), start, run.end(to - 1) - start, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            return false;
        }
        try {
            for (CsvFields record : csv.build(fields, text)) {
                try {
                    parsed.rows().add(rows.rowOf(record, number + parsed.count()));
                } catch (BadRecordException e) {
                    parsed.rejections().add(new ParsedRecords.Rejection(from + parsed.count(), e.reason()));
                }
            }
        } catch (CsvParseException e) {
            return false;
        }
        return parsed.count() == to - from;
    }

    /** The fields of one record. */
    CsvFields fieldsOf(RecordRun run, int record) throws BadRecordException {
        String text = decode(run.buffer(), run.start(record), run.end(record));
        try (CloseableIterator<CsvFields> records = csv.build(fields, text).iterator()) {
            if (records.hasNext()) {
                CsvFields only = records.next();
                if (!records.hasNext()) {
                    return only;
                }
            }
        } catch (CsvParseException e) {
            throw new BadRecordException("not CSV: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new BadRecordException("not one CSV record");
    }

    private static String decode(byte[] bytes, int from, int to) throws BadRecordException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes, from, to - from);
        CharBuffer out = CharBuffer.allocate(to - from);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            throw new BadRecordException(String.format(
                    "invalid UTF-8: byte %d of the row is 0x%02X", in.position() - from + 1, in.get(in.position())));
        }
        decoder.flush(out);
        return out.flip().toString();
    }
}
