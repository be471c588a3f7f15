package io.headwater.market;

import java.util.Locale;

/**
 * A share that is traded, and what it is like when the market begins.
 *
 * @param name as in the messages: 1 to 16 capital letters, digits, dots and dashes
 * @param price in dollars, from 1 to 1,000,000; prices come back to it in the long run
 * @param volatility the standard deviation of a step's return, above 0 and at most 0.01
 * @param volume the mean number of shares traded in a step, from 1 to 1,000,000,000
 * @param shares how many there are, from 1 to 100,000,000,000
 * @param earnings what a share earns a year, in dollars, above 0
 */
public record Symbol(String name, double price, double volatility, double volume, long shares, double earnings) {
    private static final double MOST_PRICE = 1e6;
    private static final double MOST_VOLATILITY = 0.01;
    private static final double MOST_VOLUME = 1e9;
    private static final long MOST_SHARES = 100_000_000_000L;

    /** @throws IllegalArgumentException if a value is not what it may be, naming it */
    public Symbol {
        requireName(name);
        require(name, "price", price, price >= 1 && price <= MOST_PRICE, "from 1 to 1000000");
        require(
                name,
                "volatility",
                volatility,
                volatility > 0 && volatility <= MOST_VOLATILITY,
                "above 0, at most 0.01");
        require(name, "volume", volume, volume >= 1 && volume <= MOST_VOLUME, "from 1 to 1000000000");
        require(name, "shares", shares, shares >= 1 && shares <= MOST_SHARES, "from 1 to 100000000000");
        require(name, "earnings", earnings, earnings > 0 && earnings <= MOST_PRICE, "above 0, at most 1000000");
    }

    /** What all shares are worth at a price in cents: exactly so many times it, in cents. */
    long marketCap(long price) {
        return price * shares;
    }

    /** A price in cents by what a share earns a year: in hundredths. */
    long priceEarnings(long price) {
        return Math.round(price / earnings);
    }

    private static void requireName(String name) {
        if (!name.matches("[A-Z0-9][A-Z0-9.-]{0,15}")) {
            throw new IllegalArgumentException(
                    "Symbol '%s': must be 1 to 16 capital letters, digits, dots and dashes, like AAPL or BRK.B."
                            .formatted(name));
        }
    }

    private static void require(String name, String what, Number value, boolean holds, String allowed) {
        if (!holds) {
            throw new IllegalArgumentException(String.format(
                    Locale.ENGLISH, "Symbol %s: its %s is %s; it must be %s.", name, what, value, allowed));
        }
    }
}
