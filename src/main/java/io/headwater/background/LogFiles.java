package io.headwater.background;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a {@link BoundedLog} holds, its older copies too, read by others while it is written. */
public final class LogFiles {
    /** Some 100,000 lines, and all of them no more than most disks can spare. */
    static final long MAX_BYTES = 10 << 20;

    static final int COPIES = 4;

    private static final int BUFFER_BYTES = 64 * 1024;

    private final Path file;

    /** Where following goes on. */
    private long position;

    /** The log of this name. */
    public LogFiles(Path file) {
        this.file = file;
    }

    static Path copy(Path file, int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }

    /** Whether there is one. */
    public boolean exist() {
        return Files.exists(file);
    }

    /** Copies the last so many lines, and notes where they end for {@link #follow}. */
    public void copyLast(long lines, OutputStream out) throws IOException {
        List<Path> from = new ArrayList<>();
        List<Long> begin = new ArrayList<>();
        long wanted = lines;
        for (int number = 0; number <= COPIES && wanted > 0; number++) {
            Path each = number == 0 ? file : copy(file, number);
            try (RandomAccessFile in = new RandomAccessFile(each.toFile(), "r")) {
                Found found = beginningOfLast(wanted, in);
                wanted -= found.lines();
                from.add(each);
                begin.add(found.at());
            } catch (IOException e) {
                if (Files.exists(each)) {
                    throw e;
                }
                break;
            }
        }
        Collections.reverse(from);
        Collections.reverse(begin);
        position = Files.exists(file) ? Files.size(file) : 0;
        for (int i = 0; i < from.size(); i++) {
            copy(from.get(i), begin.get(i), i == from.size() - 1 ? position : Long.MAX_VALUE, out);
        }
    }

    private record Found(long at, long lines) {}

    /** Where the last so many lines begin, and how many there are; a last one that has not ended yet counts. */
    private static Found beginningOfLast(long wanted, RandomAccessFile in) throws IOException {
        long end = in.length();
        long lines = 0;
        byte[] buffer = new byte[BUFFER_BYTES];
        for (long to = end; to > 0; ) {
            int length = (int) Math.min(buffer.length, to);
            in.seek(to - length);
            in.readFully(buffer, 0, length);
            for (int i = length - 1; i >= 0; i--) {
                long next = to - length + i + 1;
                if (buffer[i] == '\n' && next < end) {
                    lines++;
                    if (lines == wanted) {
                        return new Found(next, lines);
                    }
                }
            }
            to -= length;
        }
        return new Found(0, end > 0 ? lines + 1 : 0);
    }

    /** Copies what was written since the last call; the end of what was begun anew meanwhile too. */
    public void follow(OutputStream out) throws IOException {
        try {
            long size = Files.size(file);
            if (size < position) {
                if (Files.exists(copy(file, 1))) {
                    copy(copy(file, 1), position, Long.MAX_VALUE, out);
                }
                position = 0;
            }
            position += copy(file, position, size, out);
        } catch (NoSuchFileException e) {
            position = 0;
        }
    }

    private static long copy(Path from, long begin, long end, OutputStream out) throws IOException {
        long copied = 0;
        try (RandomAccessFile in = new RandomAccessFile(from.toFile(), "r")) {
            in.seek(begin);
            byte[] buffer = new byte[BUFFER_BYTES];
            while (begin + copied < end) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, end - begin - copied));
                if (read < 0) {
                    break;
                }
                out.write(buffer, 0, read);
                copied += read;
            }
        }
        return copied;
    }

    /** The last lines of what was written behind a place, without a line end behind them. */
    String since(long place, int lines) throws IOException {
        long size = Files.exists(file) ? Files.size(file) : 0;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (size > 0) {
            copy(file, size < place ? 0 : place, size, out);
        }
        List<String> all = out.toString(StandardCharsets.UTF_8).lines().toList();
        return String.join(System.lineSeparator(), all.subList(Math.max(0, all.size() - lines), all.size()));
    }
}
