package io.headwater.ingest;

import java.util.Arrays;

/**
 * Keeps one string of each text that comes again and again, such as symbols, so that a message need not make its own; a text
 * that falls on another one's place takes it. Not thread-safe.
 */
final class Texts {
    private static final int PLACES = 512;
    private static final int LONGEST = 64;
    private static final int HASH = 31;

    private final String[] kept = new String[PLACES];

    Texts() {
        Arrays.fill(kept, "");
    }

    String of(char[] characters, int from, int length) {
        if (length > LONGEST) {
            return new String(characters, from, length);
        }
        int hash = length;
        for (int i = from; i < from + length; i++) {
            hash = HASH * hash + characters[i];
        }
        int place = (hash ^ hash >>> 16) & PLACES - 1;
        String text = kept[place];
        if (!isSame(text, characters, from, length)) {
            text = new String(characters, from, length);
            kept[place] = text;
        }
        return text;
    }

    private static boolean isSame(String text, char[] characters, int from, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) != characters[from + i]) {
                return false;
            }
        }
        return true;
    }
}
