package io.headwater.columns;

import java.util.ArrayList;
import java.util.List;

/** Cuts a choice of columns into names and signs, blanks between them left out. */
final class ColumnTokens {
    /**
     * A piece of the text.
     *
     * @param text a name without its quotes, a word, or one of {@code , : * -}
     * @param quoted whether it stood in quotes, and is a name whatever it looks like
     */
    record Token(String text, boolean quoted) {
        boolean is(String sign) {
            return !quoted && text.equals(sign);
        }

        /** A name can be anything but these. */
        boolean isName() {
            return quoted || !(is(",") || is(":") || is("*") || is("-"));
        }

        String shown() {
            return quoted ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
        }
    }

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private ColumnTokens(String text) {
        this.text = text;
    }

    /** The tokens of a text; throws {@link ColumnSyntaxException} when a quote is not closed. */
    static List<Token> of(String text) {
        ColumnTokens cutter = new ColumnTokens(text);
        while (cutter.at < text.length()) {
            cutter.next();
        }
        return cutter.tokens;
    }

    private void next() {
        char c = text.charAt(at);
        if (Character.isWhitespace(c)) {
            at++;
        } else if (c == '"') {
            tokens.add(new Token(quotedName(), true));
        } else if (c == ',' || c == ':' || c == '-') {
            // A hyphen inside a word belongs to it, and does not come here.
            tokens.add(new Token(String.valueOf(c), false));
            at++;
        } else {
            int from = at;
            while (at < text.length() && isPartOfWord(text.charAt(at))) {
                at++;
            }
            tokens.add(new Token(text.substring(from, at), false));
        }
    }

    private static boolean isPartOfWord(char c) {
        return c != ',' && c != ':' && c != '"' && !Character.isWhitespace(c);
    }

    private String quotedName() {
        StringBuilder name = new StringBuilder();
        int from = at++;
        while (true) {
            int quote = text.indexOf('"', at);
            if (quote < 0) {
                throw new ColumnSyntaxException("the quote before " + text.substring(from + 1) + " is not closed");
            }
            name.append(text, at, quote);
            at = quote + 1;
            if (at == text.length() || text.charAt(at) != '"') {
                return name.toString();
            }
            name.append('"');
            at++;
        }
    }
}
