package io.headwater.cli;

import io.headwater.market.faults.FaultManifest;
import io.headwater.market.faults.FaultNote;
import io.headwater.market.faults.FaultyFeed;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The manifest of the faults of messages in a file: a file itself, which appears when it is whole. Any thread may close it, one writes. */
final class FaultNotes implements FaultyFeed.Notes, AutoCloseable {
    private final OutputFile file;
    private final BufferedOutputStream out;
    private final FaultManifest manifest;
    private long count;

    /**
     * Without a fault yet.
     *
     * @param begun when the messages begin
     * @param faults as they were given
     */
    FaultNotes(OutputFile file, String begun, String faults) {
        this.file = file;
        this.out = new BufferedOutputStream(file);
        this.manifest = new FaultManifest(out);
        manifest.begin(begun, faults);
    }

    @Override
    public void add(FaultNote note) {
        count++;
        manifest.add(note);
    }

    /** How many there are. */
    long count() {
        return count;
    }

    Path file() {
        return file.file();
    }

    /** @throws CommandException if it cannot be written */
    void appear() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The file beneath throws other exceptions", e);
        }
        file.appear();
    }

    @Override
    public void close() {
        file.close();
    }
}
