package io.headwater.delivery.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files read back by DuckDB, which shares no code with the library that writes them. */
class ParquetLinesTest {
    @TempDir
    Path folder;

    private static byte[] parquet(String... lines) {
        return ParquetLines.toParquet(String.join("\n", lines).concat("\n").getBytes(StandardCharsets.UTF_8));
    }

    /** The rows of a query, in which {@code FILE} stands for the file. */
    private List<List<Object>> query(byte[] file, String sql) throws Exception {
        Path path = Files.write(folder.resolve("object.gz.parquet"), file);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql.replace("FILE", "'" + path + "'"))) {
            List<List<Object>> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(row(found));
            }
            return rows;
        }
    }

    private static List<Object> row(ResultSet found) throws SQLException {
        List<Object> row = new ArrayList<>();
        for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
            row.add(found.getObject(column));
        }
        return row;
    }

    private List<List<Object>> rows(String... lines) throws Exception {
        return query(parquet(lines), "SELECT * FROM FILE");
    }

    private List<String> columns(String... lines) throws Exception {
        return query(parquet(lines), "DESCRIBE SELECT * FROM FILE").stream()
                .map(column -> column.get(0) + " " + column.get(1))
                .toList();
    }

    @Test
    void aRecordIsARowAndAFieldAColumn() throws Exception {
        String first =
                "{\"Date\":\"2020-01-02\",\"Open\":74.06,\"Volume\":135480400,\"Adj Close\":72.8,\"final\":true}";
        String second =
                "{\"Date\":\"2020-01-03\",\"Open\":74.0,\"Volume\":146322800,\"Adj Close\":72.1,\"final\":false}";

        assertThat(columns(first, second))
                .containsExactly("Date VARCHAR", "Open DOUBLE", "Volume BIGINT", "Adj Close DOUBLE", "final BOOLEAN");
        assertThat(rows(first, second))
                .containsExactly(
                        List.of("2020-01-02", 74.06, 135480400L, 72.8, true),
                        List.of("2020-01-03", 74.0, 146322800L, 72.1, false));
    }

    @Test
    void whatIsMissingOrNullIsNull() throws Exception {
        assertThat(query(
                        parquet("{\"a\":1,\"never\":null}", "{\"b\":\"x\"}", "{\"a\":null,\"b\":\"y\"}"),
                        "SELECT coalesce(a, -1), coalesce(b, '-') FROM FILE"))
                .containsExactly(List.of(1L, "-"), List.of(-1L, "x"), List.of(-1L, "y"));
        assertThat(columns("{\"a\":1,\"never\":null}")).containsExactly("a BIGINT");
    }

    @Test
    void valuesOfSeveralTypesBecomeTheirCommonOne() throws Exception {
        assertThat(rows("{\"a\":1}", "{\"a\":2.5}")).containsExactly(List.of(1.0), List.of(2.5));
        assertThat(rows("{\"a\":1}", "{\"a\":\"two\"}", "{\"a\":true}", "{\"a\":0.10}"))
                .containsExactly(List.of("1"), List.of("two"), List.of("true"), List.of("0.10"));
        assertThat(rows("{\"a\":9223372036854775807}", "{\"a\":9223372036854775808}"))
                .containsExactly(List.of("9223372036854775807"), List.of("9223372036854775808"));
    }

    @Test
    void objectsAndArraysAreTheirJson() throws Exception {
        assertThat(rows("{\"bids\":[[1.5,2]],\"of\":{\"x\":\"ü\"}}"))
                .containsExactly(List.of("[[1.5,2]]", "{\"x\":\"ü\"}"));
    }

    @Test
    void whatIsNoObjectIsKeptAsItIs() throws Exception {
        assertThat(query(
                        parquet("{\"a\":1}", "a,b", "[1]", "{\"a\":", "{\"a\":1} {\"a\":2}", "{\"\":1}"),
                        "SELECT _record FROM FILE WHERE _record IS NOT NULL"))
                .extracting(row -> row.get(0))
                .containsExactly("a,b", "[1]", "{\"a\":", "{\"a\":1} {\"a\":2}", "{\"\":1}");
        assertThat(rows("{}")).hasSize(1);
        assertThat(columns("{}", "{\"a\":null}")).containsExactly("_record VARCHAR");
    }

    @Test
    void theSameLinesMakeTheSameBytes() {
        String[] lines = IntStream.range(0, 1000)
                .mapToObj(i -> "{\"n\":" + i + ",\"text\":\"row " + i % 7 + "\"}")
                .toArray(String[]::new);
        assertThat(parquet(lines)).isEqualTo(parquet(lines));
    }

    @Test
    void fiveMegabytesAreReadBackWholeAndTakeLessRoom() throws Exception {
        String lines = IntStream.range(0, 60_000)
                .mapToObj(i -> "{\"TX_ID\":" + i + ",\"AMOUNT\":" + i % 977 + ".25,\"CUSTOMER_ID\":\"customer "
                        + i % 500 + "\"}\n")
                .collect(Collectors.joining());
        byte[] file = ParquetLines.toParquet(lines.getBytes(StandardCharsets.UTF_8));

        assertThat(file.length).isLessThan(lines.length() / 4);
        assertThat(query(
                        file,
                        "SELECT count(*), sum(TX_ID)::BIGINT, sum(AMOUNT), count(DISTINCT CUSTOMER_ID) FROM FILE"))
                .containsExactly(List.of(
                        60_000L,
                        59_999L * 60_000 / 2,
                        IntStream.range(0, 60_000)
                                .mapToDouble(i -> i % 977 + 0.25)
                                .sum(),
                        500L));
    }
}
