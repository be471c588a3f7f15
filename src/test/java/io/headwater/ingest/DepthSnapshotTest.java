package io.headwater.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which snapshots of order books are taken, and what is said of those that are not. */
class DepthSnapshotTest {
    private static Messages read(String body) {
        return new MessageReader().read(body.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> lines(Messages messages) {
        List<String> lines = new ArrayList<>();
        messages.forEach(line -> lines.add(new String(line, StandardCharsets.UTF_8)));
        return lines;
    }

    private static List<String> problems(String body) {
        return catchThrowableOfType(RefusedException.class, () -> read(body)).problems();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[[1.5,100],[1.4,7]]|[]",
                "[[1.6,300]]|[]",
                "[[1.5,100],[1.4,7]]|[ [1.59, 1000000000000000] ]",
                "[[1.5,100],[1.4,7]]|[[1,1]]",
            })
    void takesSnapshotsOfWhateverBook(String usual, String variant) {
        String message = MessageReaderTest.DEPTH.replace(usual, variant);

        assertThat(lines(read(message))).containsExactly(message);
        assertThat(read(message).kind(0)).isEqualTo(Kind.DEPTH_SNAPSHOT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "null",
                "{}",
                "[1.5,100]",
                "[[1.5]]",
                "[[1.5,100,1]]",
                "[[1.5,[100]]]",
                "[[1.5,1.0]]",
                "[[1.5,0]]",
                "[[1.5,1000000000000001]]",
                "[[\"1.5\",1]]",
                "[[0,1]]",
                "[[1e999,1]]",
                "[[1.4,1],[1.5,1]]",
                "[[1.4,1],[1.4,1]]",
                "[[1.5,1],{\"price\":1}]",
                "[[1.5,1],[[1.4],1]]",
                "[[]]"
            })
    void tellsWhatTheLevelsOfASnapshotMustBe(String bids) {
        String behind =
                "{\"data_type\":\"depth_snapshot\",\"bids\":%s,\"timestamp\":1,\"stock_symbol\":\"A\",\"asks\":[]}";

        assertThat(problems(behind.formatted(bids)))
                .containsExactly(
                        "Message 1: bids = %s: must be an array of [price, quantity], each price above 0 and lower than the one before, each quantity a whole number from 1 to 1000000000000000."
                                .formatted(bids.startsWith("[") ? "[…]" : bids.startsWith("{") ? "{…}" : bids));
    }

    @Test
    void refusesASnapshotOfACrossedBook() {
        for (String ask : List.of("1.5", "1.49")) {
            assertThat(problems(MessageReaderTest.DEPTH.replace("1.6", ask)))
                    .containsExactly(
                            "Message 1: bids = […]: must be below asks: the best bid must be lower than the best ask.");
        }
        assertThat(problems(MessageReaderTest.DEPTH.replace("[[1.6,300]]", "[[1.6,300],[1.55,1]]")))
                .containsExactly(
                        "Message 1: asks = […]: must be " + Field.ASKS.rule().allowed() + ".");
        assertThat(lines(read(MessageReaderTest.ORDER.replace("}", ",\"bids\":[[1,1]],\"asks\":[7]}"))))
                .hasSize(1);
    }
}
