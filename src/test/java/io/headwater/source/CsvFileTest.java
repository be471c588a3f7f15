package io.headwater.source;

import static io.headwater.source.Reading.UNKEYED;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is a row, and what it looks like. */
class CsvFileTest {
    private static final String TRANSACTIONS =
            "TRANSACTION_ID,TX_DATETIME,CUSTOMER_ID,TERMINAL_ID,TX_AMOUNT,TX_FRAUD,NOTE\n";

    @TempDir
    Path directory;

    private Reading read(String text) {
        return read(text, UNKEYED);
    }

    private Reading read(String text, CsvOptions options) {
        return Reading.of(Reading.file(directory, "x.csv", text), options, directory.resolve("rejected"));
    }

    @Test
    void makesOneJsonObjectARowWithTheHeadersNamesInOrder() {
        Reading reading = read("b,a\n1,x\n2,y\n");
        assertThat(reading.json()).containsExactly("{\"b\":\"1\",\"a\":\"x\"}", "{\"b\":\"2\",\"a\":\"y\"}");
        assertThat(reading.end()).isEqualTo(new SourcePosition(12, 4, 2, 0));
        assertThat(reading.rejectedFile()).isEmpty();
    }

    @Test
    void keepsCommasQuotesAndLineBreaksInsideQuotes() {
        assertThat(read("a,b\n\"1,2\",\"say \"\"hi\"\"\"\n\"two\r\nlines\",\"\"\n")
                        .json())
                .containsExactly("{\"a\":\"1,2\",\"b\":\"say \\\"hi\\\"\"}", "{\"a\":\"two\\r\\nlines\",\"b\":\"\"}");
    }

    @Test
    void readsEveryKindOfLineEndAlike() {
        List<String> expected = List.of("{\"a\":\"1\",\"b\":\"2\"}", "{\"a\":\"3\",\"b\":\"4\"}");
        assertThat(read("a,b\n1,2\n3,4\n").json()).isEqualTo(expected);
        assertThat(read("a,b\r\n1,2\r\n3,4\r\n").json()).isEqualTo(expected);
        assertThat(read("a,b\r1,2\r3,4\r").json()).isEqualTo(expected);
        assertThat(read("a,b\r1,2\n3,4").json()).isEqualTo(expected);
    }

    @Test
    void skipsAByteOrderMarkAndBlankLines() {
        Reading reading = read("\uFEFF\n\r\na,b\n\n1,2\r\n\r\n\n3,4\n\n\n");
        assertThat(reading.json()).containsExactly("{\"a\":\"1\",\"b\":\"2\"}", "{\"a\":\"3\",\"b\":\"4\"}");
        assertThat(reading.end().rowsRead()).isEqualTo(2);
        assertThat(reading.end().byteOffset()).isEqualTo(25);
        assertThat(reading.end().line()).isEqualTo(11);
    }

    @Test
    void readsAHeaderWithoutRows() {
        Reading reading = read("a,b\n");
        assertThat(reading.batches()).isEmpty();
        assertThat(reading.end()).isEqualTo(new SourcePosition(4, 2, 0, 0));
        assertThat(read("a,b").batches()).isEmpty();
    }

    @Test
    void writesUtf8AsItIs() {
        assertThat(read("naïve,😀\nÄrger,\"日本 🏔\"\n").json())
                .containsExactly("{\"naïve\":\"Ärger\",\"😀\":\"日本 🏔\"}");
    }

    @Test
    void acceptsTheReplacementCharacterThatStandsInTheFile() {
        assertThat(read("a\n\uFFFD\nb\n").json()).containsExactly("{\"a\":\"\uFFFD\"}", "{\"a\":\"b\"}");
    }

    @Test
    void escapesControlCharacters() {
        assertThat(read("a\n\u0000\u0001\t\\\n").json()).containsExactly("{\"a\":\"\\u0000\\u0001\\t\\\\\"}");
    }

    @Test
    void keepsTheDigitsOfTheKnownTransactionsColumns() {
        assertThat(read(TRANSACTIONS + "0,2018-04-01 00:00:31,596,3156,57.10,0,12\n-1,,1e5,,0.0,\"1\",\n")
                        .json())
                .containsExactly(
                        "{\"TRANSACTION_ID\":0,\"TX_DATETIME\":\"2018-04-01 00:00:31\",\"CUSTOMER_ID\":596,"
                                + "\"TERMINAL_ID\":3156,\"TX_AMOUNT\":57.10,\"TX_FRAUD\":0,\"NOTE\":\"12\"}",
                        "{\"TRANSACTION_ID\":-1,\"TX_DATETIME\":\"\",\"CUSTOMER_ID\":1e5,"
                                + "\"TERMINAL_ID\":null,\"TX_AMOUNT\":0.0,\"TX_FRAUD\":1,\"NOTE\":\"\"}");
    }

    @Test
    void writesTextInAnyOtherFile() {
        assertThat(read("TRANSACTION_ID,TX_AMOUNT\n1,2.5\n").json())
                .containsExactly("{\"TRANSACTION_ID\":\"1\",\"TX_AMOUNT\":\"2.5\"}");
    }

    @Test
    void givesBatchesOfTheSizeAskedFor() {
        StringBuilder text = new StringBuilder("a\n");
        for (int row = 0; row < 1300; row++) {
            text.append(row).append('\n');
        }
        assertThat(read(text.toString()).batches())
                .extracting(batch -> batch.rows().size())
                .containsExactly(500, 500, 300);
        assertThat(read("a\n1\n2\n3\n4\n", UNKEYED.withBatchSize(2)).batches())
                .extracting(CsvBatch::end)
                .containsExactly(new SourcePosition(6, 4, 2, 0), new SourcePosition(10, 6, 4, 0));
    }

    @Test
    void givesSmallerBatchesOfLargeRows() {
        String row = "x".repeat(1_000_000) + "\n";
        assertThat(read("a\n" + row.repeat(20)).batches())
                .extracting(batch -> batch.rows().size())
                .allMatch(rows -> rows <= 17)
                .contains(9);
        String name = "n".repeat(1_000_000);
        assertThat(read(name + "\n" + "1\n".repeat(20)).batches())
                .extracting(batch -> batch.rows().size())
                .containsExactly(16, 4);
    }

    @Test
    void takesTheKeyFromTheColumnNamed() {
        CsvOptions keyed = CsvOptions.keyedBy(PartitionKey.column("CUSTOMER_ID"));
        assertThat(read(TRANSACTIONS + "0,,007,1,2,0,\n1,,\"8\",1,2,0,\n", keyed)
                        .keys())
                .containsExactly("8");
        assertThat(read("id,CUSTOMER_ID\n1,Zoë\n2,007\n", keyed).keys()).containsExactly("Zoë", "007");
    }

    @Test
    void givesEveryRowARandomKeyOrNone() {
        CsvOptions random = CsvOptions.keyedBy(PartitionKey.random(new SplittableRandom(1)));
        assertThat(read("a\n1\n2\n3\n", random).keys()).doesNotHaveDuplicates().allMatch(key -> key.length() == 16);
        assertThat(read("a\n1\n", UNKEYED).keys()).containsExactly("");
    }
}
