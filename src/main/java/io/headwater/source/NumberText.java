package io.headwater.source;

/** Tells numbers from what is none. */
final class NumberText {
    private NumberText() {}

    /** Whether these characters are a number as RFC 8259 section 6 writes one, so that the digits can be kept as they are. */
    static boolean isJsonNumber(char[] text, int from, int to) {
        int at = from;
        if (at < to && text[at] == '-') {
            at++;
        }
        int integer = at;
        at = skipDigits(text, at, to);
        if (at == integer || (text[integer] == '0' && at - integer > 1)) {
            return false;
        }
        if (at < to && text[at] == '.') {
            int fraction = at + 1;
            at = skipDigits(text, fraction, to);
            if (at == fraction) {
                return false;
            }
        }
        if (at < to && (text[at] == 'e' || text[at] == 'E')) {
            at++;
            if (at < to && (text[at] == '+' || text[at] == '-')) {
                at++;
            }
            int exponent = at;
            at = skipDigits(text, exponent, to);
            if (at == exponent) {
                return false;
            }
        }
        return at == to;
    }

    private static int skipDigits(char[] text, int from, int to) {
        int at = from;
        while (at < to && text[at] >= '0' && text[at] <= '9') {
            at++;
        }
        return at;
    }
}
