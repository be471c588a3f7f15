package io.headwater.transactions.daily;

import io.headwater.files.DurableFile;
import io.headwater.files.FileErrors;
import io.headwater.files.FreshName;
import io.headwater.transactions.DailyTransactions;
import io.headwater.transactions.Footprint;
import io.headwater.transactions.Parameters;
import io.headwater.transactions.Part;
import io.headwater.transactions.Transactions;
import io.headwater.transactions.files.DayFileNames;
import io.headwater.transactions.files.TransactionFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes today's file of transactions in the source folder, once: not again after a restart, nor after a crash at any moment.
 *
 * <p>The file is written aside, under a hidden name; then the date is put on record; then the file takes its name. A crash before
 * the record costs a file that nobody has seen, and one after it leaves a whole file, which the next start gives its name.
 */
public final class DailyFile {
    private static final Logger LOG = LoggerFactory.getLogger(DailyFile.class);

    private static final String HIDDEN = ".part";
    private static final long MEGABYTE = 1 << 20;

    private final Parameters parameters;
    private final boolean labels;
    private final Path folder;
    private final Path state;
    private final Path record;
    private final Clock clock;
    private final Duration retryAfter;
    private final long heapBytes;
    private Instant nextTry = Instant.MIN;
    private LocalDate lastMade = LocalDate.MIN;

    /**
     * @param parameters of which the days, the start date and the part do not count
     * @param labels whether TX_FRAUD and TX_FRAUD_SCENARIO are written
     * @param folder where files go; made if there is none
     * @param state where the date of the last file is kept
     * @param clock whose zone says when a day begins
     * @param retryAfter how long nothing is tried after a failure
     * @param heapBytes the memory that Java may use
     */
    DailyFile(
            Parameters parameters,
            boolean labels,
            Path folder,
            Path state,
            Clock clock,
            Duration retryAfter,
            long heapBytes) {
        this.parameters = parameters;
        this.labels = labels;
        this.folder = folder;
        this.state = state;
        this.record = state.resolve("simulate-transactions.last-date");
        this.clock = clock;
        this.retryAfter = retryAfter;
        this.heapBytes = heapBytes;
    }

    /**
     * Makes today's file, unless that or a later one has been made.
     *
     * @throws DailyFileException if it cannot be made; a call after a while tries again
     */
    public synchronized void make() {
        if (clock.instant().isBefore(nextTry)) {
            return;
        }
        nextTry = clock.instant().plus(retryAfter);
        LocalDate today = LocalDate.now(clock);
        try {
            if (lastMade.isBefore(today)) {
                // Also after a failure: a file that is on record is never written again, it only gets its name.
                recover(today);
            }
            if (lastMade.isBefore(today)) {
                make(today);
                lastMade = today;
            }
            nextTry = Instant.MIN;
        } catch (IOException e) {
            throw new DailyFileException(
                    "Simulating the transactions of today, %s: %s. It is tried again; see that %s and %s can be written to and have room."
                            .formatted(today, FileErrors.inWords(e), folder, state),
                    e);
        } catch (IllegalArgumentException e) {
            throw new DailyFileException(e.getMessage() + " Is the clock right?", e);
        }
    }

    /** Takes up what an earlier run or call left: a file that is whole gets its name, what is half-written goes. */
    private void recover(LocalDate today) throws IOException {
        lastMade = recorded();
        if (!lastMade.equals(LocalDate.MIN)) {
            show(file(lastMade));
        }
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> leftovers =
                    Files.newDirectoryStream(folder, ".transactions-????-??-??.csv" + HIDDEN)) {
                for (Path each : leftovers) {
                    Files.delete(each);
                }
            }
        }
        if (lastMade.isAfter(today)) {
            LOG.warn(
                    "The card transactions of {} have been made, and today is {}: none are made until then. If the clock was wrong, remove {} and start again",
                    lastMade,
                    today,
                    record);
        } else if (lastMade.equals(today)) {
            LOG.info(
                    "The card transactions of {} have been made; to have them made once more, remove {} and start again",
                    lastMade,
                    record);
        }
    }

    /** Better told than met: a run that ends for want of memory would end at each start. */
    private void requireMemory() {
        long needed = Footprint.of(parameters).heapBytes() / MEGABYTE + 1;
        long allowed = heapBytes / MEGABYTE;
        if (needed > allowed) {
            throw new DailyFileException(
                    "Simulating the transactions of today: %d customers and %d terminals take some %d MB of memory, and Java may use %d MB here. Lower simulate.transactions.customers or simulate.transactions.terminals, or give it more (JAVA_OPTS=-Xmx%dm ./headwater, or java -Xmx%dm -jar headwater.jar)."
                            .formatted(
                                    parameters.customers(), parameters.terminals(), needed, allowed, needed, needed));
        }
    }

    private void make(LocalDate date) throws IOException {
        requireMemory();
        Files.createDirectories(folder);
        Transactions transactions = new DailyTransactions(parameters).of(date);
        Path file = file(date);
        Path hidden = hidden(file);
        try {
            DurableFile.write(hidden, out -> TransactionFormat.CSV.write(transactions, 0, labels, out));
            DurableFile.forceNames(folder);
            DurableFile.replace(record, (date + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            Files.deleteIfExists(hidden);
            throw e;
        }
        // The folders may lie on different disks: the file must not be seen, and sent, before the record is safe.
        DurableFile.forceNames(state);
        if (show(file)) {
            LOG.info(
                    "{}: {} card transactions, simulated",
                    file,
                    String.format(Locale.ENGLISH, "%,d", transactions.size()));
        }
    }

    private Path file(LocalDate date) {
        return folder.resolve(new DayFileNames(date, 1, Part.WHOLE, TransactionFormat.CSV).name(0));
    }

    /** Gives a file that is whole its name; returns whether there was one, and nothing had that name. */
    private static boolean show(Path file) throws IOException {
        Path hidden = hidden(file);
        if (!Files.exists(hidden)) {
            return false;
        }
        try {
            FreshName.give(hidden, file);
            return true;
        } catch (FileAlreadyExistsException e) {
            LOG.warn("{} is there already and stays as it is; the transactions simulated for it are not used", file);
            Files.delete(hidden);
            return false;
        }
    }

    /** The file component passes over names that begin with a dot. */
    private static Path hidden(Path file) {
        return file.resolveSibling("." + file.getFileName() + HIDDEN);
    }

    private LocalDate recorded() throws IOException {
        if (!Files.exists(record)) {
            return LocalDate.MIN;
        }
        String text = Files.readString(record).strip();
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new DailyFileException(
                    "Simulating the transactions of today: %s is to hold the date of the last ones, like 2026-01-31, and holds '%s'; mend or remove it."
                            .formatted(record, text),
                    e);
        }
    }
}
