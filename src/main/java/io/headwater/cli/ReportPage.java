package io.headwater.cli;

import io.headwater.files.DurableFile;
import io.headwater.files.FileErrors;
import io.headwater.transactions.Parameters;
import io.headwater.transactions.report.HtmlReport;
import io.headwater.transactions.statistics.TransactionStatistics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** The file of a report's page. */
final class ReportPage {
    private final Path file;

    private ReportPage(Path file) {
        this.file = file;
    }

    /**
     * Made before the long work.
     *
     * @throws CommandException if the file exists and is not to be replaced
     */
    static ReportPage at(Path file, boolean replace) {
        boolean exists = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
        if (exists && !replace) {
            throw new CommandException(
                    "Writing the report: %s exists already. Nothing was written. --force replaces it, --output names another folder."
                            .formatted(file));
        }
        if (Files.isDirectory(file)) {
            throw new CommandException(
                    "Writing the report: %s is a folder, which is not replaced. Nothing was written; remove it or write elsewhere."
                            .formatted(file));
        }
        requireWritable(file);
        return new ReportPage(file);
    }

    private static void requireWritable(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        while (folder != null && Files.notExists(folder)) {
            folder = folder.getParent();
        }
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new CommandException(
                    "Writing the report: %s cannot be written, since %s is not a folder that one can write to. Nothing was written; --output names another."
                            .formatted(file, folder));
        }
    }

    Path file() {
        return file;
    }

    void write(Parameters parameters, TransactionStatistics statistics) {
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        try {
            HtmlReport.write(parameters, statistics, page);
            DurableFile.replace(file, page.toByteArray());
        } catch (IOException e) {
            throw new CommandException("Writing the report: %s cannot be written: %s. Write it elsewhere with --output."
                    .formatted(file, FileErrors.inWords(e)));
        }
    }
}
