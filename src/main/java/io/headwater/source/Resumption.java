package io.headwater.source;

import io.headwater.files.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where reading a file goes on.
 *
 * @param prefix the digest of the file before the position, where it is known; it is read again where it is not
 * @param done rows that are done with: those of them that are bad are not set aside once more
 */
record Resumption(SourcePosition position, Optional<Sha256> prefix, RowNumbers done) {
    /** At a position of which nothing more is known. */
    static Resumption at(SourcePosition position) {
        return new Resumption(position, Optional.empty(), new RowNumbers(position.rowsRead()));
    }

    /** From a checkpoint that was found. */
    static Resumption from(Checkpoints.Found found) {
        return new Resumption(found.checkpoint().position(), found.prefix(), Progress.doneIn(found.checkpoint()));
    }

    /** The digest of a file's first bytes. */
    Sha256 prefixOf(Path file, long length) throws IOException {
        if (prefix.isPresent() && length == position.byteOffset()) {
            return prefix.get();
        }
        Sha256 read = new Sha256();
        read.add(file, 0, length);
        return read;
    }
}
