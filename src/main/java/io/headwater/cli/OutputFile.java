package io.headwater.cli;

import io.headwater.files.FileErrors;
import io.headwater.files.WholeFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that a command writes, and that appears when it is whole. What goes wrong is told in words for whoever has asked for the file. One thread
 * writes; any thread may close it at any time, after which it does not appear.
 */
final class OutputFile extends OutputStream {
    private final Path file;
    private final String what;
    private final String option;
    private final WholeFile whole;

    private OutputFile(Path file, String what, String option, WholeFile whole) {
        this.file = file;
        this.what = what;
        this.option = option;
        this.whole = whole;
    }

    /**
     * Gets ready to write.
     *
     * @param what stands in it: {@code the messages}
     * @param option names another file
     * @param replace whether a file of that name is replaced
     * @throws CommandException if it cannot be written, or is there and not to be replaced
     */
    static OutputFile create(Path file, String what, String option, boolean replace) {
        try {
            return new OutputFile(file, what, option, WholeFile.create(file, replace));
        } catch (FileAlreadyExistsException e) {
            throw exists(file, what, option, e);
        } catch (IOException e) {
            throw failed(file, what, option, e);
        }
    }

    Path file() {
        return file;
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        try {
            whole.out().write(bytes, offset, length);
        } catch (IOException e) {
            throw failed(file, what, option, e);
        }
    }

    /**
     * Has it appear under its name.
     *
     * @throws CommandException if it cannot
     * @throws java.util.concurrent.CancellationException if this was closed
     */
    void appear() {
        try {
            whole.appear();
        } catch (FileAlreadyExistsException e) {
            throw exists(file, what, option, e);
        } catch (IOException e) {
            throw failed(file, what, option, e);
        }
    }

    @Override
    public void close() {
        whole.close();
    }

    private static CommandException failed(Path file, String what, String option, IOException cause) {
        return new CommandException("Writing %s: %s cannot be written: %s. Write it elsewhere with %s."
                .formatted(what, file, FileErrors.inWords(cause), option));
    }

    private static CommandException exists(Path file, String what, String option, FileAlreadyExistsException seen) {
        if (Files.isDirectory(file)) {
            return new CommandException(
                    "Writing %s: %s is a folder, which is not replaced. Nothing was written; name a file with %s."
                            .formatted(what, file, option));
        }
        if (!file.toString().equals(seen.getFile())) {
            return failed(file, what, option, seen);
        }
        return new CommandException(
                "Writing %s: %s exists already. Nothing was written. --force replaces it, %s names another file."
                        .formatted(what, file, option));
    }
}
