package io.headwater.verification;

import io.headwater.columns.ColumnChoice;
import io.headwater.columns.ColumnSyntaxException;
import io.headwater.files.FileErrors;
import io.headwater.files.Sha256;
import io.headwater.publishing.Row;
import io.headwater.receipts.Receipt;
import io.headwater.receipts.Receipt.Making;
import io.headwater.receipts.Reconciliation;
import io.headwater.source.CsvBatch;
import io.headwater.source.CsvFile;
import io.headwater.source.CsvOptions;
import io.headwater.source.PartitionKey;
import io.headwater.source.RejectedRows;
import io.headwater.source.Replay;
import io.headwater.source.SourcePosition;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.random.RandomGenerator;

/** The rows that a receipt says were delivered, read from its file once more, as they were read then. Not thread-safe. */
final class ExpectedRows {
    private final Path file;
    private final Receipt receipt;
    private final Path rejectedFolder;
    private final CsvOptions options;
    private final Set<Long> refusedByTarget;
    /** Where each batch begins: a row is found again without reading the file from its start. */
    private final List<BatchStart> batches = new ArrayList<>();

    private long expected;

    private record BatchStart(SourcePosition position, long expectedBefore) {}

    /** @param rejectedFolder for the rows that are rejected again; the caller's to delete */
    ExpectedRows(Path file, Receipt receipt, Path rejectedFolder) {
        this.file = file;
        this.receipt = receipt;
        this.rejectedFolder = rejectedFolder;
        this.refusedByTarget = Set.copyOf(receipt.rows().refusedByTarget());
        this.options = options(receipt.making());
    }

    private CsvOptions options(Making making) {
        PartitionKey key = making.keysAreKnown()
                ? PartitionKey.column(making.partitionKey())
                // Others than those in the stream, and as long: a row that is too large with its key is so again.
                : PartitionKey.random(RandomGenerator.getDefault());
        CsvOptions made = CsvOptions.keyedBy(key)
                .withMaxRecordBytes(making.maxRecordBytes())
                .withColumns(columns(making));
        // A row without an event time was rejected; how fast rows followed each other does not matter here.
        return making.eventTimeColumn().isEmpty() ? made : made.withReplay(new Replay(making.eventTimeColumn(), 1));
    }

    private ColumnChoice columns(Making making) {
        try {
            return ColumnChoice.parse(making.columns());
        } catch (ColumnSyntaxException e) {
            throw new VerificationException(
                    "%s: its rows were made with the columns '%s', which this Headwater does not understand. Verify it with the one that wrote the receipt."
                            .formatted(file, making.columns()));
        }
    }

    /**
     * Gives all of them to a reconciliation.
     *
     * @throws VerificationException if the file is not that of the receipt, or is read differently now
     * @return how many rows were rejected again
     */
    long expectIn(Reconciliation reconciliation, DoubleConsumer progress) {
        requireTheFileOfTheReceipt();
        try (RejectedRows rejected = rejected();
                CsvFile csv = CsvFile.open(file, options, rejected)) {
            batches.add(new BatchStart(csv.position(), 0));
            for (Optional<CsvBatch> batch = csv.nextBatch(); batch.isPresent(); batch = csv.nextBatch()) {
                if (batch.get().end().rowsAccepted() > accepted()) {
                    throw readDifferently(batch.get().end(), "more than");
                }
                for (Row row : batch.get().rows()) {
                    if (!refusedByTarget.contains(row.number())) {
                        reconciliation.expect(row.partitionKey(), row.data());
                        expected++;
                    }
                }
                batches.add(new BatchStart(batch.get().end(), expected));
                progress.accept((double) batch.get().end().byteOffset() / csv.size());
            }
            if (csv.changed()) {
                throw new VerificationException(
                        "Reading %s: it was changed while it was read. Verify it again.".formatted(file));
            }
            SourcePosition end = csv.position();
            if (end.rowsAccepted() != accepted()
                    || end.rowsRejected() != receipt.rows().rejected() - refusedByTarget.size()) {
                throw readDifferently(end, "");
            }
            return receipt.rows().rejected();
        }
    }

    /** Rows that could be read: the delivered ones, and those that the target refused. */
    private long accepted() {
        return receipt.rows().delivered() + refusedByTarget.size();
    }

    private VerificationException readDifferently(SourcePosition reached, String moreThan) {
        return new VerificationException(
                "Reading %s: this Headwater takes %s %d rows of it and rejects %d, the receipt says %d and %d. The file is the same, so it was read by other rules then: verify it with the Headwater that wrote the receipt."
                        .formatted(
                                file,
                                moreThan,
                                reached.rowsAccepted(),
                                reached.rowsRejected(),
                                receipt.rows().delivered(),
                                receipt.rows().rejected())
                        .replace("  ", " "));
    }

    private void requireTheFileOfTheReceipt() {
        try {
            long bytes = Files.size(file);
            if (bytes != receipt.file().bytes()) {
                throw notTheFile("it has %d bytes, that of the receipt has %d"
                        .formatted(bytes, receipt.file().bytes()));
            }
            String sha256 = Sha256.of(file);
            if (!sha256.equals(receipt.file().sha256())) {
                throw notTheFile("its SHA-256 is %s, that of the receipt %s"
                        .formatted(sha256, receipt.file().sha256()));
            }
        } catch (IOException e) {
            throw cannotRead(e);
        }
    }

    private VerificationException cannotRead(IOException cause) {
        return new VerificationException(
                "Reading %s, the file of the receipt: %s. Put it beside the receipt."
                        .formatted(file, FileErrors.inWords(cause)),
                cause);
    }

    private VerificationException notTheFile(String seen) {
        return new VerificationException(
                "Reading %s: it is not the file that was delivered: %s. Put that file beside the receipt."
                        .formatted(file, seen));
    }

    /** Where rows stand in the file; they are named by their places among those expected, as in an account. */
    Place placeOf(int row) {
        BatchStart start = batchOf(row);
        try (RejectedRows rejected = rejected();
                CsvFile csv = CsvFile.open(file, options.withBatchSize(1), rejected, start.position())) {
            long at = start.expectedBefore();
            while (true) {
                CsvBatch batch = csv.nextBatch()
                        .orElseThrow(() -> new VerificationException(
                                "Reading %s: it was changed while it was read. Verify it again.".formatted(file)));
                boolean isExpected = !batch.rows().isEmpty()
                        && !refusedByTarget.contains(batch.rows().get(0).number());
                if (isExpected && at++ == row) {
                    SourcePosition end = batch.end();
                    boolean unended = end.byteOffset() == csv.size() && !lastLineIsEnded();
                    return new Place(batch.rows().get(0).number() + 1, unended ? end.line() : end.line() - 1);
                }
            }
        } catch (IOException e) {
            throw cannotRead(e);
        }
    }

    private boolean lastLineIsEnded() throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            bytes.seek(bytes.length() - 1);
            int last = bytes.read();
            return last == '\n' || last == '\r';
        }
    }

    private BatchStart batchOf(int row) {
        int low = 0;
        int high = batches.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (batches.get(middle).expectedBefore() <= row) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return batches.get(low);
    }

    private RejectedRows rejected() {
        return RejectedRows.of(file, rejectedFolder);
    }
}
