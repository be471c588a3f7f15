package io.headwater.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** How fast a count grows. */
class RateTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void isNothingBeforeTwoLooks() {
        Rate rate = new Rate();
        assertThat(rate.perSecond()).isZero();
        rate.sample(1_000, 5);
        assertThat(rate.perSecond()).isZero();
        rate.sample(2_000, 5);
        assertThat(rate.perSecond()).as("no time has passed").isZero();
    }

    @Test
    void isOfTheLastMinuteOnly() {
        Rate rate = new Rate();
        rate.sample(0, 0);
        rate.sample(6_000, SECOND);
        assertThat(rate.perSecond()).isEqualTo(6_000);
        for (int second = 2; second <= 60; second++) {
            rate.sample(6_000, second * SECOND);
        }
        assertThat(rate.perSecond()).as("within the minute").isEqualTo(100);
        rate.sample(6_000, 61 * SECOND);
        assertThat(rate.perSecond()).as("a minute later").isZero();
    }

    @Test
    void isOfAllTheTimeAfterAPause() {
        Rate rate = new Rate();
        rate.sample(0, 0);
        rate.sample(1_000, 1_000 * SECOND);
        assertThat(rate.perSecond()).isEqualTo(1);
    }

    @Property
    void isWhatWasCountedInTheLastMinuteByTheTimeThatItTook(
            @ForAll @Size(min = 61, max = 200) List<@IntRange(max = 100_000) Integer> eachSecond) {
        Rate rate = new Rate();
        long total = 0;
        rate.sample(total, 0);
        for (int second = 0; second < eachSecond.size(); second++) {
            total += eachSecond.get(second);
            rate.sample(total, (second + 1) * SECOND);
        }
        long lastMinute = eachSecond.subList(eachSecond.size() - 60, eachSecond.size()).stream()
                .mapToLong(Integer::longValue)
                .sum();
        assertThat(rate.perSecond()).isCloseTo(lastMinute / 60.0, within(1e-6));
    }
}
