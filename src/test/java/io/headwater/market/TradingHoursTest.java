package io.headwater.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a market with trading hours is open, and how busy it is then. */
class TradingHoursTest {
    private static final long HOUR = 3_600_000_000L;

    private static Instant at(Clock clock, double hours) {
        return Instant.EPOCH.plus((long) (hours * HOUR), ChronoUnit.MICROS).equals(Instant.EPOCH)
                ? Instant.EPOCH.plus(clock.at(0), ChronoUnit.MICROS)
                : Instant.EPOCH.plus(clock.at((long) (hours * HOUR)), ChronoUnit.MICROS);
    }

    /** Among them the changes to and from summer time, which fall on weekends. */
    @ParameterizedTest
    @CsvSource({
        "2026-01-05T14:30:00Z, 0, 2026-01-05T14:30:00Z",
        "2026-01-05T00:00:00Z, 0, 2026-01-05T14:30:00Z",
        "2026-01-05T16:00:00Z, 0, 2026-01-05T16:00:00Z",
        "2026-01-05T16:00:00Z, 5.5, 2026-01-06T15:00:00Z",
        "2026-01-05T21:00:00Z, 0, 2026-01-06T14:30:00Z",
        "2026-01-09T21:00:00Z, 1, 2026-01-12T15:30:00Z",
        "2026-01-10T15:00:00Z, 0, 2026-01-12T14:30:00Z",
        "2026-03-06T14:30:00Z, 6.5, 2026-03-09T13:30:00Z",
        "2026-10-30T13:30:00Z, 6.5, 2026-11-02T14:30:00Z",
        "2026-01-05T14:30:00Z, 65, 2026-01-19T14:30:00Z"
    })
    void theTimeFromTheCloseToTheNextOpeningTakesNone(Instant start, double hours, Instant expected) {
        assertThat(at(new Clock.TradingHours(start), hours)).isEqualTo(expected);
    }

    @Test
    void isBusiestAtTheOpeningAndTheCloseAndAverageOverTheDay() {
        Clock clock = new Clock.TradingHours(Instant.parse("2026-01-05T14:30:00Z"));
        double sum = 0;
        int minutes = 390;
        double first = 0;
        double middle = 0;
        double last = 0;
        for (int minute = 0; minute < minutes; minute++) {
            clock.at(minute * HOUR / 60);
            sum += clock.activity();
            first = minute == 0 ? clock.activity() : first;
            middle = minute == minutes / 2 ? clock.activity() : middle;
            last = clock.activity();
        }
        assertThat(sum / minutes).isCloseTo(1, within(0.01));
        assertThat(first).isGreaterThan(3 * middle);
        assertThat(last).isGreaterThan(3 * middle);
    }

    @Test
    void messagesComeInTradingHoursOnly() {
        MarketParameters standard = MarketParameters.DEFAULT;
        MarketParameters hours = new MarketParameters(
                Symbols.DEFAULT, 0, standard.start(), standard.rate(), true, false, true, Depth.NONE);
        List<Message> messages = Message.of(hours, 200_000);

        assertThat(messages).extracting(Message::micros).isSorted();
        assertThat(messages).allMatch(each -> {
            long second = Math.floorMod(each.micros() / 1_000_000, 86_400L);
            return second >= 13 * 3_600 + 1_800 && second < 21 * 3_600;
        });
    }
}
