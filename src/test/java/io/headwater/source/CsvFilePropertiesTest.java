package io.headwater.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.headwater.publishing.Row;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

/** Whatever the file: rows come out as they went in, nothing is lost, and reading can go on from every position. */
class CsvFilePropertiesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HEADER = "a,b\n";

    private Path directory = Path.of("");

    @BeforeTry
    void makeDirectory() throws IOException {
        directory = Files.createTempDirectory("headwater");
    }

    @AfterTry
    void removeDirectory() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @Property(tries = 300)
    void theRowsReadAreTheRowsWritten(
            @ForAll("tables") List<List<String>> table,
            @ForAll("lineEnds") LineDelimiter lineEnd,
            @ForAll @IntRange(min = 1, max = 300) int bufferBytes,
            @ForAll @IntRange(min = 1, max = 7) int batchSize) {
        int width = table.get(0).size();
        List<String> names =
                IntStream.range(0, width).mapToObj(i -> "name " + i).toList();
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(lineEnd).build(text)) {
            csv.writeRecord(names);
            table.forEach(csv::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Path file = Reading.file(directory, "x.csv", text.toString());

        Reading reading = read(file, batchSize, SourcePosition.START, bufferBytes);

        List<Map<String, String>> expected = new ArrayList<>();
        for (List<String> row : table) {
            Map<String, String> object = new LinkedHashMap<>();
            IntStream.range(0, width).forEach(i -> object.put(names.get(i), row.get(i)));
            expected.add(object);
        }
        assertThat(reading.rows().stream().map(CsvFilePropertiesTest::fields)).isEqualTo(expected);
        assertThat(reading.rejectedFile()).isEmpty();
        assertThat(reading.end().byteOffset()).isEqualTo(Reading.bytesOf(file).length);
    }

    @Property(tries = 1000)
    void everyByteIsPublishedOrRejectedOrBlank(
            @ForAll("damaged") byte[] body,
            @ForAll @IntRange(min = 1, max = 40) int bufferBytes,
            @ForAll @IntRange(min = 1, max = 60) int maxRowBytes,
            @ForAll @IntRange(min = 1, max = 5) int batchSize) {
        Reading reading = Reading.of(
                file(body),
                options(batchSize).withMaxRowBytes(maxRowBytes),
                directory.resolve("rejected"),
                SourcePosition.START,
                bufferBytes);

        // An account of our own: what must be published, what must be rejected, by a reader of the naive sort.
        List<NaiveCsv.Line> records = NaiveCsv.records(body, HEADER.length(), 2);
        StringBuilder rejected = new StringBuilder();
        List<Map<String, String>> published = new ArrayList<>();
        String actuallyRejected = reading.rejected();
        int at = (RejectedRows.LINE_COLUMN + "," + RejectedRows.REASON_COLUMN + "," + HEADER).length();
        for (NaiveCsv.Line record : records) {
            if (record.fields().isPresent()
                    && record.fields().get().size() == 2
                    && record.raw().replaceAll("[\\r\\n]+$", "").length() <= maxRowBytes) {
                published.add(Map.of(
                        "a",
                        record.fields().get().get(0),
                        "b",
                        record.fields().get().get(1)));
            } else {
                String expected = record.line() + ",\"";
                assertThat(actuallyRejected).startsWith(RejectedRows.LINE_COLUMN);
                assertThat(actuallyRejected.substring(at)).startsWith(expected);
                int reasonEnd = actuallyRejected.indexOf("\",", at + expected.length()) + 2;
                assertThat(actuallyRejected.substring(reasonEnd)).startsWith(record.raw());
                at = reasonEnd + record.raw().length();
                if (!record.raw().endsWith("\n") && !record.raw().endsWith("\r")) {
                    assertThat(actuallyRejected.charAt(at)).isEqualTo('\n');
                    at++;
                }
                rejected.append(record.raw());
            }
        }
        assertThat(rejected.isEmpty() ? 0 : at).isEqualTo(actuallyRejected.length());
        assertThat(reading.rows().stream().map(CsvFilePropertiesTest::fields)).isEqualTo(published);
        assertThat(reading.end())
                .isEqualTo(new SourcePosition(
                        HEADER.length() + body.length,
                        NaiveCsv.lines(body) + 2,
                        records.size(),
                        records.size() - published.size()));
    }

    @Property(tries = 300)
    void everyPositionGivesTheSameRestAgain(
            @ForAll("damaged") byte[] body,
            @ForAll @IntRange(min = 1, max = 40) int bufferBytes,
            @ForAll @IntRange(min = 1, max = 3) int batchSize) {
        Path file = file(body);
        Reading whole = read(file, batchSize, SourcePosition.START, bufferBytes);
        for (int batch = 0; batch < whole.batches().size(); batch++) {
            SourcePosition from = whole.batches().get(batch).end();
            Reading rest = read(file, batchSize, from, bufferBytes);
            assertThat(ends(rest))
                    .isEqualTo(ends(whole).subList(batch + 1, whole.batches().size()));
            assertThat(rest.json())
                    .isEqualTo(whole.json()
                            .subList((int) from.rowsAccepted(), whole.rows().size()));
            assertThat(rest.end().rowsRead()).isEqualTo(whole.end().rowsRead());
            assertThat(rest.end().rowsRejected()).isEqualTo(whole.end().rowsRejected());
            assertThat(rest.end().line()).isEqualTo(whole.end().line());
            assertThat(rejectedRows(whole)).endsWith(rejectedRows(rest));
            assertThat(rest.sha256()).isEqualTo(whole.sha256());
        }
    }

    @Property(tries = 300)
    void rowsThatAreDoneWithAreNotRejectedOnceMore(
            @ForAll("damaged") byte[] body, @ForAll @IntRange(max = 20) int done) {
        Path file = file(body);
        Reading whole = read(file, 2, SourcePosition.START, 40);
        RowNumbers numbers = new RowNumbers(0);
        IntStream.range(0, done).forEach(numbers::add);
        Reading again = Reading.of(
                file,
                options(2),
                directory.resolve("rejected"),
                new Resumption(SourcePosition.START, Optional.empty(), numbers),
                40);
        assertThat(again.json()).isEqualTo(whole.json());
        assertThat(again.end()).isEqualTo(whole.end());
        long rejectedBehind = whole.end().rowsRejected()
                - (Math.min(done, whole.end().rowsRead())
                        - whole.rows().stream()
                                .filter(row -> row.number() < done)
                                .count());
        assertThat(rejectedBehind == 0).isEqualTo(again.rejectedFile().isEmpty());
        assertThat(rejectedRows(whole)).endsWith(rejectedRows(again));
    }

    private static String rejectedRows(Reading reading) {
        int header = (RejectedRows.LINE_COLUMN + "," + RejectedRows.REASON_COLUMN + "," + HEADER).length();
        return reading.rejected().substring(Math.min(header, reading.rejected().length()));
    }

    private static List<List<Long>> ends(Reading reading) {
        return reading.batches().stream()
                .map(CsvBatch::end)
                .map(end -> List.of(end.byteOffset(), end.line(), end.rowsRead(), end.rowsRejected()))
                .toList();
    }

    private Path file(byte[] body) {
        byte[] header = HEADER.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = Arrays.copyOf(header, header.length + body.length);
        System.arraycopy(body, 0, bytes, header.length, body.length);
        return Reading.file(directory, "x.csv", bytes);
    }

    private Reading read(Path file, int batchSize, SourcePosition from, int bufferBytes) {
        return Reading.of(file, options(batchSize), directory.resolve("rejected"), from, bufferBytes);
    }

    private static CsvOptions options(int batchSize) {
        return Reading.UNKEYED.withBatchSize(batchSize);
    }

    private static Map<String, String> fields(Row row) {
        try {
            return JSON.readValue(row.data(), new TypeReference<LinkedHashMap<String, String>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Provide
    Arbitrary<LineDelimiter> lineEnds() {
        return Arbitraries.of(LineDelimiter.LF, LineDelimiter.CRLF, LineDelimiter.CR);
    }

    @Provide
    Arbitrary<List<List<String>>> tables() {
        Arbitrary<String> value = Arbitraries.of(
                        "a", "1", " ", ",", "\"", "\n", "\r", "\r\n", "\\", "\t", "\u0000", "ß", "日", "😀", "\u2028",
                        "\uFEFF")
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
        // From 2: a lone empty value is a blank line.
        return Arbitraries.integers()
                .between(2, 5)
                .flatMap(width -> value.list().ofSize(width).list().ofMinSize(1).ofMaxSize(30));
    }

    @Provide
    Arbitrary<byte[]> damaged() {
        Arbitrary<byte[]> pieces = Arbitraries.of(
                        "1,2\n", "x", ",", "\"", "\n", "\r", "\r\n", "\"a,\n\"\"b\"", "é", "\u00C3", "\u00FF", "😀")
                .list()
                .ofMaxSize(40)
                .map(parts -> {
                    StringBuilder bytes = new StringBuilder();
                    // Chars of Latin-1 stand for single bytes (malformed UTF-8), the others for themselves.
                    parts.forEach(part -> bytes.append(
                            part.equals("é") || part.equals("😀")
                                    ? new String(part.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)
                                    : part));
                    return bytes.toString().getBytes(StandardCharsets.ISO_8859_1);
                });
        Arbitrary<byte[]> noise = Arbitraries.bytes().array(byte[].class).ofMaxSize(200);
        return Combinators.combine(pieces, noise, Arbitraries.integers().between(0, 9))
                .as((csv, bytes, choice) -> choice == 0 ? bytes : csv);
    }
}
