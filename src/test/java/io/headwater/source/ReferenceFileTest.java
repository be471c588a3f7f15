package io.headwater.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The day of transactions that everybody publishes first. */
class ReferenceFileTest {
    @TempDir
    Path directory;

    @Test
    void makesOfEachRowTheJsonThatHasItsDigits() throws Exception {
        Path file = Path.of("src/test/resources/transactions-2018-04-01.csv");
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        List<String> names = List.of(lines.get(0).split(",", -1));
        List<String> expectedJson = new ArrayList<>();
        List<String> expectedKeys = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> values = List.of(line.split(",", -1));
            StringBuilder json = new StringBuilder();
            for (int column = 0; column < names.size(); column++) {
                String quote = names.get(column).equals("TX_DATETIME") ? "\"" : "";
                json.append(column == 0 ? "{\"" : ",\"")
                        .append(names.get(column))
                        .append("\":");
                json.append(quote).append(values.get(column)).append(quote);
            }
            expectedJson.add(json.append('}').toString());
            expectedKeys.add(values.get(2));
        }

        Reading reading =
                Reading.of(file, CsvOptions.keyedBy(PartitionKey.column("CUSTOMER_ID")), directory.resolve("rejected"));

        assertThat(reading.json()).hasSize(9_488).isEqualTo(expectedJson);
        assertThat(reading.keys()).isEqualTo(expectedKeys);
        assertThat(reading.batches()).hasSize(19);
        assertThat(reading.end()).isEqualTo(new SourcePosition(Files.size(file), 9_490, 9_488, 0));
    }
}
