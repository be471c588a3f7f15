package io.headwater.stocks.formats;

import java.math.BigDecimal;

/** Numbers as a stranger wrote them, every digit kept. */
public final class Decimals {
    /** More than any price has; a few letters like 1E999999999 would be a gigabyte when they are written out. */
    private static final int MOST_DIGITS = 50;

    private Decimals() {}

    /**
     * A number, without an exponent.
     *
     * @throws NumberFormatException if it is none, or longer than any price
     */
    public static BigDecimal parse(String text) {
        if (text.length() > 2 * MOST_DIGITS) {
            throw new NumberFormatException("longer than any price");
        }
        return checked(new BigDecimal(text));
    }

    /**
     * The same number, without an exponent.
     *
     * @throws NumberFormatException if it is longer than any price
     */
    public static BigDecimal checked(BigDecimal number) {
        if (number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS) {
            throw new NumberFormatException("longer than any price");
        }
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    /** A number without a fraction, which may yet be written with one: {@code 100.0}. */
    public static long whole(BigDecimal number) {
        try {
            return checked(number).longValueExact();
        } catch (ArithmeticException e) {
            throw new NumberFormatException("not a whole number, or too large");
        }
    }
}
