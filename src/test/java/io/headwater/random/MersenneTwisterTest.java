package io.headwater.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words under both streams; see {@link Vectors} for where they are from. */
class MersenneTwisterTest {
    private static final int LONG_STREAM = 5_000;

    static Stream<JsonNode> words() {
        return Vectors.of("words");
    }

    static Stream<JsonNode> bothSeedings() {
        return Stream.concat(words(), Vectors.of("keyed_words"));
    }

    @ParameterizedTest
    @MethodSource("bothSeedings")
    void drawsTheWordsOfNumpyFromBothSeedings(JsonNode vector) {
        List<Long> drawn = draw(seeded(vector), 2_000);
        for (JsonNode part : vector.get("parts")) {
            List<Long> expected = Vectors.integers(part.get("words"));
            int from = part.get("from").intValue();
            assertThat(drawn.subList(from, from + expected.size()))
                    .as("words from %d on", from)
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("bothSeedings")
    void goesOnForThousandsOfWords(JsonNode vector) {
        MersenneTwister twister = seeded(vector);
        assertThat(Vectors.sha256(LONG_STREAM, Integer.BYTES, bytes -> bytes.putInt(twister.nextWord())))
                .isEqualTo(vector.get("sha256").textValue());
    }

    /** Seeding in the middle of a stream leaves nothing of it: also after one word, and after all words were renewed. */
    @Test
    void startsAfreshWhenSeededAgain() {
        MersenneTwister used = new MersenneTwister();
        used.seed(1);
        for (int drawn : new int[] {0, 1, 396, 397, 623, 624, 625, 1_248, 2_000}) {
            bothSeedings().forEach(vector -> {
                draw(used, drawn);
                seed(used, vector);
                assertThat(draw(used, 700).subList(620, 628))
                        .as("after %d words, %s", drawn, vector)
                        .isEqualTo(Vectors.integers(vector.get("parts").get(1).get("words")));
            });
        }
    }

    @Test
    void makesADoubleOfTheUpper27And26BitsOfTwoWords() {
        MersenneTwister words = new MersenneTwister();
        MersenneTwister doubles = new MersenneTwister();
        words.seed(42);
        doubles.seed(42);
        for (int i = 0; i < 1_000; i++) {
            long high = Integer.toUnsignedLong(words.nextWord()) / 32;
            long low = Integer.toUnsignedLong(words.nextWord()) / 64;
            assertThat(doubles.nextDouble()).isEqualTo(Math.scalb((double) (high << 26 | low), -53));
        }
    }

    /** Also across 2<sup>31</sup>, and from the last seed on to the first. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4_999, 0x7ffffffe, -4, -2})
    void seedsSeveralAsItSeedsEach(int first) {
        MersenneTwister[] together = several();
        MersenneTwister.seed(together, first);
        MersenneTwister[] byKey = several();
        MersenneTwister.seedByKey(byKey, first);
        MersenneTwister alone = new MersenneTwister();
        for (int i = 0; i < MersenneTwister.TOGETHER; i++) {
            alone.seed(first + i);
            assertThat(draw(together[i], 2_000)).isEqualTo(draw(alone, 2_000));
            alone.seedByKey(first + i);
            assertThat(draw(byKey[i], 2_000)).isEqualTo(draw(alone, 2_000));
        }
    }

    @Test
    void refusesAKeyOfNoWords() {
        assertThatThrownBy(() -> new MersenneTwister().seedByKey())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Seeding a Mersenne Twister: the key has no word; it needs at least one.");
    }

    /** Each has been used: seeding must leave nothing of that. */
    private static MersenneTwister[] several() {
        MersenneTwister[] several = new MersenneTwister[MersenneTwister.TOGETHER];
        for (int i = 0; i < several.length; i++) {
            several[i] = new MersenneTwister();
            several[i].seed(i);
            draw(several[i], 300 * i);
        }
        return several;
    }

    private static MersenneTwister seeded(JsonNode vector) {
        MersenneTwister twister = new MersenneTwister();
        seed(twister, vector);
        return twister;
    }

    private static void seed(MersenneTwister twister, JsonNode vector) {
        if (vector.has("seed")) {
            twister.seed((int) vector.get("seed").longValue());
        } else {
            twister.seedByKey(Vectors.key(vector));
        }
    }

    private static List<Long> draw(MersenneTwister twister, int count) {
        List<Long> drawn = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            drawn.add(Integer.toUnsignedLong(twister.nextWord()));
        }
        return drawn;
    }
}
