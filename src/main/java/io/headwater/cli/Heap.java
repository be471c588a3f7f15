package io.headwater.cli;

import io.headwater.receipts.Reconciliation;
import io.headwater.transactions.Footprint;
import io.headwater.transactions.Parameters;
import io.headwater.transactions.Part;

/** Whether the memory that Java may use is enough: better told at once than by a process that dies in the middle. */
final class Heap {
    private static final long MEGABYTE = 1 << 20;

    /** What the rest of Java and the answers of a stream take, while rows are reconciled. */
    private static final long BESIDES_ROWS = 80 * MEGABYTE;

    private Heap() {}

    /** @throws CommandException if it is too little, with what to do */
    static void require(Parameters parameters, long heapBytes) {
        long needed = Footprint.of(parameters).heapBytes();
        if (needed > heapBytes) {
            throw tooSmall(parameters, heapBytes, needed);
        }
    }

    /** What to tell when the memory was too little after all: how much would do is not known, so half as much again. */
    static CommandException ranOut(Parameters parameters, long heapBytes) {
        return tooSmall(parameters, heapBytes, Math.max(Footprint.of(parameters).heapBytes(), heapBytes / 2 * 3));
    }

    /** @throws CommandException if it is too little to compare so many rows with a stream, with what to do */
    static void requireToReconcile(long rows, long heapBytes) {
        long needed = Reconciliation.bytes(rows) + BESIDES_ROWS;
        if (needed > heapBytes) {
            throw tooSmall("Verifying %d rows".formatted(rows), needed / MEGABYTE + 1, heapBytes, "");
        }
    }

    /** What to tell when the memory was too little for that after all. */
    static CommandException ranOutReconciling(long rows, long heapBytes) {
        return tooSmall("Verifying %d rows".formatted(rows), heapBytes / MEGABYTE * 2, heapBytes, "");
    }

    private static CommandException tooSmall(Parameters parameters, long heapBytes, long neededBytes) {
        Footprint footprint = Footprint.of(parameters);
        long needed = neededBytes / MEGABYTE + 1;
        long parts = (long) parameters.part().of() * Math.max(2, footprint.parts(heapBytes));
        String inParts = parts <= Part.MOST ? ", or make them in parts, such as --part 1/%d".formatted(parts) : "";
        return tooSmall("Making about %d transactions".formatted(footprint.transactions()), needed, heapBytes, inParts);
    }

    /** That something takes more megabytes than there are, with what to do. */
    private static CommandException tooSmall(String act, long needed, long heapBytes, String orElse) {
        return new CommandException(
                "%s: that takes some %d MB of memory, and Java may use %d MB here. Give it more (JAVA_OPTS=-Xmx%dm ./headwater …, or java -Xmx%dm -jar headwater.jar …)%s."
                        .formatted(act, needed, heapBytes / MEGABYTE, needed, needed, orElse));
    }
}
