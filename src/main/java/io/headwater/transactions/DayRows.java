package io.headwater.transactions;

import java.util.ArrayList;
import java.util.List;

/**
 * Customer, terminal and amount of a day's transactions, each at the slot in which it was added.
 *
 * <p>By day, because a file is written by day: the rows are then read in order of time, which is at random here, and a day is small
 * enough for that to stay in the processor's cache however long the run. May be read by many threads once it is complete.
 */
final class DayRows {
    static final int FIELDS = 3;
    private static final int SMALLEST_CHUNK = 4;
    private static final int LARGEST_CHUNK = 12;

    /** Rows of a chunk, as a power of two. */
    private final int chunk;

    private final int withinChunk;
    private final List<int[]> chunks = new ArrayList<>();
    private int size;

    /** @param expected about how many rows there will be; a guess costs memory, or a little time */
    DayRows(long expected) {
        int eighth = Long.SIZE - Long.numberOfLeadingZeros(expected / 8);
        chunk = Math.max(SMALLEST_CHUNK, Math.min(LARGEST_CHUNK, eighth));
        withinChunk = (1 << chunk) - 1;
    }

    /** Adds a row and returns its slot. */
    int add(int customer, int terminal, int amount) {
        int slot = size;
        if (slot >> chunk == chunks.size()) {
            chunks.add(new int[FIELDS << chunk]);
        }
        int[] fields = chunks.get(slot >> chunk);
        int at = (slot & withinChunk) * FIELDS;
        fields[at] = customer;
        fields[at + 1] = terminal;
        fields[at + 2] = amount;
        size++;
        return slot;
    }

    int size() {
        return size;
    }

    int customer(int slot) {
        return chunks.get(slot >> chunk)[(slot & withinChunk) * FIELDS];
    }

    /** Copies the row of a slot to the row {@code index} of {@code rows}. */
    void fetch(int slot, int[] rows, int index) {
        int[] fields = chunks.get(slot >> chunk);
        int from = (slot & withinChunk) * FIELDS;
        int to = index * FIELDS;
        rows[to] = fields[from];
        rows[to + 1] = fields[from + 1];
        rows[to + 2] = fields[from + 2];
    }

    static int customer(int[] rows, int index) {
        return rows[index * FIELDS];
    }

    static int terminal(int[] rows, int index) {
        return rows[index * FIELDS + 1];
    }

    static int amount(int[] rows, int index) {
        return rows[index * FIELDS + 2];
    }

    void multiply(int slot) {
        int[] fields = chunks.get(slot >> chunk);
        int at = (slot & withinChunk) * FIELDS + 2;
        fields[at] = Amount.multiplied(fields[at]);
    }
}
