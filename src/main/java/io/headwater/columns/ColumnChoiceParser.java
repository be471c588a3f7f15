package io.headwater.columns;

import io.headwater.columns.ColumnChoice.Named;
import io.headwater.columns.ColumnChoice.Part;
import io.headwater.columns.ColumnChoice.Rest;
import io.headwater.columns.ColumnTokens.Token;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a choice of columns.
 *
 * <pre>
 *   choice = entry { "," entry }
 *   entry  = name [ ":" type ] [ "as" name ] | "-" name | "*" [ ":" type ]
 * </pre>
 */
final class ColumnChoiceParser {
    /** The end: a token that nobody can write. */
    private static final Token END = new Token("", false);

    private final List<Token> tokens;
    private final List<Part> parts = new ArrayList<>();
    private final Set<String> columns = new HashSet<>();
    private final Set<String> sentAs = new HashSet<>();
    private final Set<String> dropped = new LinkedHashSet<>();
    private boolean hasRest;
    private int at;

    ColumnChoiceParser(String text) {
        this.tokens = ColumnTokens.of(text);
    }

    ColumnChoice parse() {
        do {
            entry();
        } while (taken(","));
        if (!next().equals(END)) {
            throw new ColumnSyntaxException(next().shown() + " cannot stand behind "
                    + tokens.get(at - 1).shown()
                    + "; a name with a blank, a comma, a colon or a quote in it must stand in double quotes");
        }
        // To say what is left out is to want what remains.
        if (parts.isEmpty()) {
            rest(Optional.empty());
        }
        requireThatDroppingMeansSomething();
        return new ColumnChoice(parts, dropped);
    }

    private void entry() {
        if (taken("*")) {
            rest(type());
        } else if (taken("-")) {
            String column = name("behind a hyphen");
            if (!dropped.add(column)) {
                throw new ColumnSyntaxException(shown(column) + " is dropped twice");
            }
        } else {
            String column = name(at == 0 ? "at the start" : "behind a comma");
            Optional<ColumnType> type = type();
            named(new Named(column, type, isAs(next()) ? renamed() : column));
        }
    }

    private String renamed() {
        at++;
        return name("behind as");
    }

    private void rest(Optional<ColumnType> type) {
        if (hasRest) {
            throw new ColumnSyntaxException("* stands twice");
        }
        hasRest = true;
        parts.add(new Rest(type));
    }

    private void named(Named column) {
        if (!sentAs.add(column.sentAs())) {
            throw new ColumnSyntaxException("two columns would be sent as " + shown(column.sentAs())
                    + ", and a JSON object has each name once");
        }
        columns.add(column.column());
        parts.add(column);
    }

    private void requireThatDroppingMeansSomething() {
        for (String column : dropped) {
            if (columns.contains(column)) {
                throw new ColumnSyntaxException(shown(column) + " is named and dropped");
            }
            if (!hasRest) {
                throw new ColumnSyntaxException("-" + shown(column)
                        + " drops a column of *, and there is no *: without it only what is named" + " is sent");
            }
        }
    }

    private Optional<ColumnType> type() {
        if (!taken(":")) {
            return Optional.empty();
        }
        Token word = next();
        Optional<ColumnType> type = word.quoted() ? Optional.empty() : ColumnType.of(word.text());
        if (type.isEmpty()) {
            throw new ColumnSyntaxException(
                    (word.equals(END) ? "nothing" : word.shown()) + " is no type, there are " + ColumnType.words());
        }
        at++;
        return type;
    }

    private String name(String where) {
        Token token = next();
        if (token.equals(END) || !token.isName()) {
            throw new ColumnSyntaxException("a name is missing " + where);
        }
        at++;
        return token.text();
    }

    /** The word is known by its place: a column may be called so. */
    private static boolean isAs(Token token) {
        return !token.quoted() && token.text().toLowerCase(Locale.ROOT).equals("as");
    }

    private boolean taken(String sign) {
        if (!next().is(sign)) {
            return false;
        }
        at++;
        return true;
    }

    private Token next() {
        return at < tokens.size() ? tokens.get(at) : END;
    }

    private static String shown(String name) {
        return new Token(name, !name.matches("[^-*,:\"\\s][^,:\"\\s]*")).shown();
    }
}
