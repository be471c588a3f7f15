package io.headwater.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RequestLimitsTest {

    @Provide
    Arbitrary<List<Row>> someRows() {
        Arbitrary<byte[]> data = Arbitraries.bytes().array(byte[].class).ofMaxSize(12);
        Arbitrary<String> keys = Arbitraries.strings()
                .withChars('a', 'é', '€', '\u4e2d')
                .ofMinLength(0)
                .ofMaxLength(3);
        return Combinators.combine(data, keys)
                .as((bytes, key) -> new Row(bytes, key, 0))
                .list()
                .ofMaxSize(40);
    }

    @Property(tries = 200)
    void requestsTogetherAreTheRowsAndEachKeepsToTheLimits(
            @ForAll("someRows") List<Row> rows,
            @ForAll @IntRange(min = 1, max = 8) int maxRows,
            @ForAll @IntRange(min = 1, max = 40) int maxBytes) {
        List<List<Row>> requests = new RequestLimits(maxRows, maxBytes).cut(rows);

        assertThat(requests.stream().flatMap(List::stream)).containsExactlyElementsOf(rows);
        assertThat(requests).allSatisfy(request -> {
            assertThat(request).isNotEmpty().hasSizeLessThanOrEqualTo(maxRows);
            assertThat(request.size() == 1 || bytes(request) <= maxBytes).isTrue();
        });
        for (int i = 1; i < requests.size(); i++) {
            List<Row> before = requests.get(i - 1);
            assertThat(before.size() == maxRows
                            || bytes(before) + bytes(requests.get(i).subList(0, 1)) > maxBytes)
                    .as("request %d is begun only where request %d is full", i, i - 1)
                    .isTrue();
        }
    }

    private static long bytes(List<Row> rows) {
        return rows.stream()
                .mapToLong(row -> row.data().length + row.partitionKey().getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }

    @Test
    void aKeyCountsWithItsBytesAndNotItsCharacters() {
        Row row = new Row(new byte[4], "\u4e2d\u6587", 0);

        assertThat(new RequestLimits(10, 20).cut(List.of(row, row))).hasSize(1);
        assertThat(new RequestLimits(10, 19).cut(List.of(row, row))).hasSize(2);
    }

    @Test
    void aRowThatIsTooLargeStandsAlone() {
        Row small = new Row(new byte[1], "k", 0);
        Row large = new Row(new byte[100], "k", 1);

        assertThat(new RequestLimits(10, 50).cut(List.of(small, large, small, small)))
                .containsExactly(List.of(small), List.of(large), List.of(small, small));
    }
}
