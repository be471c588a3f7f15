package io.headwater.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import io.headwater.columns.ColumnType;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stands in the fields: each row is JSON with the values meant, or refused, and the next one is none the worse. */
class AnyTypedColumnsTest {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final RowJson rows = new RowJson(
            List.of(
                    new SentColumn("s", 0, "s", ColumnType.STRING),
                    new SentColumn("n", 1, "n", ColumnType.NUMBER),
                    new SentColumn("b", 2, "b", ColumnType.BOOLEAN),
                    new SentColumn("t", 3, "t", ColumnType.TIMESTAMP)),
            1 << 20);

    @Property(tries = 1000)
    void everyRowIsTheJsonMeantOrRefused(
            @ForAll("texts") String text,
            @ForAll("numbers") String number,
            @ForAll("truths") String truth,
            @ForAll("times") String time)
            throws IOException {
        boolean allowed = (number.isEmpty() || jsonNumber(number).isPresent())
                && List.of("", "Yes", "0").contains(truth)
                && !time.equals("2018-13-01");

        Optional<JsonNode> row = written(text, number, truth, time);

        assertThat(row.isPresent()).isEqualTo(allowed);
        if (row.isPresent()) {
            assertThat(row.get().get("s").textValue()).isEqualTo(text);
            assertThat(row.get().get("n"))
                    .isEqualTo(jsonNumber(number.isEmpty() ? "null" : number).orElseThrow());
            assertThat(row.get().get("b").toString())
                    .isEqualTo(truth.isEmpty() ? "null" : truth.equals("Yes") ? "true" : "false");
            assertThat(row.get().get("t").toString()).isEqualTo(time.isEmpty() ? "null" : "\"2018-04-01T00:00:31Z\"");
        }
        assertThat(written("", "1", "on", "2018-04-01 00:00:31")).isPresent();
    }

    private Optional<JsonNode> written(String... values) throws IOException {
        StringBuilder csv = new StringBuilder();
        for (String value : values) {
            csv.append(csv.isEmpty() ? "\"" : ",\"")
                    .append(value.replace("\"", "\"\""))
                    .append('"');
        }
        for (CsvFields fields : CsvReader.builder().build(new CsvFields(4), csv.toString())) {
            try {
                rows.write(fields);
                return Optional.of(JSON.readTree(rows.bytes()));
            } catch (BadRecordException e) {
                assertThat(e.reason()).contains("which is not ");
            }
        }
        return Optional.empty();
    }

    /** What Jackson makes of it; it allows blanks around a number, where a field must be one as it is. */
    private static Optional<JsonNode> jsonNumber(String text) {
        try {
            return Optional.of(JSON.readTree(text))
                    .filter(node ->
                            (node.isNumber() || node.isNull()) && text.strip().equals(text));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", "\"", "\\", "\n", "\u0000", "ß", "😀", ",")
                .list()
                .ofMaxSize(5)
                .map(pieces -> String.join("", pieces));
    }

    @Provide
    Arbitrary<String> numbers() {
        return Arbitraries.oneOf(
                Arbitraries.doubles().map(String::valueOf),
                Arbitraries.bigDecimals().map(String::valueOf),
                Arbitraries.of("0", "1", "9", "-", "+", ".", "e", "E", " ")
                        .list()
                        .ofMaxSize(5)
                        .map(pieces -> String.join("", pieces)));
    }

    @Provide
    Arbitrary<String> truths() {
        return Arbitraries.of("", "Yes", "0", "maybe");
    }

    @Provide
    Arbitrary<String> times() {
        return Arbitraries.of("", "2018-04-01 00:00:31", "1522540831", "2018-13-01", "2018-04-01T02:00:31+02");
    }
}
