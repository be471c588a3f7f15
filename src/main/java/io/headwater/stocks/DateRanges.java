package io.headwater.stocks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A set of days, as ranges in order with at least a day between each two. Immutable. */
public record DateRanges(List<DateRange> ranges) {
    /** No day. */
    public static final DateRanges NONE = new DateRanges(List.of());

    /** Checks the order. */
    public DateRanges {
        ranges = List.copyOf(ranges);
        for (int i = 1; i < ranges.size(); i++) {
            if (!ranges.get(i).from().isAfter(ranges.get(i - 1).to().plusDays(1))) {
                throw new IllegalArgumentException(
                        "%s must begin more than a day after %s ends.".formatted(ranges.get(i), ranges.get(i - 1)));
            }
        }
    }

    /** These days and those of the range. */
    public DateRanges with(DateRange added) {
        List<DateRange> all = new ArrayList<>();
        DateRange merged = added;
        boolean isIn = false;
        for (DateRange each : ranges) {
            if (each.to().plusDays(1).isBefore(merged.from())) {
                all.add(each);
            } else if (merged.to().plusDays(1).isBefore(each.from())) {
                if (!isIn) {
                    all.add(merged);
                    isIn = true;
                }
                all.add(each);
            } else {
                merged = merged.span(each);
            }
        }
        if (!isIn) {
            all.add(merged);
        }
        return new DateRanges(all);
    }

    /** These days but the one. */
    public DateRanges without(LocalDate day) {
        List<DateRange> all = new ArrayList<>();
        for (DateRange each : ranges) {
            if (each.contains(day)) {
                DateRange.between(each.from(), day.minusDays(1)).ifPresent(all::add);
                DateRange.between(day.plusDays(1), each.to()).ifPresent(all::add);
            } else {
                all.add(each);
            }
        }
        return new DateRanges(all);
    }

    /** What of a range is not in here, in order. */
    public List<DateRange> gaps(DateRange wanted) {
        List<DateRange> gaps = new ArrayList<>();
        LocalDate next = wanted.from();
        for (DateRange each : ranges) {
            if (each.to().isBefore(next)) {
                continue;
            }
            if (each.from().isAfter(wanted.to())) {
                break;
            }
            DateRange.between(next, each.from().minusDays(1)).ifPresent(gaps::add);
            next = each.to().plusDays(1);
        }
        DateRange.between(next, wanted.to()).ifPresent(gaps::add);
        return gaps;
    }

    /** The range in here that has the day. */
    public Optional<DateRange> containing(LocalDate day) {
        return ranges.stream().filter(each -> each.contains(day)).findFirst();
    }

    /** From the first day to the last; nothing if there is none. */
    public Optional<DateRange> span() {
        return ranges.isEmpty() ? Optional.empty() : Optional.of(ranges.get(0).span(ranges.get(ranges.size() - 1)));
    }
}
