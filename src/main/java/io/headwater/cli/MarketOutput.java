package io.headwater.cli;

import io.headwater.market.BookWatcher;
import io.headwater.market.lobster.LobsterFiles;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where all goes that a run of a market makes. Files appear when everything is whole, not before. One thread writes; any thread may close it at
 * any time, after which no file appears.
 *
 * @param messages takes the messages
 * @param file the file that they go into, if it is one
 * @param lobster takes what happens to the books, if that is asked for
 */
record MarketOutput(OutputStream messages, Optional<OutputFile> file, Optional<LobsterFiles> lobster)
        implements AutoCloseable {

    BookWatcher watcher() {
        return lobster.map(BookWatcher.class::cast).orElse(BookWatcher.NOBODY);
    }

    boolean hasFiles() {
        return file.isPresent() || lobster.isPresent();
    }

    /** The files, for a person. */
    String inWords() {
        List<String> names = new ArrayList<>();
        file.ifPresent(each -> names.add(each.file().toString()));
        lobster.ifPresent(each -> names.add("the LOBSTER files"));
        return String.join(" and ", names);
    }

    /** @throws java.util.concurrent.CancellationException if this was closed */
    void appear() {
        lobster.ifPresent(LobsterFiles::appear);
        file.ifPresent(OutputFile::appear);
    }

    /** Takes away what is half-written. */
    @Override
    public void close() {
        lobster.ifPresent(LobsterFiles::close);
        file.ifPresent(OutputFile::close);
    }
}
