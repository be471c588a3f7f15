package io.headwater.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CancellationException;

/**
 * A file that appears under its name when it is whole, and not before. It is not forced to the disk: a power failure may cost it. One
 * thread writes; any thread may close it at any time, after which it does not appear.
 */
public final class WholeFile implements AutoCloseable {
    private final Path file;
    private final boolean replace;
    private final HiddenFolder hidden;
    private final Path written;
    private final OutputStream out;
    private boolean closed;

    private WholeFile(Path file, boolean replace, HiddenFolder hidden, Path written, OutputStream out) {
        this.file = file;
        this.replace = replace;
        this.hidden = hidden;
        this.written = written;
        this.out = out;
    }

    /**
     * Gets ready to write a file; makes its folder if there is none.
     *
     * @param replace whether a file of that name, if there is one, is replaced
     * @throws FileAlreadyExistsException if there is one and it is not to be replaced, or it is a folder
     */
    public static WholeFile create(Path file, boolean replace) throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !(replace && !Files.isDirectory(file))) {
            throw new FileAlreadyExistsException(file.toString());
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new FileAlreadyExistsException(file.toString());
        }
        // As a link to a folder it would not pass for one.
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
        }
        HiddenFolder hidden = HiddenFolder.in(folder);
        try {
            Path written = hidden.resolve("whole");
            OutputStream out = Files.newOutputStream(written, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            return new WholeFile(file, replace, hidden, written, out);
        } catch (IOException e) {
            hidden.close();
            throw e;
        }
    }

    /** Where its content goes; not buffered. */
    public OutputStream out() {
        return out;
    }

    /**
     * Has it appear under its name.
     *
     * @throws FileAlreadyExistsException if another one has appeared there meanwhile and is not to be replaced; it stays as it is
     * @throws CancellationException if this was closed
     */
    public void appear() throws IOException {
        synchronized (hidden) {
            if (closed) {
                throw new CancellationException("Stopped while writing " + file);
            }
            out.close();
            if (replace) {
                Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
            } else {
                FreshName.give(written, file);
            }
        }
    }

    /** Takes away what is half-written. */
    @Override
    public void close() {
        synchronized (hidden) {
            closed = true;
            try {
                out.close();
            } catch (IOException e) {
                // It is thrown away, or was closed before.
            }
            hidden.close();
        }
    }
}
