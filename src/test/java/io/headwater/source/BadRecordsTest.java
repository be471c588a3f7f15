package io.headwater.source;

import static io.headwater.source.Reading.UNKEYED;
import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.files.Sha256;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that cannot be published: each is rejected by itself, byte for byte, with its line and the reason. */
class BadRecordsTest {
    private static final String TRANSACTIONS = "TRANSACTION_ID,TX_DATETIME,CUSTOMER_ID,TERMINAL_ID,TX_AMOUNT\n";

    @TempDir
    Path directory;

    private Reading read(byte[] bytes, CsvOptions options) {
        return Reading.of(Reading.file(directory, "x.csv", bytes), options, directory.resolve("rejected"));
    }

    private Reading read(String text, CsvOptions options) {
        return read(text.getBytes(StandardCharsets.UTF_8), options);
    }

    private Reading read(String text) {
        return read(text, UNKEYED);
    }

    @Test
    void rejectsARowWithTooFewColumns() {
        Reading reading = read("a,b,c\n1,2,3\n4,5\n6\n7,8,9\n");
        assertThat(reading.json())
                .containsExactly("{\"a\":\"1\",\"b\":\"2\",\"c\":\"3\"}", "{\"a\":\"7\",\"b\":\"8\",\"c\":\"9\"}");
        assertThat(reading.rejected()).isEqualTo("""
                        REJECTED_LINE,REJECTED_REASON,a,b,c
                        3,"2 columns, the header has 3",4,5
                        4,"1 column, the header has 3",6
                        """);
        assertThat(reading.end()).isEqualTo(new SourcePosition(24, 6, 4, 2));
    }

    @Test
    void rejectsARowWithTooManyColumns() {
        Reading reading = read("a,b\n1,2,\n3,4\n");
        assertThat(reading.json()).containsExactly("{\"a\":\"3\",\"b\":\"4\"}");
        assertThat(reading.rejected()).contains("\n2,\"3 columns, the header has 2\",1,2,\n");
    }

    @Test
    void rejectsInvalidUtf8AndOnlyThatRow() {
        byte[] bytes = "a,b\n1,ok\n2,b?d\n3,\uFFFD\n".getBytes(StandardCharsets.UTF_8);
        bytes[12] = (byte) 0xE9;
        Reading reading = read(bytes, UNKEYED);
        assertThat(reading.json()).containsExactly("{\"a\":\"1\",\"b\":\"ok\"}", "{\"a\":\"3\",\"b\":\"\uFFFD\"}");
        assertThat(reading.rejected()).contains("\n3,\"invalid UTF-8: byte 4 of the row is 0xE9\",2,b\u00E9d\n");
    }

    @Test
    void rejectsEverySortOfMalformedUtf8() {
        for (String hex : new String[] {"80", "C0AF", "C3", "E0A0", "EDA080", "F0808080", "F4908080", "FF"}) {
            byte[] bad = HexFormat.of().parseHex(hex);
            byte[] bytes = Arrays.copyOf("a\n".getBytes(StandardCharsets.UTF_8), 3 + bad.length);
            System.arraycopy(bad, 0, bytes, 2, bad.length);
            bytes[bytes.length - 1] = '\n';
            Reading reading = read(bytes, UNKEYED);
            assertThat(reading.rows()).as(hex).isEmpty();
            assertThat(reading.rejected()).as(hex).contains("invalid UTF-8: byte ");
        }
    }

    @Test
    void rejectsWhatIsNotAJsonNumberInANumberColumn() {
        for (String bad :
                new String[] {"abc", "NaN", "+5", "007", "-", ".5", "5.", "1e", "1e+", " 5", "5 ", "0x1", "٣", "1,5"}) {
            Reading reading = read(TRANSACTIONS + "1,,2,3,\"" + bad + "\"\n2,,2,3,4\n");
            assertThat(reading.json()).as(bad).hasSize(1);
            assertThat(reading.end().rowsRejected()).as(bad).isEqualTo(1);
        }
        assertThat(read(TRANSACTIONS + "1,,2,3,\"a\"\"\nb\"\n").rejected())
                .endsWith(
                        "\n2,\"TX_AMOUNT is 'a\"\"?b', which is not a number as JSON writes it\",1,,2,3,\"a\"\"\nb\"\n");
    }

    @Test
    void rejectsARecordWithTextBehindAClosingQuote() {
        Reading reading = read("a,b\n1,2\n\"3\"x,4\n5,6\n");
        assertThat(reading.json()).containsExactly("{\"a\":\"1\",\"b\":\"2\"}", "{\"a\":\"5\",\"b\":\"6\"}");
        assertThat(reading.rejected())
                .contains(
                        "\n3,\"a character stands between a closing quote and the next comma or line end\",\"3\"x,4\n");
    }

    @Test
    void rejectsARecordWithAQuoteInsideAnUnquotedField() {
        Reading reading = read("a,b\n5\" pipe,2\n3, \"4\"\n5,6\n");
        assertThat(reading.json()).containsExactly("{\"a\":\"5\",\"b\":\"6\"}");
        assertThat(reading.rejected())
                .contains("\n2,\"a quote stands inside a field that does not begin with a quote\",5\" pipe,2\n")
                .contains("\n3,\"a quote stands inside a field that does not begin with a quote\",3, \"4\"\n");
    }

    @Test
    void rejectsAllThatFollowsAQuoteThatIsNeverClosed() {
        Reading reading = read("a,b\n1,2\n3,\"4\n5,6\n7,8");
        assertThat(reading.json()).containsExactly("{\"a\":\"1\",\"b\":\"2\"}");
        assertThat(reading.rejected()).endsWith("\n3,\"a quote is opened and never closed\",3,\"4\n5,6\n7,8\n");
        assertThat(reading.end().rowsRead()).isEqualTo(2);
    }

    @Test
    void rejectsNothingOfARecordThatOnlySpansLines() {
        Reading reading = read("a,b\n\"1\r\n\r\n\r\",2\n3\n");
        assertThat(reading.json()).containsExactly("{\"a\":\"1\\r\\n\\r\\n\\r\",\"b\":\"2\"}");
        assertThat(reading.rejected()).contains("\n6,\"1 column, the header has 2\",3\n");
    }

    @Test
    void rejectsAnEmptyOrTooLongKey() {
        CsvOptions keyed = CsvOptions.keyedBy(PartitionKey.column("b"));
        Reading reading = read("a,b\n1,\n2," + "k".repeat(256) + "\n3," + "k".repeat(257) + "\n", keyed);
        assertThat(reading.keys()).containsExactly("k".repeat(256));
        assertThat(reading.rejected())
                .contains("\n2,\"the partition key, b, is empty\",1,\n")
                .contains("\n4,\"the partition key, b, has 257 characters, a key has at most 256\",3,k");
    }

    @Test
    void rejectsARowThatIsLargerThanARecordMayBe() {
        // {"a":"é","b":"x"} is 18 bytes, the key é 2 more.
        String text = "a,b\né,x\né,xy\n";
        CsvOptions keyed = CsvOptions.keyedBy(PartitionKey.column("a"));
        assertThat(read(text, keyed.withMaxRecordBytes(21)).rejectedFile()).isEmpty();
        Reading reading = read(text, keyed.withMaxRecordBytes(20));
        assertThat(reading.json()).containsExactly("{\"a\":\"é\",\"b\":\"x\"}");
        assertThat(reading.rejected())
                .contains("\n3,\"the row takes 21 bytes as JSON with its partition key, it may take at most 20\",");
    }

    @Test
    void rejectsARowThatEscapesMakeTooLarge() {
        Reading reading = read("a\n" + "\001".repeat(4_000_000) + "\nx\n");
        assertThat(reading.json()).containsExactly("{\"a\":\"x\"}");
        assertThat(reading.rejected())
                .contains("\n2,\"the row takes 24000008 bytes as JSON with its partition key, it may take at most ");
    }

    @Test
    void countsTheColumnsOfARowThatHasFarTooMany() {
        assertThat(read("a,b\n" + ",".repeat(5_000_000) + "\n1,2\n").rejected())
                .contains("\n2,\"5000001 columns, the header has 2\",,");
    }

    @Test
    void rejectsALineOfTwentyMegabytesWhole() {
        byte[] line = new byte[20_000_000];
        new SplittableRandom(7).nextBytes(line);
        for (int at = 0; at < line.length; at++) {
            line[at] = (byte) ('a' + (line[at] & 15));
        }
        byte[] bytes = Arrays.copyOf("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8), 8 + line.length + 9);
        System.arraycopy(line, 0, bytes, 8, line.length);
        System.arraycopy("\r\n3,4\n5\r\n".getBytes(StandardCharsets.UTF_8), 0, bytes, 8 + line.length, 9);

        Reading reading = read(bytes, UNKEYED);

        assertThat(reading.json()).containsExactly("{\"a\":\"1\",\"b\":\"2\"}", "{\"a\":\"3\",\"b\":\"4\"}");
        String expected = "REJECTED_LINE,REJECTED_REASON,a,b\n"
                + "3,\"longer than 10485760 bytes, the most that a row may have\","
                + new String(line, StandardCharsets.ISO_8859_1) + "\r\n5,\"1 column, the header has 2\",5\r\n";
        assertThat(reading.rejected().equals(expected)).isTrue();
        assertThat(reading.end()).isEqualTo(new SourcePosition(bytes.length, 6, 4, 2));
    }

    @Test
    void holdsNoMoreThanTheLongestRowAllowed() throws Exception {
        byte[] endless = new byte[1 << 16];
        Arrays.fill(endless, (byte) 'x');
        long[] left = {1L << 28};
        InputStream aLineWithoutEnd = new InputStream() {
            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] to, int from, int length) {
                int count = (int) Math.min(Math.min(length, endless.length), left[0]);
                System.arraycopy(endless, 0, to, from, count);
                left[0] -= count;
                return count == 0 ? -1 : count;
            }
        };
        RecordFramer framer = new RecordFramer(aLineWithoutEnd, 4096, 100_000, 0, 1, new Sha256());
        RecordRun run = framer.next(500);
        assertThat(run.isPartial()).isTrue();
        assertThat(run.buffer().length).isLessThanOrEqualTo(100_002);
        framer.copyRest(OutputStream.nullOutputStream());
        assertThat(framer.offset()).isEqualTo(1L << 28);
        RecordRun rest = framer.next(500);
        assertThat(rest.count()).isZero();
        assertThat(rest.buffer().length).isLessThanOrEqualTo(100_002);
    }

    @Test
    void acceptsARowOfExactlyTheLongestLength() {
        assertThat(read("a\n12345\r\n123456\r\n", UNKEYED.withMaxRowBytes(5)).json())
                .containsExactly("{\"a\":\"12345\"}");
        assertThat(read("a\n12345", UNKEYED.withMaxRowBytes(5)).json()).containsExactly("{\"a\":\"12345\"}");
    }

    @Test
    void publishesTheMendedRowsOfARejectedFile() {
        Reading first = read("a,b\n1,2\n3\n4,5,6\n7,8\n");
        String mended = first.rejected().replace(",3\n", ",3,three\n").replace("4,5,6", "\"4,5\",6,7");
        Path again = Reading.file(directory, "again.csv", mended);
        Reading second = Reading.of(again, UNKEYED, directory.resolve("rejected"));
        assertThat(second.json()).containsExactly("{\"a\":\"3\",\"b\":\"three\"}");
        assertThat(second.rejected()).isEqualTo("""
                        REJECTED_LINE,REJECTED_REASON,REJECTED_LINE,REJECTED_REASON,a,b
                        3,"5 columns, the header has 4",4,"3 columns, the header has 2","4,5",6,7
                        """);

        Path third = Reading.file(directory, "third.csv", second.rejected().replace(",6,7", ",6"));
        CsvOptions keyed = CsvOptions.keyedBy(PartitionKey.column("b"));
        Reading last = Reading.of(third, keyed, directory.resolve("rejected"));
        assertThat(last.json()).containsExactly("{\"a\":\"4,5\",\"b\":\"6\"}");
        assertThat(last.keys()).containsExactly("6");
    }
}
