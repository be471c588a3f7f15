package io.headwater.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Property(tries = 200)
    void staysBetweenHalfAndAllOfTheDoubledWaitUpToTheLongest(
            @ForAll @LongRange(min = 1, max = 60_000) long first,
            @ForAll @LongRange(max = 3_600_000) long longest,
            @ForAll @IntRange(min = 1) int refusals,
            @ForAll long seed) {
        Duration wait =
                new Backoff(Duration.ofMillis(first), Duration.ofMillis(longest), new Random(seed)).after(refusals);

        double ceiling = Math.min(first * Math.pow(2, refusals - 1), (double) longest);
        assertThat((double) wait.toMillis()).isBetween(Math.floor(ceiling / 2), ceiling);
    }

    @Test
    void sendersThatWereRefusedTogetherDoNotComeBackTogether() {
        Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(10), new Random(1));
        Set<Duration> waits = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            waits.add(backoff.after(10));
        }

        assertThat(waits).hasSizeGreaterThan(15);
    }
}
