package io.headwater.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The draws of {@code RandomState}; see {@link Vectors} for where they are from. */
class NumpyRandomTest {
    /**
     * How far a normal may be from numpy's, as a part of itself. Its logarithm is the C library's there and Java's here: of
     * 10,000,000 normals, 3,698 differed on x86-64 with glibc 2.36 and OpenJDK 17, the worst by 4.4e-16.
     */
    private static final double LAST_BITS = 1e-15;

    static Stream<JsonNode> uniforms() {
        return Vectors.of("uniforms");
    }

    static Stream<JsonNode> normals() {
        return Vectors.of("normals");
    }

    static Stream<JsonNode> mixtures() {
        return Vectors.of("mixtures");
    }

    static Stream<JsonNode> choices() {
        return Vectors.of("choices");
    }

    @ParameterizedTest
    @MethodSource("uniforms")
    void drawsUniformsToTheLastBit(JsonNode vector) {
        double low = Vectors.number(vector.get("low"));
        double high = Vectors.number(vector.get("high"));
        List<Double> expected = Vectors.numbers(vector.get("values"));
        NumpyRandom random = seeded(vector);
        assertThat(DoubleStream.generate(() -> random.uniform(low, high))
                        .limit(expected.size())
                        .boxed())
                .isEqualTo(expected);
        NumpyRandom again = seeded(vector);
        assertThat(Vectors.sha256(10_000, Double.BYTES, bytes -> bytes.putDouble(again.uniform(low, high))))
                .isEqualTo(vector.get("sha256").textValue());
    }

    @ParameterizedTest
    @MethodSource("normals")
    void drawsNormalsUpToTheRoundingOfALogarithm(JsonNode vector) {
        double mean = Vectors.number(vector.get("mean"));
        double deviation = Vectors.number(vector.get("deviation"));
        NumpyRandom random = seeded(vector);
        for (double expected : Vectors.numbers(vector.get("values"))) {
            double size = Math.abs(mean) + Math.abs(expected - mean);
            assertThat(random.normal(mean, deviation)).isCloseTo(expected, within(size * LAST_BITS));
        }
    }

    /** Draws of all kinds from one stream: the second normal of a pair is kept through the others and lost by seeding. */
    @ParameterizedTest
    @MethodSource("mixtures")
    void leavesTheStreamToTheNextDrawAsNumpyDoes(JsonNode vector) {
        NumpyRandom random = seeded(vector);
        for (JsonNode step : vector.get("steps")) {
            JsonNode value = step.get(1);
            switch (step.get(0).textValue()) {
                case "normal" ->
                    assertThat(random.normal(10, 3)).isCloseTo(Vectors.number(value), within(100 * LAST_BITS));
                case "uniform" -> assertThat(random.uniform(-2, 5)).isEqualTo(Vectors.number(value));
                case "poisson" ->
                    assertThat(new Poisson(value.doubleValue()).draw(random))
                            .isEqualTo(step.get(2).longValue());
                case "choice" -> assertThat(asLongs(random.choice(9, 4))).isEqualTo(Vectors.integers(value));
                case "seed" -> random.seed(value.longValue());
                default -> throw new IllegalStateException(step.toString());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("choices")
    void choosesWithoutReplacement(JsonNode vector) {
        NumpyRandom random = seeded(vector);
        int[] chosen = random.choice(
                vector.get("population").intValue(), vector.get("count").intValue());
        List<Long> expected = Vectors.integers(vector.get("values"));
        assertThat(chosen).hasSize(vector.get("count").intValue());
        assertThat(asLongs(Arrays.copyOf(chosen, expected.size()))).isEqualTo(expected);
        int[] next = {0};
        assertThat(Vectors.sha256(chosen.length, Integer.BYTES, bytes -> bytes.putInt(chosen[next[0]++])))
                .isEqualTo(vector.get("sha256").textValue());
        assertThat(random.nextDouble()).as("the next draw").isEqualTo(Vectors.number(vector.get("after")));
    }

    @Test
    void beginsAsIfSeededWhenItIsMade() {
        NumpyRandom seeded = new NumpyRandom(1);
        seeded.normal(0, 1);
        seeded.seed(2018);
        NumpyRandom made = new NumpyRandom(2018);
        assertThat(seeded.normal(0, 1)).isEqualTo(made.normal(0, 1));
        assertThat(seeded.normal(0, 1)).isEqualTo(made.normal(0, 1));
        assertThat(seeded.nextDouble()).isEqualTo(made.nextDouble());
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0x1_0000_0000L, Long.MIN_VALUE, Long.MAX_VALUE})
    void refusesASeedOfMoreThan32Bits(long seed) {
        String message = "Seeding with %d: a seed must be from 0 to 4294967295.".formatted(seed);
        assertThatThrownBy(() -> new NumpyRandom(seed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> new NumpyRandom(0).seed(seed)).hasMessage(message);
    }

    /** A refused seed is not a start: the stream goes on. */
    @Test
    void goesOnAfterARefusedSeed() {
        NumpyRandom random = new NumpyRandom(3);
        NumpyRandom undisturbed = new NumpyRandom(3);
        random.normal(0, 1);
        undisturbed.normal(0, 1);
        assertThatThrownBy(() -> random.seed(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(random.normal(0, 1)).isEqualTo(undisturbed.normal(0, 1));
        assertThat(random.nextDouble()).isEqualTo(undisturbed.nextDouble());
    }

    @Test
    void refusesToChooseMoreThanThereAre() {
        assertThatThrownBy(() -> new NumpyRandom(0).choice(2, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Choosing 3 of 2 without replacement: there must be from 0 to 2.");
        assertThatThrownBy(() -> new NumpyRandom(0).choice(2, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Choosing -1 of 2 without replacement: there must be from 0 to 2.");
        assertThatThrownBy(() -> new NumpyRandom(0).choice(-1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    /** A normal kept from before is lost by this seeding too. */
    @ParameterizedTest
    @ValueSource(longs = {0, 2_018, 0xffff_fffcL})
    void seedsSeveralAsItSeedsEach(long first) {
        NumpyRandom[] together = new NumpyRandom[NumpyRandom.TOGETHER];
        for (int i = 0; i < together.length; i++) {
            together[i] = new NumpyRandom(i);
            together[i].normal(0, 1);
        }
        NumpyRandom.seed(together, first);
        for (int i = 0; i < together.length; i++) {
            NumpyRandom alone = new NumpyRandom(first + i);
            for (int draw = 0; draw < 3; draw++) {
                assertThat(together[i].normal(0, 1)).isEqualTo(alone.normal(0, 1));
                assertThat(together[i].nextDouble()).isEqualTo(alone.nextDouble());
            }
        }
    }

    @Test
    void refusesToSeedSeveralBeyond32Bits() {
        NumpyRandom[] together = new NumpyRandom[NumpyRandom.TOGETHER];
        Arrays.setAll(together, NumpyRandom::new);
        assertThatThrownBy(() -> NumpyRandom.seed(together, 0xffff_fffdL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Seeding with 4294967296: a seed must be from 0 to 4294967295.");
        assertThatThrownBy(() -> NumpyRandom.seed(together, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Seeding with -1: a seed must be from 0 to 4294967295.");
    }

    private static NumpyRandom seeded(JsonNode vector) {
        return new NumpyRandom(vector.get("seed").longValue());
    }

    private static List<Long> asLongs(int[] values) {
        return Arrays.stream(values).asLongStream().boxed().toList();
    }

    /** By numpy 2.4: {@code RandomState([seed, stream]).random_sample(3)}. */
    @Test
    void drawsTheStreamsOfASeedThatArraysOfTwoWordsStart() {
        assertThat(uniforms(new NumpyRandom(7, 3)))
                .containsExactly(0.9770716452238201, 0.2604433886759464, 0.7565007906444766);
        assertThat(uniforms(new NumpyRandom(0, 0)))
                .containsExactly(0.1507172537105722, 0.19554272386502092, 0.16532538485071524);
        assertThat(uniforms(new NumpyRandom(NumpyRandom.MAX_SEED, 1)))
                .containsExactly(0.8179491011186121, 0.3938498412157091, 0.43044279638353666);
    }

    private static double[] uniforms(NumpyRandom random) {
        return DoubleStream.generate(random::nextDouble).limit(3).toArray();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, NumpyRandom.MAX_SEED + 1})
    void refusesStreamsThatAreNoWords(long word) {
        assertThatThrownBy(() -> new NumpyRandom(word, 0)).hasMessageContaining("Seeding with " + word);
        assertThatThrownBy(() -> new NumpyRandom(0, word)).hasMessageContaining("Seeding with " + word);
    }
}
