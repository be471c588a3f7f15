package io.headwater.cli;

import io.headwater.transactions.Footprint;
import io.headwater.transactions.Parameters;
import io.headwater.transactions.Part;

/** Whether the memory that Java may use is enough: better told at once than by a process that dies in the middle. */
final class Heap {
    private static final long MEGABYTE = 1 << 20;

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

    private static CommandException tooSmall(Parameters parameters, long heapBytes, long neededBytes) {
        Footprint footprint = Footprint.of(parameters);
        long needed = neededBytes / MEGABYTE + 1;
        long parts = (long) parameters.part().of() * Math.max(2, footprint.parts(heapBytes));
        String inParts = parts <= Part.MOST ? ", or make them in parts, such as --part 1/%d".formatted(parts) : "";
        return new CommandException(
                "Making about %d transactions: that takes some %d MB of memory, and Java may use %d MB here. Give it more (JAVA_OPTS=-Xmx%dm ./headwater …, or java -Xmx%dm -jar headwater.jar …)%s."
                        .formatted(footprint.transactions(), needed, heapBytes / MEGABYTE, needed, needed, inParts));
    }
}
