package io.headwater.verification;

import io.headwater.files.Sha256;
import io.headwater.kinesis.RecordMaximum;
import io.headwater.publishing.Order;
import io.headwater.publishing.Row;
import io.headwater.publishing.StoredRows;
import io.headwater.receipts.Receipt;
import io.headwater.receipts.Receipt.Making;
import io.headwater.receipts.Receipt.Outcome;
import io.headwater.receipts.Receipt.Requests;
import io.headwater.receipts.Receipt.Rows;
import io.headwater.receipts.Receipt.Target;
import io.headwater.receipts.ReceiptFile;
import io.headwater.source.CsvBatch;
import io.headwater.source.CsvFile;
import io.headwater.source.CsvOptions;
import io.headwater.source.PartitionKey;
import io.headwater.source.RejectedRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordResponse;

/** A file whose rows a test puts into a stream itself, by the AWS SDK, as well or as badly as it likes; and its receipt. */
public final class DeliveredFile {
    private final Path file;
    private final String key;
    private final String stream;
    private final List<Row> rows = new ArrayList<>();
    private final long rejected;
    private final Map<String, StoredRows> stored = new TreeMap<>();

    /** @param key as in the setting publish.partition-key */
    public DeliveredFile(Path file, String content, String key, String stream) throws IOException {
        this.file = Files.writeString(file, content);
        this.key = key;
        this.stream = stream;
        PartitionKey partitionKey =
                key.equals("random") ? PartitionKey.random(RandomGenerator.getDefault()) : PartitionKey.column(key);
        CsvOptions options = CsvOptions.keyedBy(partitionKey).withMaxRecordBytes(RecordMaximum.DEFAULT_BYTES);
        try (RejectedRows rejectedRows = RejectedRows.of(file, file.resolveSibling("rejected"));
                CsvFile csv = CsvFile.open(file, options, rejectedRows)) {
            for (Optional<CsvBatch> batch = csv.nextBatch(); batch.isPresent(); batch = csv.nextBatch()) {
                rows.addAll(batch.get().rows());
            }
            rejected = csv.position().rowsRejected();
        }
    }

    /** The rows that are good. */
    public List<Row> rows() {
        return List.copyOf(rows);
    }

    /** Puts the rows of these places, in this order. */
    public DeliveredFile put(KinesisAsyncClient client, int... places) {
        for (int place : places) {
            Row row = rows.get(place);
            put(client, row.partitionKey(), row.data());
        }
        return this;
    }

    /** Puts anything, as if it were a row. */
    public void put(KinesisAsyncClient client, String partitionKey, byte[] data) {
        PutRecordResponse put = client.putRecord(request ->
                        request.streamName(stream).partitionKey(partitionKey).data(SdkBytes.fromByteArray(data)))
                .join();
        stored.merge(put.shardId(), new StoredRows(put.shardId(), put.sequenceNumber(), 1), StoredRows::and);
    }

    /** The receipt of a Headwater that thinks that it delivered all of it. */
    public Receipt receipt(String endpoint, Order order) throws IOException {
        return new Receipt(
                new Receipt.File("x.csv", file.toString(), Files.size(file), Sha256.of(file)),
                new Rows(rows.size() + rejected, rows.size(), rejected, 0, List.of()),
                Optional.empty(),
                Target.kinesis("stream '" + stream + "' (" + endpoint + ")", endpoint, "us-west-2", stream),
                new Making(key, "", order, false, "", 1024 * 1024, "json"),
                new Requests(1, 0, 0, 0, 3),
                stored.values().stream()
                        .map(each -> new Receipt.Shard(each.shard(), each.first(), each.last(), each.rows()))
                        .toList(),
                Instant.EPOCH,
                Instant.EPOCH,
                1,
                Optional.empty(),
                Outcome.delivered());
    }

    /** Writes a receipt where it belongs. */
    public Path write(Receipt receipt) throws IOException {
        ReceiptFile.write(ReceiptFile.of(file), receipt);
        return ReceiptFile.of(file);
    }
}
