package io.headwater.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headwater.transactions.Parameters;
import io.headwater.transactions.Part;
import io.headwater.transactions.Transactions;
import io.headwater.transactions.TransactionsSimulator;
import io.headwater.transactions.files.TransactionFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the simulator writes and what the main path makes of it: both ways of a row into a stream must say the same. */
class SimulatedFilesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path temp;

    private final Transactions transactions = TransactionsSimulator.simulate(
            new Parameters(500, 200, 2, 30, Parameters.PUBLISHED.startDate(), 0, new Part(2, 2)), progress -> {});

    private String text(TransactionFormat format, boolean labels) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.write(transactions, 1, labels, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRowAsJsonIsByteForByteWhatIsPublishedOfTheCsv(boolean labels) throws IOException {
        Path csv = Reading.file(temp, "day.csv", text(TransactionFormat.CSV, labels));

        Reading published = Reading.of(csv, Reading.UNKEYED, temp.resolve("rejected"));

        assertThat(published.json())
                .hasSize(transactions.size(1))
                .isEqualTo(text(TransactionFormat.NDJSON, labels).lines().toList());
        assertThat(published.rejectedFile()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRowAsJsonHasTheColumnsOfTheCsvAndNumbersWhereTheyAreNumbers(boolean labels) throws IOException {
        List<String> csv = text(TransactionFormat.CSV, labels).lines().toList();
        List<String> json = text(TransactionFormat.NDJSON, labels).lines().toList();
        List<String> columns = List.of(csv.get(0).split(","));
        assertThat(columns).isEqualTo(TransactionFormat.columns(labels)).hasSize(labels ? 9 : 7);
        assertThat(json).hasSize(csv.size() - 1);
        for (int row = 0; row < json.size(); row++) {
            JsonNode object = JSON.readTree(json.get(row));
            List<String> fields = List.of(csv.get(row + 1).split(","));
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            assertThat(names).isEqualTo(columns);
            for (int column = 0; column < fields.size(); column++) {
                JsonNode value = object.required(columns.get(column));
                if (columns.get(column).equals("TX_DATETIME")) {
                    assertThat(value.textValue()).isEqualTo(fields.get(column));
                } else {
                    assertThat(value.isNumber()).isTrue();
                    assertThat(value.decimalValue()).isEqualByComparingTo(fields.get(column));
                }
            }
        }
    }
}
