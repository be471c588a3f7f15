package io.headwater.market.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.publishing.http.HttpFormat;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Messages in one array, and the bodies that are made of them. */
class MessageBatchTest {
    private static MessageBatch batch(String... messages) {
        Lane lane = new Lane(3, 10);
        for (String message : messages) {
            byte[] line = (message + "\n").getBytes(StandardCharsets.UTF_8);
            lane.write(line, 0, line.length);
            lane.end(message.substring(0, 2));
        }
        return lane.take();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    void bodiesAreAnArrayOrALineEachOrTheMessageAsItIs() {
        MessageBatch batch = batch("{1}", "{22}", "{333}");

        assertThat(batch.size()).isEqualTo(3);
        assertThat(batch.lane()).isEqualTo(3);
        assertThat(text(batch.body(0, 3, HttpFormat.ARRAY))).isEqualTo("[{1},{22},{333}]");
        assertThat(text(batch.body(1, 2, HttpFormat.ARRAY))).isEqualTo("[{22}]");
        assertThat(text(batch.body(1, 3, HttpFormat.NDJSON))).isEqualTo("{22}\n{333}\n");
        assertThat(text(batch.message(2))).isEqualTo("{333}");
        assertThat(batch.about(1)).isEqualTo("{2");
    }

    @Test
    void severalBecomeOneInTheirOrder() {
        MessageBatch both = batch("{1}", "{22}").and(batch("{333}")).and(batch("{4444}", "{5}"));

        assertThat(both.size()).isEqualTo(5);
        assertThat(text(both.body(0, 5, HttpFormat.ARRAY))).isEqualTo("[{1},{22},{333},{4444},{5}]");
        assertThat(text(both.message(3))).isEqualTo("{4444}");
        assertThat(both.about(4)).isEqualTo("{5");
    }

    /** So that what is handed on before its time and what comes later make whole batches again. */
    @Test
    void aLaneIsFullWhenItsMessagesCompleteABatchWithThoseHandedOnBefore() {
        Lane lane = new Lane(0, 3);
        byte[] line = "{}\n".getBytes(StandardCharsets.UTF_8);
        int[] sizes = new int[4];
        for (int i = 0, batch = 0; batch < sizes.length; i++) {
            lane.write(line, 0, line.length);
            lane.end("A");
            if (lane.isFull() || i == 0) {
                sizes[batch++] = lane.take().size();
            }
        }
        assertThat(sizes).containsExactly(1, 2, 3, 3);
        assertThat(lane.isEmpty()).isTrue();
    }
}
