package io.headwater.cli;

import io.headwater.market.BookWatcher;
import io.headwater.market.lobster.LobsterFiles;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where all goes that a run of a market makes: nowhere, unless it is told. Files appear when everything is whole, not before. One thread
 * writes; any thread may close it at any time, after which no file appears.
 */
final class MarketOutput implements AutoCloseable {
    private OutputStream messages = OutputStream.nullOutputStream();
    private Optional<OutputFile> file = Optional.empty();
    private Optional<FaultNotes> notes = Optional.empty();
    private Optional<LobsterFiles> lobster = Optional.empty();

    /** Messages are printed. */
    void print(PrintedBytes printed) {
        messages = printed;
    }

    /** Messages go into a file. */
    void write(OutputFile to) {
        messages = to;
        file = Optional.of(to);
    }

    /** What goes wrong with messages is noted. */
    void note(FaultNotes to) {
        notes = Optional.of(to);
    }

    /** What happens to the books is written. */
    void watch(LobsterFiles by) {
        lobster = Optional.of(by);
    }

    /** Takes the messages. */
    OutputStream messages() {
        return messages;
    }

    Optional<OutputFile> file() {
        return file;
    }

    Optional<FaultNotes> notes() {
        return notes;
    }

    Optional<LobsterFiles> lobster() {
        return lobster;
    }

    BookWatcher watcher() {
        return lobster.map(BookWatcher.class::cast).orElse(BookWatcher.NOBODY);
    }

    boolean isPrinted() {
        return messages instanceof PrintedBytes;
    }

    /** The files, for a person. */
    String inWords() {
        List<String> names = new ArrayList<>();
        file.ifPresent(each -> names.add(each.file().toString()));
        notes.ifPresent(each -> names.add(each.file().toString()));
        lobster.ifPresent(each -> names.add("the LOBSTER files"));
        return String.join(", ", names);
    }

    /** @throws java.util.concurrent.CancellationException if this was closed */
    void appear() {
        lobster.ifPresent(LobsterFiles::appear);
        notes.ifPresent(FaultNotes::appear);
        file.ifPresent(OutputFile::appear);
    }

    /** Takes away what is half-written. */
    @Override
    public void close() {
        lobster.ifPresent(LobsterFiles::close);
        notes.ifPresent(FaultNotes::close);
        file.ifPresent(OutputFile::close);
    }
}
