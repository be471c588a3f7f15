package io.headwater.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.kinesis.model.Record;

/** {@code publish-files} and {@code publish-to-kinesis}: from the source folder into the stream. */
class PublishToKinesisTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path REFERENCE = Path.of("src/test/resources/transactions-2018-04-01.csv");

    @TempDir
    Path folder;

    @Test
    void publishesEveryRowOfTheReferenceFileAndArchivesIt() throws Exception {
        try (Workplace place = new Workplace(folder).start();
                Tap tap = place.tap()) {
            byte[] content = Files.readAllBytes(REFERENCE);
            place.drop("transactions-2018-04-01.csv", content);
            Path archived = place.awaitArchived("transactions-2018-04-01.csv");

            assertThat(archived).hasBinaryContent(content);
            assertThat(Workplace.names(place.source())).isEmpty();
            assertThat(Workplace.names(place.rejected())).isEmpty();
            Map<String, List<Record>> byShard = tap.byShard();
            assertThat(byShard).hasSize(4).allSatisfy((shard, records) -> assertThat(records)
                    .hasSizeGreaterThan(1000));
            assertThat(tap.records()).hasSize(9488);
            assertThat(tap.texts())
                    .containsExactlyInAnyOrderElementsOf(Files.readAllLines(REFERENCE).stream()
                            .skip(1)
                            .map(PublishToKinesisTest::json)
                            .toList());
            for (Record record : tap.records()) {
                assertThat(record.partitionKey())
                        .isEqualTo(JSON.readTree(record.data().asByteArrayUnsafe())
                                .required("CUSTOMER_ID")
                                .asText());
            }
        }
    }

    /** The columns of transactions are numbers, but for the date and time. */
    private static String json(String row) {
        String[] v = row.split(",", -1);
        return ("{\"TRANSACTION_ID\":%s,\"TX_DATETIME\":\"%s\",\"CUSTOMER_ID\":%s,\"TERMINAL_ID\":%s,\"TX_AMOUNT\":%s,"
                        + "\"TX_TIME_SECONDS\":%s,\"TX_TIME_DAYS\":%s,\"TX_FRAUD\":%s,\"TX_FRAUD_SCENARIO\":%s}")
                .formatted((Object[]) v);
    }

    @Test
    void leavesRowsInTheirOrderWithinOneRequest() throws Exception {
        try (Workplace place =
                        new Workplace(folder).set("kinesis.local.shards", "1").start();
                Tap tap = place.tap()) {
            place.drop("rows.csv", Rows.csv(0, 500));
            place.awaitArchived("rows.csv");
            assertThat(tap.numbers()).isEqualTo(Rows.numbers(0, 500));
        }
    }

    @Test
    void spreadsRowsWithoutAKeyColumnWhenTheKeyIsRandom() throws Exception {
        try (Workplace place = new Workplace(folder)
                        .set("publish.partition-key", "random")
                        .start();
                Tap tap = place.tap()) {
            place.drop("rows.csv", Rows.csv(0, 1000).replace("CUSTOMER_ID", "X"));
            place.awaitArchived("rows.csv");
            assertThat(tap.byShard().values())
                    .allSatisfy(records -> assertThat(records).isNotEmpty());
            assertThat(tap.numbers()).containsExactlyInAnyOrderElementsOf(Rows.numbers(0, 1000));
            assertThat(tap.records().stream().map(Record::partitionKey).collect(Collectors.toSet()))
                    .hasSizeGreaterThan(990);
        }
    }
}
