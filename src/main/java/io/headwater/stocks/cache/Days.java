package io.headwater.stocks.cache;

import io.headwater.stocks.DateRange;
import io.headwater.stocks.DateRanges;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/** Which days are over at an exchange. Where it is unknown where that is, a day begins when it begins anywhere, and ends when it has ended everywhere. */
final class Days {
    /** The first and the last place where a day begins. */
    private static final ZoneOffset FIRST = ZoneOffset.ofHours(14);

    private static final ZoneOffset LAST = ZoneOffset.ofHours(-12);

    /** A provider that has no prices for a day a week later will never have them. */
    private static final int DAYS_TO_WAIT_FOR_PRICES = 7;

    private final LocalDate today;
    private final LocalDate lastOver;

    private Days(LocalDate today, LocalDate lastOver) {
        this.today = today;
        this.lastOver = lastOver;
    }

    static Days at(Instant now, Optional<ZoneId> zone) {
        return new Days(
                LocalDate.ofInstant(now, zone.orElse(FIRST)),
                LocalDate.ofInstant(now, zone.orElse(LAST)).minusDays(1));
    }

    /** The last day that there may be a bar of. */
    LocalDate today() {
        return today;
    }

    /** The last day whose bar will not change any more. */
    LocalDate lastOver() {
        return lastOver;
    }

    /** What of a fetched range is known for good. */
    DateRanges forGood(DateRange fetched, Set<LocalDate> unpriced) {
        DateRanges known = fetched.until(lastOver).map(DateRanges.NONE::with).orElse(DateRanges.NONE);
        for (LocalDate day : unpriced) {
            if (day.isAfter(lastOver.minusDays(DAYS_TO_WAIT_FOR_PRICES))) {
                known = known.without(day);
            }
        }
        return known;
    }
}
