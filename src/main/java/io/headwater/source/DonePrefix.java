package io.headwater.source;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Up to where a file is done without a gap, and which rows behind that are done as well. Not thread-safe. */
final class DonePrefix {
    private final RowNumbers done;
    private final Deque<Span> spans = new ArrayDeque<>();
    private Span reached;
    private Span read;

    /** The part of a file up to a place between two records. */
    private record Span(SourcePosition end, String sha256) {}

    /**
     * A file that is done up to a position, and of which these rows behind it are done.
     *
     * @param sha256 of the file before the position
     */
    DonePrefix(SourcePosition position, String sha256, RowNumbers done) {
        this.done = done;
        this.reached = new Span(position, sha256);
        this.read = reached;
    }

    /** Notes that the file was read on, up to a place at which an attempt may begin. */
    void readUpTo(SourcePosition end, String sha256) {
        read = new Span(end, sha256);
        spans.add(read);
    }

    /** Notes that rows are done. */
    void add(List<RowNumbers.Range> numbers) {
        numbers.forEach(done::add);
    }

    /** Moves up to the first row that is not done; returns whether that is further than before. */
    boolean advance() {
        long undone = done.firstMissing();
        boolean advanced = false;
        while (!spans.isEmpty() && spans.element().end().rowsRead() <= undone) {
            reached = spans.remove();
            advanced = true;
        }
        if (advanced) {
            done.forgetBefore(reached.end().rowsRead());
        }
        return advanced;
    }

    /** All before it is done. */
    SourcePosition position() {
        return reached.end();
    }

    /** Of the file before {@link #position}, in hexadecimal. */
    String sha256() {
        return reached.sha256();
    }

    /** What is done behind {@link #position}. */
    List<RowNumbers.Range> behind() {
        return done.ranges();
    }

    /** What was read so far. */
    CheckpointLines.ReadUpTo read() {
        return new CheckpointLines.ReadUpTo(read.end().byteOffset(), read.sha256());
    }

    /** How many rows were read beyond {@link #position}. */
    long rowsAhead() {
        return read.end().rowsRead() - reached.end().rowsRead();
    }
}
