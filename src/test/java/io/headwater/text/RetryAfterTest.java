package io.headwater.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RetryAfterTest {
    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));

    private static Duration parse(String header) {
        return RetryAfter.parse(header, NOON);
    }

    @Test
    void readsSeconds() {
        assertThat(parse("0")).isEqualTo(Duration.ZERO);
        assertThat(parse(" 120 ")).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void readsADate() {
        assertThat(parse("Sun, 22 Nov 2026 12:00:30 GMT")).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aDateInThePastIsNow() {
        assertThat(parse("Sun, 22 Nov 2026 11:59:30 GMT")).isEqualTo(Duration.ZERO);
    }

    @Test
    void asksAgainAfterAnHourWhateverTheServerSays() {
        assertThat(parse("3601")).isEqualTo(Duration.ofHours(1));
        assertThat(parse("999999999")).isEqualTo(Duration.ofHours(1));
        assertThat(parse("9999999999")).isEqualTo(Duration.ofHours(1));
        assertThat(parse("9".repeat(5_000))).isEqualTo(Duration.ofHours(1));
        assertThat(parse("Fri, 31 Dec 9999 23:59:59 GMT")).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void whatCannotBeReadAsksForNothing() {
        assertThat(parse("")).isEqualTo(Duration.ZERO);
        assertThat(parse("soon")).isEqualTo(Duration.ZERO);
        assertThat(parse("-5")).isEqualTo(Duration.ZERO);
        assertThat(parse("1.5")).isEqualTo(Duration.ZERO);
        assertThat(parse("Mon, 22 Nov 2026 12:00:30 GMT")).isEqualTo(Duration.ZERO);
    }

    @Property(tries = 200)
    void anyTextAsksForNothingToAnHour(@ForAll String header) {
        assertThat(parse(header)).isBetween(Duration.ZERO, Duration.ofHours(1));
    }
}
