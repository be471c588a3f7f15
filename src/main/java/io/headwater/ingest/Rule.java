package io.headwater.ingest;

import java.util.function.DoublePredicate;
import java.util.function.Predicate;

/**
 * What the value of a field may be.
 *
 * @param allowed in words, for messages: behind {@code must be}
 * @param number which numbers it may be
 * @param whole whether a number must be written without a fraction
 * @param text which texts it may be
 * @param levels whether it may be an array of {@link PriceLevels}
 */
record Rule(String allowed, DoublePredicate number, boolean whole, Predicate<String> text, boolean levels) {
    private static final String NUMBER = "a number";

    private Rule(String allowed, DoublePredicate number, boolean whole, Predicate<String> text) {
        this(allowed, number, whole, text, false);
    }

    static Rule anyNumber() {
        return new Rule(NUMBER, any -> true, false, none -> false);
    }

    static Rule above(int least) {
        return new Rule(NUMBER + " above " + least, value -> value > least, false, none -> false);
    }

    static Rule atLeast(int least) {
        return new Rule(NUMBER + " from " + least + " on", value -> value >= least, false, none -> false);
    }

    static Rule between(int least, int most) {
        return new Rule(
                NUMBER + " from " + least + " to " + most,
                value -> value >= least && value <= most,
                false,
                none -> false);
    }

    static Rule whole(long least, long most) {
        return new Rule(
                "a whole number from " + least + " to " + most,
                value -> value >= least && value <= most,
                true,
                none -> false);
    }

    static Rule oneOf(String first, String second) {
        return new Rule(
                "\"" + first + "\" or \"" + second + "\"",
                none -> false,
                false,
                text -> text.equals(first) || text.equals(second));
    }

    static Rule anyText(String allowed) {
        return new Rule(allowed, none -> false, false, any -> true);
    }

    /** What is also a key to count and to spread by: short, and without characters that nobody sees. */
    static Rule name(int mostCharacters) {
        return new Rule(
                "a text of 1 to " + mostCharacters + " characters, without control characters or blanks at its ends",
                none -> false,
                false,
                text -> isName(text, mostCharacters));
    }

    private static boolean isName(String text, int mostCharacters) {
        int length = text.length();
        if (length == 0 || length > mostCharacters || text.charAt(0) <= ' ' || text.charAt(length - 1) <= ' ') {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char each = text.charAt(i);
            if (Character.isISOControl(each) || Character.isSurrogate(each)) {
                return false;
            }
        }
        return true;
    }

    /** The prices of a side of a book, best first, which those behind are lower or higher than. */
    static Rule levels(String next) {
        return new Rule(
                "an array of [price, quantity], each price above 0 and %s than the one before, each quantity a whole number from %d to %d"
                        .formatted(next, PriceLevels.LEAST, PriceLevels.MOST),
                none -> false,
                false,
                none -> false,
                true);
    }

    static Rule time() {
        return new Rule(Times.ALLOWED, Times::isTime, false, Times::isTime);
    }
}
