package io.headwater.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headwater.random.NumpyRandom;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The order that {@code numpy.argsort(kind='quicksort')} gives to elements of which many are equal: {@code
 * transactions/quicksort.json}, made by Debian 12's numpy 1.24.2 with
 *
 * <pre>
 * /usr/bin/python3 src/test/python/quicksort_vectors.py &gt; src/test/resources/transactions/quicksort.json
 * </pre>
 *
 * <p>The inputs are formulas that stand here and in the script. It also checks that the inputs named killer make numpy fall back to
 * heapsort, and that their order would be another one without it.
 */
class NumpyQuicksortTest {
    private static final long LARGEST = Integer.MAX_VALUE;

    static Stream<JsonNode> cases() throws IOException {
        try (InputStream in = NumpyQuicksortTest.class.getResourceAsStream("/transactions/quicksort.json")) {
            JsonNode cases = new ObjectMapper().readTree(in).get("cases");
            return StreamSupport.stream(cases.spliterator(), false);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void ordersEqualElementsAsNumpyDoes(JsonNode vector) throws Exception {
        int[] order = order(input(vector));
        if (vector.has("order")) {
            List<Integer> expected = StreamSupport.stream(vector.get("order").spliterator(), false)
                    .map(JsonNode::intValue)
                    .toList();
            assertThat(Arrays.stream(order).boxed()).isEqualTo(expected);
        }
        ByteBuffer bytes = ByteBuffer.allocate(order.length * Integer.BYTES);
        bytes.asIntBuffer().put(order);
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array())))
                .isEqualTo(vector.get("sha256").textValue());
    }

    /** Also of sizes and numbers of ties that the vectors do not have. */
    @Test
    void sortsByTimeAndLosesNothing() {
        NumpyRandom random = new NumpyRandom(99);
        for (int size = 0; size < 400; size++) {
            double most = random.uniform(1, 2.0 * size + 2);
            long[] times = new long[size];
            Arrays.setAll(times, i -> (long) random.uniform(0, most));
            int[] order = order(times);
            assertThat(order).hasSize(size).doesNotHaveDuplicates();
            assertThat(Arrays.stream(order).mapToLong(i -> times[i]).toArray())
                    .isEqualTo(Arrays.stream(times).sorted().toArray());
        }
    }

    private static long[] input(JsonNode vector) {
        int n = vector.get("n").intValue();
        long[] times = new long[n];
        String kind = vector.get("kind").textValue();
        if (kind.equals("random")) {
            NumpyRandom random = new NumpyRandom(n);
            long modulus = vector.get("modulus").longValue();
            Arrays.setAll(times, i -> (long) (random.nextDouble() * modulus));
            return times;
        }
        IntToLongFunction formula =
                switch (kind) {
                    case "sorted" -> i -> i / 3;
                    case "reversed" -> i -> (n - i) / 3;
                    case "equal" -> i -> 7;
                    case "organ pipe" -> i -> Math.min(i, n - i);
                    case "sawtooth" -> i -> i % 13;
                    case "nearly sorted" -> i -> i % 97 == 0 ? LARGEST - i : i / 2;
                    case "killer" -> i -> n + i * 7L % 5;
                    default -> throw new IllegalStateException(kind);
                };
        Arrays.setAll(times, formula);
        if (kind.equals("killer")) {
            addKiller(times);
        }
        return times;
    }

    /** The smallest two of what is left are always first and in the middle, once for each partition of the budget and one more. */
    private static void addKiller(long[] times) {
        int budget = 2 * (31 - Integer.numberOfLeadingZeros(times.length));
        for (int partition = 0; partition <= budget; partition++) {
            times[2 * partition] = 2L * partition;
            times[(times.length - 1) / 2 + partition] = 2L * partition + 1;
        }
    }

    /** Where each element was before. */
    private static int[] order(long[] times) {
        long[] elements = new long[times.length];
        Arrays.setAll(elements, i -> times[i] << 32 | i);
        NumpyQuicksort.sort(elements, elements.length);
        return Arrays.stream(elements).mapToInt(element -> (int) element).toArray();
    }
}
