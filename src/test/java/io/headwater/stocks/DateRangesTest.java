package io.headwater.stocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Sets of days as ranges, against sets of days as days. */
class DateRangesTest {
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);

    @Provide
    Arbitrary<DateRange> range() {
        Arbitrary<Integer> day = Arbitraries.integers().between(0, 40);
        return Combinators.combine(day, day)
                .as((a, b) -> new DateRange(FIRST.plusDays(Math.min(a, b)), FIRST.plusDays(Math.max(a, b))));
    }

    @Provide
    Arbitrary<List<DateRange>> some() {
        return range().list().ofMaxSize(6);
    }

    private static Set<LocalDate> days(List<DateRange> ranges) {
        Set<LocalDate> days = new TreeSet<>();
        ranges.forEach(range -> range.from().datesUntil(range.to().plusDays(1)).forEach(days::add));
        return days;
    }

    private static DateRanges all(List<DateRange> some) {
        DateRanges ranges = DateRanges.NONE;
        for (DateRange each : some) {
            ranges = ranges.with(each);
        }
        return ranges;
    }

    @Property
    void haveTheDaysThatWerePutIn(@ForAll("some") List<DateRange> some) {
        assertThat(days(all(some).ranges())).isEqualTo(days(some));
    }

    @Property
    void doNotHaveADayThatWasTakenOut(@ForAll("some") List<DateRange> some, @ForAll("range") DateRange taken) {
        Set<LocalDate> left = days(some);
        left.remove(taken.from());

        assertThat(days(all(some).without(taken.from()).ranges())).isEqualTo(left);
    }

    @Property
    void gapsAreTheDaysThatAreNotIn(@ForAll("some") List<DateRange> some, @ForAll("range") DateRange wanted) {
        Set<LocalDate> missing = days(List.of(wanted));
        missing.removeAll(days(some));

        assertThat(days(all(some).gaps(wanted))).isEqualTo(missing);
        assertThat(all(all(some).gaps(wanted)).ranges()).isEqualTo(all(some).gaps(wanted));
    }

    @Test
    void rangesThatTouchAreNotKeptApart() {
        DateRange first = new DateRange(FIRST, FIRST.plusDays(1));
        DateRange next = DateRange.of(FIRST.plusDays(2));

        assertThat(DateRanges.NONE.with(first).with(next).ranges())
                .containsExactly(new DateRange(FIRST, FIRST.plusDays(2)));
        assertThatThrownBy(() -> new DateRanges(List.of(first, next))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DateRange(next.to(), first.to())).hasMessageContaining("has no day");
    }
}
