package io.headwater.source;

import io.headwater.files.DurableFile;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A file of lines that grows at its end, each with a checksum, so that what a crash left half-written is told from what was
 * written. A line is with the operating system when {@link #append} returns, which a killed process cannot undo; it is on the disk
 * after {@link #sync}.
 *
 * <p>By streams and not channels, which an interrupt would close. Not thread-safe.
 */
final class Journal implements Closeable {
    private static final char BEFORE_CHECKSUM = '\t';

    private final Path path;
    private @Nullable FileOutputStream out;
    private long length;

    /** The journal in this file, which is not touched before the first {@link #replace}. */
    Journal(Path path) {
        this.path = path;
    }

    /** The lines of a journal, up to the first that is not whole. */
    static List<String> read(Path path) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : new String(Files.readAllBytes(path), StandardCharsets.UTF_8).split("\n", -1)) {
            int end = line.lastIndexOf(BEFORE_CHECKSUM);
            if (end < 0 || !line.substring(end + 1).equals(checksum(line.substring(0, end)))) {
                break;
            }
            lines.add(line.substring(0, end));
        }
        return lines;
    }

    /** Puts one line in the place of all there are; makes the folder if there is none. */
    void replace(String line) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        close();
        Path written = path.resolveSibling(path.getFileName() + ".new");
        FileOutputStream next = new FileOutputStream(written.toFile());
        try {
            byte[] bytes = bytes(line);
            next.write(bytes);
            length = bytes.length;
            Files.move(written, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            next.close();
            throw e;
        }
        out = next;
    }

    /** Adds a line; there must have been a {@link #replace}. */
    void append(String line) throws IOException {
        FileOutputStream current = out;
        if (current == null) {
            throw new IOException("the file is not open");
        }
        byte[] bytes = bytes(line);
        current.write(bytes);
        length += bytes.length;
    }

    /** Bytes of all lines. */
    long length() {
        return length;
    }

    /** Has all lines on the disk. */
    void sync() throws IOException {
        FileOutputStream current = out;
        if (current != null) {
            current.getFD().sync();
        }
    }

    /** Has the file found under its name after a power failure. */
    void syncName() throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null) {
            DurableFile.forceNames(folder);
        }
    }

    @Override
    public void close() throws IOException {
        FileOutputStream current = out;
        out = null;
        if (current != null) {
            current.close();
        }
    }

    private static byte[] bytes(String line) {
        return (line + BEFORE_CHECKSUM + checksum(line) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String checksum(String line) {
        CRC32 crc = new CRC32();
        crc.update(line.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
