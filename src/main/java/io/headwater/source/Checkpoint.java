package io.headwater.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How far a file is delivered for good: everything before the position, and some of what is behind it.
 *
 * @param position where to go on
 * @param deliveredBehind parts behind the position that are delivered all the same, since they overtook a request that failed;
 *     in order, without overlap
 * @param rejectedFile where its rejected rows are; empty while there are none
 */
record Checkpoint(SourcePosition position, List<ByteRange> deliveredBehind, Optional<Path> rejectedFile) {
    /** Nothing is delivered. */
    static final Checkpoint START = new Checkpoint(SourcePosition.START, List.of(), Optional.empty());

    /** Takes a copy. */
    Checkpoint {
        deliveredBehind = List.copyOf(deliveredBehind);
    }

    /**
     * The rejected rows of the file, to go on with. Their owner may have taken them away to mend them already: then the rows
     * rejected from here on go to another file.
     */
    RejectedRows rejectedRows(String sourceFileName, Path folder) {
        return rejectedFile
                .filter(file -> length(file) >= position.rejectedBytes())
                .map(file -> RejectedRows.resume(file, position.rejectedBytes()))
                .orElseGet(() -> RejectedRows.of(sourceFileName, folder));
    }

    private static long length(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return -1;
        }
    }
}
