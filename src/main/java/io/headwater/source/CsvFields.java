package io.headwater.source;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.Arrays;

/** The fields of the record that FastCSV parsed last, one behind the other in one array: a String each would cost more. */
final class CsvFields extends AbstractBaseCsvCallbackHandler<CsvFields> {
    private final int keptFields;
    private char[] text = new char[1024];
    private int[] ends = new int[32];
    private int count;
    private int length;

    /** Keeps the first fields of a record, at most so many; what a record has beyond is counted only. */
    CsvFields(int keptFields) {
        this.keptFields = keptFields;
    }

    /** How many fields the record has. */
    int count() {
        return count;
    }

    /** The array that {@link #start} and {@link #end} point into. */
    char[] text() {
        return text;
    }

    int start(int field) {
        return field == 0 ? 0 : ends[field - 1];
    }

    int end(int field) {
        return ends[field];
    }

    String get(int field) {
        return new String(text, start(field), end(field) - start(field));
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        count = 0;
        length = 0;
    }

    @Override
    protected void handleField(int field, char[] chars, int offset, int size, boolean quoted) {
        if (count >= keptFields) {
            count++;
            return;
        }
        if (length + size > text.length) {
            text = Arrays.copyOf(
                    text, Math.max(length + size, (int) Math.min(2L * text.length, Integer.MAX_VALUE - 8)));
        }
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
        }
        System.arraycopy(chars, offset, text, length, size);
        length += size;
        ends[count++] = length;
    }

    @Override
    protected CsvFields buildRecord() {
        return this;
    }
}
