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
        if (Footprint.of(parameters).heapBytes() > heapBytes) {
            throw tooSmall(parameters, heapBytes);
        }
    }

    /** What to tell when the memory is too little. */
    static CommandException tooSmall(Parameters parameters, long heapBytes) {
        Footprint footprint = Footprint.of(parameters);
        long needed = footprint.heapBytes() / MEGABYTE + 1;
        long parts = (long) parameters.part().of() * footprint.parts(heapBytes);
        String inParts = parts <= Part.MOST ? ", or make them in parts, such as --part 1/%d".formatted(parts) : "";
        return new CommandException(
                "Making about %d transactions: that takes some %d MB of memory, and Java may use %d MB here. Give it more (JAVA_OPTS=-Xmx%dm ./headwater …, or java -Xmx%dm -jar headwater.jar …)%s."
                        .formatted(footprint.transactions(), needed, heapBytes / MEGABYTE, needed, needed, inParts));
    }
}
