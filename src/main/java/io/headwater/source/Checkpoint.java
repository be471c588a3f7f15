package io.headwater.source;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How far a file is delivered for good: everything before the position, and nothing that must be sent again.
 *
 * @param position where to go on
 * @param rejectedFile where its rejected rows are; empty while there are none
 */
record Checkpoint(SourcePosition position, Optional<Path> rejectedFile) {
    /** Nothing is delivered. */
    static final Checkpoint START = new Checkpoint(SourcePosition.START, Optional.empty());
}
