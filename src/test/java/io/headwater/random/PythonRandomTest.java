package io.headwater.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The draws of Python's {@code random}; see {@link Vectors} for where they are from. */
class PythonRandomTest {
    static Stream<JsonNode> bits() {
        return Vectors.of("python_bits");
    }

    static Stream<JsonNode> choices() {
        return Vectors.of("python_choices");
    }

    static Stream<JsonNode> samples() {
        return Vectors.of("python_samples");
    }

    /** Seeds of both signs, of one word and of more. */
    @ParameterizedTest
    @MethodSource("bits")
    void drawsTheBitsOfPythonForAnySeed(JsonNode vector) {
        PythonRandom random = new PythonRandom(99);
        random.bits(1);
        random.seed(vector.get("seed").longValue());
        List<Long> expected = Vectors.integers(vector.get("bits"));
        assertThat(LongStream.rangeClosed(1, 32)
                        .map(bits -> Integer.toUnsignedLong(random.bits((int) bits)))
                        .boxed())
                .isEqualTo(expected);
        assertThat(Vectors.sha256(5_000, Integer.BYTES, bytes -> bytes.putInt(random.bits(32))))
                .isEqualTo(vector.get("sha256").textValue());
    }

    @ParameterizedTest
    @MethodSource("choices")
    void chooses(JsonNode vector) {
        PythonRandom random = new PythonRandom(vector.get("seed").longValue());
        int length = vector.get("length").intValue();
        List<Long> expected = Vectors.integers(vector.get("values"));
        assertThat(LongStream.generate(() -> random.choice(length))
                        .limit(expected.size())
                        .boxed())
                .isEqualTo(expected);
        assertThat(nextWord(random)).isEqualTo(vector.get("after").longValue());
    }

    /** From a copy of the population, by looking for what is not taken yet, and around the size where the one gives way. */
    @ParameterizedTest
    @MethodSource("samples")
    void samples(JsonNode vector) {
        PythonRandom random = new PythonRandom(vector.get("seed").longValue());
        int[] taken = random.sample(
                vector.get("population").intValue(), vector.get("count").intValue());
        List<Long> expected = Vectors.integers(vector.get("values"));
        assertThat(taken).hasSize(vector.get("count").intValue());
        assertThat(Arrays.stream(taken).limit(expected.size()).asLongStream().boxed())
                .isEqualTo(expected);
        int[] next = {0};
        assertThat(Vectors.sha256(taken.length, Integer.BYTES, bytes -> bytes.putInt(taken[next[0]++])))
                .isEqualTo(vector.get("sha256").textValue());
        assertThat(nextWord(random)).isEqualTo(vector.get("after").longValue());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void refusesToChooseOneOfNone(int length) {
        assertThatThrownBy(() -> new PythonRandom(0).choice(length))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Choosing one of %d: there must be at least one.", length);
    }

    @Test
    void refusesToSampleMoreThanThereAre() {
        assertThatThrownBy(() -> new PythonRandom(0).sample(3, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Sampling 4 of 3: there must be from 0 to 3.");
        assertThatThrownBy(() -> new PythonRandom(0).sample(3, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Sampling -1 of 3: there must be from 0 to 3.");
        assertThatThrownBy(() -> new PythonRandom(0).sample(-1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 2_018, 0xffff_fffcL})
    void seedsSeveralAsItSeedsEach(long first) {
        PythonRandom[] together = new PythonRandom[NumpyRandom.TOGETHER];
        Arrays.setAll(together, PythonRandom::new);
        PythonRandom.seed(together, first);
        for (int i = 0; i < together.length; i++) {
            PythonRandom alone = new PythonRandom(first + i);
            for (int draw = 0; draw < 5; draw++) {
                assertThat(together[i].bits(32)).isEqualTo(alone.bits(32));
            }
        }
    }

    private static long nextWord(PythonRandom random) {
        return Integer.toUnsignedLong(random.bits(32));
    }
}
