package io.headwater.source;

import io.headwater.files.FileErrors;
import io.headwater.files.FreshName;
import io.headwater.files.Sha256;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The file that the rejected rows of a source file are written to. It has a hidden name until its own is on record, so that a crash
 * in between leaves no file that nobody knows of; what such a crash leaves under the hidden name is taken up or overwritten by the
 * next attempt at the same source file. Every failure to write throws {@link SourceException}. Not thread-safe.
 */
final class RejectedFile implements Closeable {
    private static final int BUFFER = 64 * 1024;

    /** So much of a hash tells source files apart. */
    private static final int HASH_DIGITS = 12;

    private final Path folder;
    private final String sourceName;
    private final Path hidden;
    private @Nullable Path path;
    /** Not a channel: an interrupt, which a stop by force is, would close it and lose rows. */
    private @Nullable RandomAccessFile raw;

    private @Nullable OutputStream out;
    private boolean appeared;
    private boolean closed;
    private boolean broken;

    /** For the rejected rows of this source file, in this folder, which is made when the first one is written. */
    RejectedFile(Path sourceFile, Path folder) {
        this.folder = folder;
        this.sourceName = String.valueOf(sourceFile.getFileName());
        byte[] whole = sourceFile.toAbsolutePath().normalize().toString().getBytes(StandardCharsets.UTF_8);
        this.hidden = folder.resolve("." + Sha256.of(whole).substring(0, HASH_DIGITS) + ".rejected");
    }

    /**
     * Goes on with a file, after cutting off what was written behind the length given; or does not, if its owner took it away.
     *
     * @param file the name that is on record
     * @param length in bytes, at least one
     */
    static Optional<RejectedFile> resume(Path sourceFile, Path file, long length) {
        RejectedFile resumed = new RejectedFile(sourceFile, file.resolveSibling(""));
        resumed.path = file;
        try {
            if (has(file, length)) {
                resumed.appeared = true;
                resumed.goOn(file, length);
                Files.deleteIfExists(resumed.hidden);
            } else if (has(resumed.hidden, length)) {
                resumed.goOn(resumed.hidden, length);
            } else {
                return Optional.empty();
            }
        } catch (IOException e) {
            throw resumed.failed(e);
        }
        while (!resumed.appear()) {
            // Somebody has put a file of that name there since.
        }
        return Optional.of(resumed);
    }

    private static boolean has(Path file, long length) {
        return length > 0 && file.toFile().length() >= length;
    }

    private void goOn(Path file, long length) throws IOException {
        RandomAccessFile opened = open(file);
        opened.setLength(length);
        opened.seek(length);
    }

    private RandomAccessFile open(Path file) throws IOException {
        RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw");
        raw = opened;
        out = new BufferedOutputStream(new FileOutputStream(opened.getFD()), BUFFER);
        return opened;
    }

    /** The name that it has or is to have, once there is something in it. */
    Optional<Path> path() {
        return Optional.ofNullable(path);
    }

    /** Adds bytes; the first ones make the file. */
    void write(byte[] bytes, int from, int to) {
        if (closed) {
            throw new IllegalStateException("The rejected rows of " + sourceName + " are closed");
        }
        try {
            if (out == null) {
                Files.createDirectories(folder);
                path = UnusedName.in(folder, sourceName);
                // It may be a second name of an earlier file, which is not to be touched.
                Files.deleteIfExists(hidden);
                open(hidden);
            }
            if (out != null) {
                out.write(bytes, from, to - from);
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /**
     * Gives the file its name, if it has not got it yet, unless somebody else took it.
     *
     * @return false if so: it is to have another one, which is to be put on record
     */
    boolean appear() {
        if (appeared || path == null) {
            return true;
        }
        try {
            FreshName.give(hidden, path);
            appeared = true;
            return true;
        } catch (FileAlreadyExistsException e) {
            path = UnusedName.in(folder, sourceName);
            return false;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Makes what was written survive the end of this process, however it ends. */
    void flush() {
        if (broken) {
            throw failed(new IOException("an earlier write failed"));
        }
        if (out != null) {
            try {
                out.flush();
            } catch (IOException e) {
                throw failed(e);
            }
        }
    }

    /** Makes what was written survive a power failure. */
    void sync() {
        flush();
        if (raw != null) {
            try {
                raw.getFD().sync();
            } catch (IOException e) {
                throw failed(e);
            }
        }
    }

    /** Writes what is still in memory and closes the file; one whose name never was on record goes. */
    @Override
    public void close() {
        closed = true;
        OutputStream closingOut = out;
        RandomAccessFile closingRaw = raw;
        out = null;
        raw = null;
        try {
            if (closingOut != null && closingRaw != null) {
                close(closingOut, closingRaw);
            }
            if (!appeared && Files.exists(hidden)) {
                Files.delete(hidden);
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private void close(OutputStream closingOut, RandomAccessFile closingRaw) throws IOException {
        try (closingRaw) {
            if (!broken) {
                closingOut.flush();
            }
        }
    }

    /** From here on nothing counts as written: some of what the buffer holds may be on disk, and writing it again would repeat it. */
    private SourceException failed(IOException cause) {
        broken = true;
        return new SourceException(
                "Cannot write the rejected rows of " + sourceName + " to " + (path == null ? folder : path) + ": "
                        + FileErrors.inWords(cause)
                        + ". Nothing of the file is given up: mend the cause and it is read again.",
                cause);
    }
}
