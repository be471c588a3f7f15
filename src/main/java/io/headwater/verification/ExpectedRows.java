package io.headwater.verification;

import io.headwater.files.FileErrors;
import io.headwater.files.Sha256;
import io.headwater.kinesis.KinesisSink;
import io.headwater.publishing.Row;
import io.headwater.receipts.Receipt;
import io.headwater.receipts.Receipt.Making;
import io.headwater.receipts.Reconciliation;
import io.headwater.source.CsvBatch;
import io.headwater.source.CsvFile;
import io.headwater.source.CsvOptions;
import io.headwater.source.PartitionKey;
import io.headwater.source.RejectedRows;
import io.headwater.source.SourcePosition;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.random.RandomGenerator;

/** The rows that a receipt says were delivered, read from its file once more, as they were read then. Not thread-safe. */
final class ExpectedRows {
    private final Path file;
    private final Receipt receipt;
    private final Path rejectedFolder;
    private final CsvOptions options;
    /** Where each batch begins: a row is found again without reading the file from its start. */
    private final List<SourcePosition> batches = new ArrayList<>();

    /** @param rejectedFolder for the rows that are rejected again; the caller's to delete */
    ExpectedRows(Path file, Receipt receipt, Path rejectedFolder) {
        this.file = file;
        this.receipt = receipt;
        this.rejectedFolder = rejectedFolder;
        this.options = options(receipt.making());
    }

    private CsvOptions options(Making making) {
        if (!making.columns().isEmpty() || !making.format().equals("json")) {
            throw new VerificationException(
                    "%s: its rows were made with the columns '%s' in the format '%s', which this Headwater cannot make. Verify it with the one that wrote the receipt."
                            .formatted(file, making.columns(), making.format()));
        }
        PartitionKey key = making.keysAreKnown()
                ? PartitionKey.column(making.partitionKey())
                // Others than those in the stream, and as long: a row that is too large with its key is so again.
                : PartitionKey.random(RandomGenerator.getDefault());
        return CsvOptions.keyedBy(key).withMaxRecordBytes(KinesisSink.MAX_RECORD_BYTES);
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
            batches.add(csv.position());
            for (Optional<CsvBatch> batch = csv.nextBatch(); batch.isPresent(); batch = csv.nextBatch()) {
                if (batch.get().end().rowsAccepted() > receipt.rows().delivered()) {
                    throw readDifferently(batch.get().end(), "more than");
                }
                for (Row row : batch.get().rows()) {
                    reconciliation.expect(row.partitionKey(), row.data());
                }
                batches.add(batch.get().end());
                progress.accept((double) batch.get().end().byteOffset() / csv.size());
            }
            if (csv.changed()) {
                throw new VerificationException(
                        "Reading %s: it was changed while it was read. Verify it again.".formatted(file));
            }
            SourcePosition end = csv.position();
            if (end.rowsAccepted() != receipt.rows().delivered()
                    || end.rowsRejected() != receipt.rows().rejected()) {
                throw readDifferently(end, "");
            }
            return end.rowsRejected();
        }
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
        SourcePosition from = batchOf(row);
        try (RejectedRows rejected = rejected();
                CsvFile csv = CsvFile.open(file, options.withBatchSize(1), rejected, from)) {
            for (long at = from.rowsAccepted(); ; at++) {
                CsvBatch batch = csv.nextBatch()
                        .orElseThrow(() -> new VerificationException(
                                "Reading %s: it was changed while it was read. Verify it again.".formatted(file)));
                if (at == row) {
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

    private SourcePosition batchOf(int row) {
        int low = 0;
        int high = batches.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (batches.get(middle).rowsAccepted() <= row) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return batches.get(low);
    }

    private RejectedRows rejected() {
        return RejectedRows.of(String.valueOf(file.getFileName()), rejectedFolder);
    }
}
