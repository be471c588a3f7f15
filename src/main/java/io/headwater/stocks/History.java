package io.headwater.stocks;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a provider has of a symbol in a range.
 *
 * @param zone where its exchange is, which decides what day it is there; empty if the provider does not say
 * @param bars in order of their days, one a day, each within the range
 * @param unpriced days that the provider named but gave no prices for, as it does until it has them
 */
public record History(Optional<ZoneId> zone, List<DailyBar> bars, Set<LocalDate> unpriced) {
    /** Nothing in this range. */
    public static final History EMPTY = new History(Optional.empty(), List.of(), Set.of());

    /** Copies the collections. */
    public History {
        bars = List.copyOf(bars);
        unpriced = Set.copyOf(unpriced);
    }
}
