package io.headwater.routes;

import static io.headwater.routes.DeliveredStream.STREAM;
import static io.headwater.routes.DeliveredStream.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.kinesis.model.ScalingType;

/** {@code deliver-stream}: from a stream into files and buckets. */
@Timeout(90)
class DeliverStreamTest {
    @TempDir
    Path folder;

    private Workplace place(DeliveredStream stream) throws Exception {
        return place().set("kinesis.endpoint", stream.kinesis().endpoint().toString());
    }

    private Workplace place() throws Exception {
        return new Workplace(folder)
                .set("delivery.enabled", "true")
                .set("delivery.interval", "300ms")
                .set("delivery.size", "2KB")
                .set("delivery.directory", delivered().toString());
    }

    private Path delivered() {
        return folder.resolve("delivered");
    }

    private void awaitRows(int count) throws Exception {
        Await.until(
                () -> DeliveredStream.lines(delivered()).size() >= count,
                () -> DeliveredStream.lines(delivered()).size() + " rows of " + count);
    }

    @Test
    void everyRecordArrivesInOneObject() throws Exception {
        try (DeliveredStream stream = new DeliveredStream(3);
                Workplace place = place(stream).start()) {
            stream.put(0, 2000);
            awaitRows(2000);
            place.stop();
            assertThat(DeliveredStream.lines(delivered())).containsExactlyInAnyOrderElementsOf(rows(0, 2000));
        }
    }

    @Test
    void whatIsCollectedFromTheKinesisOfTheProcessIsStoredWhenItStops() throws Exception {
        try (Workplace place = place().set("delivery.stream", Tap.STREAM)
                        .set("delivery.interval", "1h")
                        .set("delivery.size", "1MB");
                Log log = new Log()) {
            place.edit(
                    "deliver-stream",
                    text -> text
                            + "        - log: { id: say, logName: headwater, message: \"collected ${header.CamelAwsKinesisRecordCount}\" }\n");
            place.start();
            place.drop("rows.csv", Rows.csv(0, 1000));
            place.awaitArchived("rows.csv");
            Await.until(() -> collected(log) == 1000, () -> collected(log) + " collected");
            assertThat(delivered()).doesNotExist();
            place.stop();
            assertThat(DeliveredStream.numbers(delivered())).containsExactlyInAnyOrderElementsOf(Rows.numbers(0, 1000));
        }
    }

    @Test
    void deliversParquetFiles() throws Exception {
        try (DeliveredStream stream = new DeliveredStream(2);
                Workplace place =
                        place(stream).set("delivery.format", "parquet").start()) {
            stream.put(0, 1000);
            Await.until(() -> parquetRows() >= 1000, () -> parquetRows() + " rows of 1000");
            place.stop();
            assertThat(parquetRows()).isEqualTo(1000);
        }
    }

    private long parquetRows() {
        if (!Files.exists(delivered())) {
            return 0;
        }
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                ResultSet count = connection
                        .createStatement()
                        .executeQuery("SELECT count(*) FROM '" + delivered() + "/**/*.gz.parquet'")) {
            count.next();
            return count.getLong(1);
        } catch (SQLException e) {
            // There are no files yet.
            return 0;
        }
    }

    private static int collected(Log log) {
        return log.at(Level.INFO).stream()
                .filter(line -> line.startsWith("collected "))
                .mapToInt(line -> Integer.parseInt(line.substring("collected ".length())))
                .sum();
    }

    @Test
    void goesOnAfterRestartsAndReshards() throws Exception {
        try (DeliveredStream stream = new DeliveredStream(2);
                Workplace place = place(stream)) {
            int put = 0;
            for (int shards : new int[] {4, 3, 5}) {
                place.start();
                stream.put(put, put + 500);
                stream.client().updateShardCount(to -> to.streamName(STREAM)
                        .targetShardCount(shards)
                        .scalingType(ScalingType.UNIFORM_SCALING));
                stream.put(put + 500, put + 900);
                put += 900;
                place.stop();
            }
            place.start();
            awaitRows(put);
            place.stop();
            assertThat(DeliveredStream.lines(delivered())).containsExactlyInAnyOrderElementsOf(rows(0, put));
        }
    }

    @Test
    void anEditOfTheRouteNeitherLosesNorRepeatsRecords() throws Exception {
        try (DeliveredStream stream = new DeliveredStream(2);
                Workplace place = place(stream).set("delivery.interval", "2s").start();
                Log log = new Log()) {
            stream.put(0, 500);
            awaitRows(100);
            place.edit("deliver-stream", text -> text.replace("Deliver the records", "Hand on the records"));
            log.awaitMessage("reloaded: deliver-stream");
            stream.put(500, 1000);
            awaitRows(1000);
            place.stop();
            assertThat(DeliveredStream.lines(delivered())).containsExactlyInAnyOrderElementsOf(rows(0, 1000));
        }
    }

    @Test
    void putsObjectsIntoABucketAndTriesThoseAgainThatAreRefused() throws Exception {
        try (DeliveredStream stream = new DeliveredStream(2);
                S3Server s3 = new S3Server();
                Workplace place = place(stream)
                        .set("delivery.to", "s3")
                        .set("delivery.bucket", "my-bucket")
                        .set("delivery.s3-endpoint", s3.endpoint().toString())
                        .set("delivery.format", "gzip");
                Log log = new Log()) {
            s3.fail(4);
            place.start();
            stream.put(0, 1000);
            Await.until(
                    () -> linesOf(s3.objects()).size() >= 1000,
                    () -> s3.objects().size() + " objects");
            place.stop();

            assertThat(linesOf(s3.objects())).containsExactlyInAnyOrderElementsOf(rows(0, 1000));
            assertThat(s3.objects().keySet())
                    .allMatch(key -> key.startsWith("/my-bucket/" + STREAM + "/20") && key.endsWith(".ndjson.gz"));
            assertThat(s3.types().values()).containsOnly("application/gzip");
            assertThat(log.warnings()).anyMatch(line -> line.contains("not you"));
            assertThat(delivered()).doesNotExist();
        }
    }

    private static List<String> linesOf(Map<String, byte[]> objects) throws Exception {
        List<String> lines = new ArrayList<>();
        for (byte[] object : objects.values()) {
            lines.addAll(DeliveredStream.lines(object, true));
        }
        return lines;
    }

    @Test
    void theKinesisOfTheNextProcessIsReadFromItsBeginning() throws Exception {
        try (Workplace place = place().set("delivery.stream", Tap.STREAM)) {
            long started = 0;
            for (int run = 0; run < 2; run++) {
                // Sequence numbers tell two streams of one name apart by the second they were created in, here as in
                // AWS.
                long before = started;
                Await.until(() -> Instant.now().getEpochSecond() > before, () -> "the clock stands still");
                place.start();
                started = Instant.now().getEpochSecond();
                place.drop("rows.csv", Rows.csv(run * 100, run * 100 + 100));
                place.awaitArchived(run == 0 ? "rows.csv" : "rows-2.csv");
                awaitRows(run * 100 + 100);
                place.stop();
            }
            assertThat(DeliveredStream.numbers(delivered())).containsExactlyInAnyOrderElementsOf(Rows.numbers(0, 200));
        }
    }

    @Test
    void doesNotStartWithoutABucketNorWithARouteThatIsNotThere() throws Exception {
        try (Workplace place = place().set("delivery.to", "s3")) {
            assertThatThrownBy(place::start).hasMessageContaining("delivery.bucket = ''");
            place.set("delivery.to", "tape");
            assertThatThrownBy(place::start)
                    .hasStackTraceContaining(
                            "delivery.to = 'tape': no route has the id deliver-to-tape. The routes allow: files");
        }
    }
}
