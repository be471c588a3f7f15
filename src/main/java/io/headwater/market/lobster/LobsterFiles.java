package io.headwater.market.lobster;

import io.headwater.files.FileErrors;
import io.headwater.files.FreshName;
import io.headwater.files.HiddenFolder;
import io.headwater.market.BookWatcher;
import io.headwater.market.Depth;
import io.headwater.market.Symbol;
import io.headwater.market.book.OrderBook;
import io.headwater.market.book.Side;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * Writes what happens to the books of a market into a folder, two files a symbol and day, which appear all together at the end. How much there
 * is makes no difference to the memory that it takes. One thread is told of events; any thread may close it at any time, after which
 * no files appear.
 */
public final class LobsterFiles implements BookWatcher, AutoCloseable {
    /** How many levels there may be in a row of the book: more than it ever has. */
    public static final int MOST_LEVELS = Depth.MOST_LEVELS;

    /** What is gathered of all files before it is written. */
    private static final int GATHERED = 64 << 20;

    private static final int MOST_GATHERED_OF_A_FILE = 1 << 16;

    private final Path folder;
    private final List<Symbol> symbols;
    private final boolean tradingHours;
    private final int levels;
    private final boolean replace;
    private final HiddenFolder hidden;
    private final List<String> names = new ArrayList<>();
    private final List<LobsterBook> books = new ArrayList<>();
    private TradingDay day = TradingDay.of(0, false);
    private int current;
    private volatile boolean closed;

    private LobsterFiles(
            Path folder, List<Symbol> symbols, boolean tradingHours, int levels, boolean replace, HiddenFolder hidden) {
        this.folder = folder;
        this.symbols = symbols;
        this.tradingHours = tradingHours;
        this.levels = levels;
        this.replace = replace;
        this.hidden = hidden;
    }

    /**
     * Gets ready to write; makes the folder if there is none.
     *
     * @param symbols those of the market
     * @param tradingHours whether there are events only while the exchange is open
     * @param levels in a row of the book, from 1 to {@value #MOST_LEVELS}
     * @param replace whether files that exist are replaced
     * @throws LobsterException if the folder cannot be written to
     */
    public static LobsterFiles open(
            Path folder, List<Symbol> symbols, boolean tradingHours, int levels, boolean replace) {
        if (levels < 1 || levels > MOST_LEVELS) {
            throw new IllegalArgumentException(
                    "There are %d levels; there must be 1 to %d.".formatted(levels, MOST_LEVELS));
        }
        try {
            // As a link to a folder it would not pass for one.
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
            }
            return new LobsterFiles(folder, symbols, tradingHours, levels, replace, HiddenFolder.in(folder));
        } catch (IOException e) {
            throw failed(folder, e);
        }
    }

    @Override
    public void opened(long micros, List<OrderBook> opened) {
        int gathered = Math.min(GATHERED / (2 * opened.size()), MOST_GATHERED_OF_A_FILE);
        for (OrderBook book : opened) {
            books.add(new LobsterBook(book, levels, this::append, gathered));
        }
        begin(micros);
    }

    @Override
    public void at(int symbol, long micros) {
        if (micros >= day.end()) {
            books.forEach(LobsterBook::flush);
            TradingDay next = TradingDay.of(micros, tradingHours);
            begin(next.start());
        }
        current = symbol;
        books.get(symbol).at(micros - day.midnight());
    }

    /** Begins the files of the day of this time, at which the books are as they are now. */
    private void begin(long micros) {
        day = TradingDay.of(micros, tradingHours);
        for (int i = 0; i < books.size(); i++) {
            String symbol = symbols.get(i).name();
            books.get(i)
                    .begin(
                            fresh(day.fileName(symbol, "message", levels)),
                            fresh(day.fileName(symbol, "orderbook", levels)),
                            micros - day.midnight());
        }
    }

    private Path fresh(String name) {
        Path file = folder.resolve(name);
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !(replace && !Files.isDirectory(file))) {
            throw exists(file, new FileAlreadyExistsException(file.toString()));
        }
        names.add(name);
        return hidden.resolve(name);
    }

    @Override
    public void added(long order, Side side, long price, int quantity) {
        books.get(current).added(order, side, price, quantity);
    }

    @Override
    public void traded(long order, Side side, long price, int quantity) {
        books.get(current).traded(order, side, price, quantity);
    }

    @Override
    public void cancelled(long order, Side side, long price, int quantity) {
        books.get(current).cancelled(order, side, price, quantity);
    }

    /** How many rows of events there are, in all files. */
    public long events() {
        return books.stream().mapToLong(LobsterBook::count).sum();
    }

    /** How many files there are. */
    public int files() {
        return names.size();
    }

    /**
     * Has all files appear under their names, each whole.
     *
     * @throws LobsterException if one cannot, or another one has appeared there meanwhile and is not to be replaced
     * @throws CancellationException if this was closed
     */
    public void appear() {
        books.forEach(LobsterBook::flush);
        synchronized (hidden) {
            requireOpen();
            for (String name : names) {
                appear(hidden.resolve(name), folder.resolve(name));
            }
        }
    }

    private void appear(Path written, Path file) {
        try {
            if (replace) {
                Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
            } else {
                FreshName.give(written, file);
            }
        } catch (FileAlreadyExistsException e) {
            throw exists(file, e);
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    private void append(Path written, byte[] bytes, int length) {
        requireOpen();
        try (OutputStream out = Files.newOutputStream(written, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            out.write(bytes, 0, length);
        } catch (IOException e) {
            // It may be gone because this was closed meanwhile.
            requireOpen();
            throw failed(folder.resolve(written.getFileName()), e);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new CancellationException("Stopped while writing into " + folder);
        }
    }

    private static LobsterException exists(Path file, IOException cause) {
        return new LobsterException("Writing the LOBSTER files: %s exists already.".formatted(file), cause);
    }

    private static LobsterException failed(Path file, IOException cause) {
        return new LobsterException(
                "Writing the LOBSTER files: %s cannot be written: %s.".formatted(file, FileErrors.inWords(cause)),
                cause);
    }

    /** Takes away what is half-written. */
    @Override
    public void close() {
        closed = true;
        synchronized (hidden) {
            hidden.close();
        }
    }
}
