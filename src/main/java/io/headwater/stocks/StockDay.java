package io.headwater.stocks;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** Days as people write them: within the time in which shares were, or may yet be, traded on exchanges. */
public final class StockDay {
    /** What may be given, for messages. */
    public static final String ALLOWED = "a day like 2020-01-31, from 1800 to 2199";

    private static final int FIRST_YEAR = 1800;
    private static final int LAST_YEAR = 2199;

    private StockDay() {}

    /** The day; nothing if it is none. */
    public static Optional<LocalDate> parse(String text) {
        try {
            return Optional.of(LocalDate.parse(text.strip()))
                    .filter(day -> day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
