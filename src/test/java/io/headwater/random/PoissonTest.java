package io.headwater.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The counts of {@code RandomState.poisson}; see {@link Vectors} for where they are from. */
class PoissonTest {
    /** The largest mean numpy takes; its limit is 10 deviations below 2<sup>63</sup>. */
    private static final double LARGEST = 9.2233720064847708E18;

    static Stream<JsonNode> poissons() {
        return Vectors.of("poissons");
    }

    /** Means on both sides of 10, where the method changes, and up to the largest. */
    @ParameterizedTest
    @MethodSource("poissons")
    void drawsTheCountsOfNumpyAndAsManyWords(JsonNode vector) {
        Poisson poisson = new Poisson(Vectors.number(vector.get("mean")));
        List<Long> expected = Vectors.integers(vector.get("values"));
        NumpyRandom first = new NumpyRandom(vector.get("seed").longValue());
        assertThat(LongStream.generate(() -> poisson.draw(first))
                        .limit(expected.size())
                        .boxed())
                .isEqualTo(expected);
        NumpyRandom all = new NumpyRandom(vector.get("seed").longValue());
        assertThat(Vectors.sha256(2_000, Long.BYTES, bytes -> bytes.putLong(poisson.draw(all))))
                .isEqualTo(vector.get("sha256").textValue());
        assertThat(all.nextDouble()).as("the next draw").isEqualTo(Vectors.number(vector.get("after")));
    }

    @Test
    void drawsNothingForTheMeanZero() {
        NumpyRandom random = new NumpyRandom(5);
        assertThat(new Poisson(0.0).draw(random)).isZero();
        assertThat(new Poisson(-0.0).draw(random)).isZero();
        assertThat(random.nextDouble()).isEqualTo(new NumpyRandom(5).nextDouble());
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {
                -1,
                -Double.MIN_VALUE,
                Double.NaN,
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                LARGEST + 1024,
                0x1p63
            })
    void refusesAMeanThatNumpyRefuses(double mean) {
        assertThatThrownBy(() -> new Poisson(mean))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A Poisson distribution with the mean %s: it must be from 0 to %s.", mean, LARGEST);
    }
}
