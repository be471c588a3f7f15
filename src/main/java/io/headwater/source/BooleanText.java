package io.headwater.source;

/** Tells the usual words for true and false, in any case. */
final class BooleanText {
    /** What is read, for messages. */
    static final String ALLOWED = "one of true, t, yes, y, on, 1, false, f, no, n, off, 0";

    private static final char[][] TRUE = words("true", "t", "yes", "y", "on", "1");
    private static final char[][] FALSE = words("false", "f", "no", "n", "off", "0");

    private BooleanText() {}

    /** Whether these characters say true. */
    static boolean isTrue(char[] text, int from, int to) {
        return isOneOf(TRUE, text, from, to);
    }

    /** Whether these characters say false. */
    static boolean isFalse(char[] text, int from, int to) {
        return isOneOf(FALSE, text, from, to);
    }

    private static char[][] words(String... words) {
        char[][] characters = new char[words.length][];
        for (int word = 0; word < words.length; word++) {
            characters[word] = words[word].toCharArray();
        }
        return characters;
    }

    private static boolean isOneOf(char[][] words, char[] text, int from, int to) {
        for (char[] word : words) {
            if (isWord(word, text, from, to)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWord(char[] word, char[] text, int from, int to) {
        if (to - from != word.length) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            char c = text[from + i];
            if (word[i] != (c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c)) {
                return false;
            }
        }
        return true;
    }
}
