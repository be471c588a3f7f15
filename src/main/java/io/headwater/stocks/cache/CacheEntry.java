package io.headwater.stocks.cache;

import io.headwater.stocks.DailyBar;
import io.headwater.stocks.DateRange;
import io.headwater.stocks.DateRanges;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is known of a symbol from one provider. Immutable.
 *
 * @param zone of its exchange, once it is known
 * @param covered days that are known, with a bar or to have none
 * @param bars by day, each on a covered one
 * @param fetched when something was fetched last
 */
record CacheEntry(Optional<ZoneId> zone, DateRanges covered, NavigableMap<LocalDate, DailyBar> bars, Instant fetched) {
    /** Nothing. */
    static final CacheEntry NOTHING = new CacheEntry(Optional.empty(), DateRanges.NONE, new TreeMap<>(), Instant.EPOCH);

    CacheEntry {
        bars = Collections.unmodifiableNavigableMap(new TreeMap<>(bars));
    }

    List<DailyBar> within(DateRange range) {
        return new ArrayList<>(bars.subMap(range.from(), true, range.to(), true).values());
    }

    boolean isEmpty() {
        return covered.ranges().isEmpty();
    }

    /** With some days more, and their bars; bars elsewhere are not taken. */
    CacheEntry with(Optional<ZoneId> zoneNow, DateRanges covers, List<DailyBar> fetchedBars, Instant at) {
        NavigableMap<LocalDate, DailyBar> all = new TreeMap<>(bars);
        DateRanges coveredNow = covered;
        for (DateRange each : covers.ranges()) {
            coveredNow = coveredNow.with(each);
            fetchedBars.stream().filter(bar -> each.contains(bar.date())).forEach(bar -> all.put(bar.date(), bar));
        }
        return new CacheEntry(zoneNow.or(() -> zone), coveredNow, all, at);
    }

    /** A bar that is known and can be fetched together with a gap, since nothing but covered days is in between. */
    Optional<LocalDate> beside(DateRange gap) {
        Optional<LocalDate> before = covered.containing(gap.from().minusDays(1))
                .flatMap(range -> Optional.ofNullable(bars.lowerKey(gap.from())).filter(range::contains));
        return before.or(() -> covered.containing(gap.to().plusDays(1))
                .flatMap(range -> Optional.ofNullable(bars.higherKey(gap.to())).filter(range::contains)));
    }

    /** Any bar that is known. */
    Optional<LocalDate> any() {
        return Optional.ofNullable(bars.lastEntry()).map(Map.Entry::getKey);
    }
}
