package io.headwater.source;

import java.util.Arrays;

/**
 * Raw records that lie one after the other in one buffer, blank lines between them allowed; valid until the framer is asked
 * for the next run.
 *
 * <p>Parallel arrays and not a list of objects: the framer fills one for every row of a file.
 */
final class RecordRun {
    private byte[] buffer = {};
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int[] limits = new int[64];
    private long[] lines = new long[64];
    private Fault[] faults = new Fault[64];
    private int count;
    private boolean partial;

    void reset(byte[] bytes) {
        buffer = bytes;
        count = 0;
        partial = false;
    }

    void add(int start, int end, int limit, long line, Fault fault) {
        if (count == starts.length) {
            grow();
        }
        starts[count] = start;
        ends[count] = end;
        limits[count] = limit;
        lines[count] = line;
        faults[count] = fault;
        count++;
    }

    /** Adds the only record of this run: too long, and with bytes that are not in the buffer. */
    void addPartial(int start, int end, long line) {
        add(start, end, end, line, Fault.TOO_LONG);
        partial = true;
    }

    private void grow() {
        int capacity = 2 * count;
        starts = Arrays.copyOf(starts, capacity);
        ends = Arrays.copyOf(ends, capacity);
        limits = Arrays.copyOf(limits, capacity);
        lines = Arrays.copyOf(lines, capacity);
        faults = Arrays.copyOf(faults, capacity);
    }

    /** How many records; 0 at the end of the file. */
    int count() {
        return count;
    }

    /** Whether the one record here goes on beyond the buffer: see {@link RecordFramer#copyRest}. */
    boolean isPartial() {
        return partial;
    }

    byte[] buffer() {
        return buffer;
    }

    /** Where the record begins in the buffer. */
    int start(int record) {
        return starts[record];
    }

    /** Where the record ends in the buffer, without its line end. */
    int end(int record) {
        return ends[record];
    }

    /** Where the record ends in the buffer, with its line end if it has one. */
    int limit(int record) {
        return limits[record];
    }

    /** The number of the record's first line in the file, from 1. */
    long line(int record) {
        return lines[record];
    }

    Fault fault(int record) {
        return faults[record];
    }
}
