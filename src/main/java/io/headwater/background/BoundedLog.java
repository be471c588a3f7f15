package io.headwater.background;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A log file that cannot fill a disk: when it is full, it is copied to {@code x.log.1}, what was there to {@code x.log.2}, and so on,
 * and it goes on empty. Copied and not renamed, since the Java machine writes its last words into the same file by itself. Thread-safe.
 */
public final class BoundedLog extends OutputStream {
    /** What logback.xml asks for. */
    private static final String TIME_FORMAT = "headwater.log.time";

    private static final int BUFFER_BYTES = 64 * 1024;

    private final Path file;
    private final long maxBytes;
    private final FileOutputStream out;
    private long bytes;

    /**
     * Goes on with a file, or begins it.
     *
     * @param maxBytes what it and each copy may hold, unless more is written at once
     */
    BoundedLog(Path file, long maxBytes) throws IOException {
        this.file = file;
        this.maxBytes = maxBytes;
        // Not by a channel, which is closed in the middle of it when its thread is interrupted.
        this.out = new FileOutputStream(file.toFile(), true);
        this.bytes = Files.size(file);
    }

    /**
     * Has all that this process writes to standard output and standard error go to a file from now on. To be called before anything is
     * logged, for lines to have a date.
     *
     * @throws BackgroundException if it cannot be written
     */
    @SuppressWarnings("SystemOut") // It is what is replaced.
    public static void takeOutput(Path file) {
        try {
            PrintStream log = new PrintStream(new BoundedLog(file, LogFiles.MAX_BYTES), true, StandardCharsets.UTF_8);
            System.setProperty(TIME_FORMAT, "yyyy-MM-dd HH:mm:ss.SSS");
            System.setOut(log);
            System.setErr(log);
        } catch (IOException e) {
            throw new BackgroundException("Logging to %s: it cannot be written (%s).".formatted(file, e.getMessage()));
        }
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] buffer, int offset, int length) throws IOException {
        if (bytes > 0 && bytes + length > maxBytes) {
            begin();
        }
        out.write(buffer, offset, length);
        bytes += length;
    }

    /** Where there is no room for a copy the bound counts for more than what was logged. */
    private void begin() throws IOException {
        try {
            for (int number = LogFiles.COPIES; number > 1; number--) {
                Path older = LogFiles.copy(file, number - 1);
                if (Files.exists(older)) {
                    Files.move(older, LogFiles.copy(file, number), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            copy();
        } catch (IOException e) {
            Files.deleteIfExists(LogFiles.copy(file, 1));
        }
        new FileOutputStream(file.toFile(), false).close();
        bytes = 0;
    }

    private void copy() throws IOException {
        try (FileInputStream from = new FileInputStream(file.toFile());
                FileOutputStream to =
                        new FileOutputStream(LogFiles.copy(file, 1).toFile())) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                to.write(buffer, 0, read);
            }
        }
    }

    @Override
    public synchronized void close() throws IOException {
        out.close();
    }
}
