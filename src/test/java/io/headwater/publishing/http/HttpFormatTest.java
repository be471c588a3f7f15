package io.headwater.publishing.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.publishing.Row;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HttpFormatTest {
    private static String body(HttpFormat format, String... rows) {
        List<Row> all = Stream.of(rows)
                .map(row -> new Row(row.getBytes(StandardCharsets.UTF_8), "k", 0))
                .toList();
        return new String(format.body(all), StandardCharsets.UTF_8);
    }

    @Test
    void anArrayHoldsTheRowsAsTheyAre() {
        assertThat(body(HttpFormat.ARRAY, "{\"a\":1}", "{\"a\":\"é,\"}")).isEqualTo("[{\"a\":1},{\"a\":\"é,\"}]");
        assertThat(body(HttpFormat.ARRAY, "{}")).isEqualTo("[{}]");
        assertThat(HttpFormat.ARRAY.contentType()).isEqualTo("application/json");
    }

    @Test
    void ndjsonEndsEachRowWithALineEndTheLastToo() {
        assertThat(body(HttpFormat.NDJSON, "{\"a\":1}", "{\"a\":\"é\"}")).isEqualTo("{\"a\":1}\n{\"a\":\"é\"}\n");
        assertThat(body(HttpFormat.NDJSON, "{}")).isEqualTo("{}\n");
        assertThat(HttpFormat.NDJSON.contentType()).isEqualTo("application/x-ndjson");
    }
}
