package io.headwater.transactions;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which of several parts of the customers, for several machines.
 *
 * <p>The parts are runs of customer ids of the same length, give or take one. TRANSACTION_IDs of part <em>i</em> begin at
 * (i - 1) · {@link #IDS} and go on without a gap: they are unique among all parts.
 *
 * @param number from 1 to {@code of}
 * @param of how many parts there are, from 1 to {@link #MOST}
 */
public record Part(int number, int of) {
    /** All customers. */
    public static final Part WHOLE = new Part(1, 1);

    /** How far the ids of a part begin from those of the one before: more than a part can have rows. */
    public static final long IDS = 10_000_000_000L;

    /** So many that all ids are exact as the numbers of JSON, which end at 2<sup>53</sup>. */
    public static final int MOST = 900_000;

    private static final Pattern TEXT = Pattern.compile("(\\d{1,9})/(\\d{1,9})");

    /** @throws IllegalArgumentException if there is no such part */
    public Part {
        if (of < 1 || of > MOST || number < 1 || number > of) {
            throw new IllegalArgumentException(
                    "part = %d/%d: must be i/n, like 2/4, with i from 1 to n and n from 1 to %d."
                            .formatted(number, of, MOST));
        }
    }

    /**
     * The part written as {@code i/n}.
     *
     * @throws IllegalArgumentException if it is not that, or there is no such part
     */
    public static Part parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "part = '%s': must be i/n, like 2/4, with i from 1 to n and n from 1 to %d.".formatted(text, MOST));
        }
        return new Part(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** Whether it is all there is. */
    public boolean isWhole() {
        return of == 1;
    }

    int firstCustomer(int customers) {
        return (int) ((number - 1L) * customers / of);
    }

    int endCustomer(int customers) {
        return (int) ((long) number * customers / of);
    }

    long firstId() {
        return (number - 1) * IDS;
    }

    @Override
    public String toString() {
        return number + "/" + of;
    }
}
