package io.headwater.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When the exchange is open, for a market that is told the time. */
class MarketHoursTest {
    private static long micros(Instant time) {
        return time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000;
    }

    /** Asked of one object in turn, since it remembers a session; the last goes back. */
    @ParameterizedTest
    @CsvSource({
        "2026-01-05T14:29:59.999999Z, 2026-01-05T14:30:00Z",
        "2026-01-05T14:30:00Z, 2026-01-05T14:30:00Z",
        "2026-01-05T20:59:59.999999Z, 2026-01-05T20:59:59.999999Z",
        "2026-01-05T21:00:00Z, 2026-01-06T14:30:00Z",
        "2026-01-09T21:00:00Z, 2026-01-12T14:30:00Z",
        "2026-03-08T12:00:00Z, 2026-03-09T13:30:00Z"
    })
    void theNextTimeAtWhichItIsOpen(Instant at, Instant expected) {
        MarketHours hours = new MarketHours();
        assertThat(hours.openFrom(micros(at))).isEqualTo(micros(expected));
        assertThat(hours.openFrom(micros(Instant.parse("2026-07-01T15:00:00Z"))))
                .isEqualTo(micros(Instant.parse("2026-07-01T15:00:00Z")));
        assertThat(hours.openFrom(micros(at))).isEqualTo(micros(expected));
    }
}
