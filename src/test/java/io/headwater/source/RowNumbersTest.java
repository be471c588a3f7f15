package io.headwater.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RowNumbersTest {
    @Property(tries = 500)
    void isTheSetOfWhatWasAddedAndOfAllBeforeTheLeast(
            @ForAll @LongRange(max = 100_000) long least,
            @ForAll @Size(max = 60) List<@LongRange(max = 300) Long> added,
            @ForAll @LongRange(max = 200_000) long forgotten) {
        RowNumbers numbers = new RowNumbers(least);
        TreeSet<Long> expected = new TreeSet<>();
        for (long number : added) {
            numbers.add(least + number);
            expected.add(least + number);
        }
        check(numbers, expected, least);
        numbers.forgetBefore(forgotten);
        long leastNow = Math.max(least, forgotten);
        check(numbers, new TreeSet<>(expected.tailSet(leastNow)), leastNow);
        numbers.add(leastNow);
        assertThat(numbers.contains(leastNow)).isTrue();
    }

    private static void check(RowNumbers numbers, Set<Long> expected, long least) {
        long firstMissing = least;
        while (expected.contains(firstMissing)) {
            firstMissing++;
        }
        assertThat(numbers.firstMissing()).isEqualTo(firstMissing);
        for (long number = Math.max(0, least - 3); number < least + 310; number++) {
            assertThat(numbers.contains(number)).isEqualTo(number < least || expected.contains(number));
        }
        List<Long> listed = new ArrayList<>();
        numbers.ranges().forEach(range -> LongStream.rangeClosed(range.first(), range.last())
                .forEach(listed::add));
        assertThat(listed).containsExactlyElementsOf(expected);
        assertThat(RowNumbers.rangesOf(
                        expected.stream().mapToLong(Long::longValue).toArray()))
                .isEqualTo(numbers.ranges());
        RowNumbers again = new RowNumbers(least);
        numbers.ranges().forEach(range -> again.add(RowNumbers.Range.parse(range.toString())));
        assertThat(again.ranges()).isEqualTo(numbers.ranges());
    }

    @Test
    void takesBillionsOfRowsOneAfterTheOtherInLittleMemory() {
        RowNumbers numbers = new RowNumbers(0);
        for (long start = 0; start < 20_000_000_000L; start += 100_000_000) {
            numbers.forgetBefore(start);
            numbers.add(new RowNumbers.Range(start, start + 99));
            assertThat(numbers.firstMissing()).isEqualTo(start + 100);
        }
    }

    @Test
    void refusesWhatIsNoRange() {
        for (String text : List.of("", "1", "2-1", "a-b", "-1-2")) {
            assertThatThrownBy(() -> RowNumbers.Range.parse(text)).as(text).isInstanceOf(RuntimeException.class);
        }
    }
}
