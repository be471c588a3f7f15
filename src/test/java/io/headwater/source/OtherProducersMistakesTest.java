package io.headwater.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.publishing.Row;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What well-known producers get wrong in reading CSV files, mistake by mistake. */
class OtherProducersMistakesTest {
    private static final CsvOptions OPTIONS = CsvOptions.keyedBy(PartitionKey.none());

    @TempDir
    Path directory;

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("a.csv"), text);
    }

    private RejectedRows rejected() {
        return RejectedRows.of(directory.resolve("a.csv"), directory.resolve("rejected"));
    }

    private List<String> read(String text) throws IOException {
        List<String> rows = new ArrayList<>();
        try (RejectedRows rejected = rejected();
                CsvFile csv = CsvFile.open(file(text), OPTIONS, rejected)) {
            for (Optional<CsvBatch> batch = csv.nextBatch(); batch.isPresent(); batch = csv.nextBatch()) {
                for (Row row : batch.get().rows()) {
                    rows.add(new String(row.data(), StandardCharsets.UTF_8));
                }
            }
            assertThat(rejected.appear()).isTrue();
        }
        return rows;
    }

    private String rejectedText() throws IOException {
        return Files.readString(directory.resolve("rejected").resolve("a.csv"));
    }

    @Test
    void csv_quotesIgnored() throws IOException {
        assertThat(read("a,b\n\"1,2\",\"x\ny\"\n")).containsExactly("{\"a\":\"1,2\",\"b\":\"x\\ny\"}");
    }

    @Test
    void csv_extraColumnsDropped() throws IOException {
        assertThat(read("a,b\n1,2,3\n4,5\n")).containsExactly("{\"a\":\"4\",\"b\":\"5\"}");
        assertThat(rejectedText()).contains("1,2,3");
    }

    @Test
    void csv_aFailedRowSentRaw() throws IOException {
        assertThat(read("a,b\nonly one\n3,4\n")).containsExactly("{\"a\":\"3\",\"b\":\"4\"}");
        assertThat(rejectedText()).contains("only one");
    }

    @Test
    void csv_longRowsCut() throws IOException {
        String longer = "x".repeat(300_000);

        assertThat(read("a,b\n" + longer + ",2\n")).containsExactly("{\"a\":\"" + longer + "\",\"b\":\"2\"}");
    }

    @Test
    void memory_thatGrowsWithTheFile() throws IOException {
        String row = "x".repeat(99) + "\n";
        long size = Files.size(file("a\n" + row.repeat(200_000)));
        try (RejectedRows rejected = rejected();
                CsvFile csv = CsvFile.open(directory.resolve("a.csv"), OPTIONS, rejected)) {

            assertThat(csv.nextBatch().orElseThrow().rows()).hasSize(500);

            assertThat(csv.position().byteOffset()).isLessThan(size / 100);
        }
    }
}
