package io.headwater.delivery.parquet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Newline-delimited JSON as a Parquet file: a row a line, a column a field, in the order in which the fields come first. The same lines always make the
 * same bytes.
 *
 * <p>A field that is missing or null is null; one that is null in all lines has no column. Objects and arrays inside are columns of their JSON. A
 * line that is no JSON object is kept as it is, in the column {@value #UNREADABLE}.
 */
public final class ParquetLines {
    /** The column of lines that are no JSON objects. */
    public static final String UNREADABLE = "_record";

    /** A number that is not the same as a double is kept to its last digit where it ends up as a text. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private ParquetLines() {}

    /**
     * The bytes of the file.
     *
     * @param lines UTF-8
     */
    public static byte[] toParquet(byte[] lines) {
        List<ObjectNode> rows = new String(lines, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .map(ParquetLines::row)
                .toList();
        Map<String, ColumnType> columns = columns(rows);
        MemoryFile file = new MemoryFile();
        try (ParquetWriter<ObjectNode> writer = new RowWriter.Builder(file, columns)
                .withConf(new PlainParquetConfiguration())
                .withCodecFactory(new GzipPages())
                .withCompressionCodec(CompressionCodecName.GZIP)
                .build()) {
            for (ObjectNode row : rows) {
                writer.write(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Memory takes whatever is written", e);
        }
        return file.bytes();
    }

    private static ObjectNode row(String line) {
        try {
            // Parquet takes no column without a name.
            if (JSON.readTree(line) instanceof ObjectNode object && !object.has("")) {
                return object;
            }
        } catch (JsonProcessingException e) {
            // Kept as it is.
        }
        return JSON.createObjectNode().put(UNREADABLE, line);
    }

    private static Map<String, ColumnType> columns(List<ObjectNode> rows) {
        Map<String, ColumnType> columns = new LinkedHashMap<>();
        for (ObjectNode row : rows) {
            for (Map.Entry<String, JsonNode> field : row.properties()) {
                if (!field.getValue().isNull()) {
                    columns.merge(field.getKey(), ColumnType.of(field.getValue()), ColumnType::and);
                }
            }
        }
        if (columns.isEmpty()) {
            // Nor a file without columns.
            columns.put(UNREADABLE, ColumnType.STRING);
        }
        return columns;
    }
}
