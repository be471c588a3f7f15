package io.headwater.files;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files whose content survives a power failure once they are written, and is never seen half-written under its final name. */
public final class DurableFile {
    private DurableFile() {}

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Content {
        /** Writes all of it; the stream is not buffered, and is closed by the caller. */
        void writeTo(OutputStream out) throws IOException;
    }

    /** Writes a file in the place of the one of that name, if there is one; makes its folder if there is none. */
    public static void replace(Path target, byte[] bytes) throws IOException {
        Path parent = target.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Path written = target.resolveSibling(target.getFileName() + ".new");
        write(written, out -> out.write(bytes));
        Files.move(written, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Writes a file under its own name and has it on the disk when it returns.
     *
     * <p>By streams, not channels: an interrupt, which a stop by force is, would close a channel in the middle of it.
     */
    public static void write(Path file, Content content) throws IOException {
        try (FileOutputStream out = new FileOutputStream(file.toFile())) {
            content.writeTo(out);
            out.getFD().sync();
        }
    }

    /**
     * Has the names in a folder on the disk, as they are now: only then is a file that was written or replaced there found under its
     * name after a power failure. Does nothing on a system that does not open folders, such as Windows.
     */
    public static void forceNames(Path folder) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    force(folder);
                    return;
                } catch (ClosedByInterruptException e) {
                    // There is no other way to a folder than a channel, which an interrupt closes: once more, without
                    // it.
                    interrupted |= Thread.interrupted();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void force(Path folder) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(folder, StandardOpenOption.READ);
        } catch (AccessDeniedException e) {
            return;
        }
        try (channel) {
            channel.force(true);
        }
    }
}
