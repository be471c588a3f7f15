package io.headwater.receipts;

import io.headwater.publishing.Order;
import io.headwater.receipts.Receipt.File;
import io.headwater.receipts.Receipt.Making;
import io.headwater.receipts.Receipt.Outcome;
import io.headwater.receipts.Receipt.Replay;
import io.headwater.receipts.Receipt.Requests;
import io.headwater.receipts.Receipt.Rows;
import io.headwater.receipts.Receipt.Shard;
import io.headwater.receipts.Receipt.Target;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Receipts for tests. */
final class Receipts {
    private Receipts() {}

    /** One in which nothing is left out. */
    static Receipt full() {
        return new Receipt(
                new File("x.csv", "source_archive/x.csv", 1234, "0123456789abcdef".repeat(4)),
                new Rows(100, 97, 3, 40, List.of(7L)),
                Optional.of("source_rejected/x.csv"),
                Target.kinesis("stream 'payments' (AWS us-west-2)", "aws", "us-west-2", "payments"),
                new Making("CUSTOMER_ID", "", Order.PER_KEY, false, "", 1024 * 1024, "json"),
                new Requests(5, 20, 10, 1, 8),
                List.of(
                        new Shard("shardId-000000000000", "495", "497", 50),
                        new Shard("shardId-000000000001", "495", "501", 47)),
                Instant.parse("2026-01-31T12:00:00Z"),
                Instant.parse("2026-01-31T12:00:01.234Z"),
                2,
                Optional.of(new Replay("2.5", 3, 17)),
                Outcome.delivered());
    }

    /** One of a file that failed, for an HTTP endpoint, with nothing that may be left out. */
    static Receipt sparse() {
        return new Receipt(
                new File("y.csv", "y.csv", 0, "f".repeat(64)),
                new Rows(7, 2, 0, 0, List.of()),
                Optional.empty(),
                Target.http("http://localhost:8080/"),
                new Making("", "", Order.NONE, false, "", Long.MAX_VALUE, "array"),
                new Requests(1, 0, 0, 0, 0),
                List.of(),
                Instant.parse("2026-01-31T12:00:00Z"),
                Instant.parse("2026-01-31T12:00:00Z"),
                1,
                Optional.empty(),
                Outcome.failed(Optional.of(8L), "2 columns, the header has 3"));
    }
}
