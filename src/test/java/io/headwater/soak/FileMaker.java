package io.headwater.soak;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/** Makes files of good rows and bad ones, with whatever a CSV file may have in it. */
final class FileMaker {
    private static final List<String> PIECES =
            List.of("a", "B", "7", " ", "é", "漢", "😀", ",", "\"", "\n", "'", "\\", "\t", "#", "=", "{", "null");

    /** Stands for a byte that is no UTF-8, until the text is encoded. */
    private static final char NO_UTF8 = '\uE000';

    private static final int MIB = 1024 * 1024;
    private static final int LONGEST_KEY = 256;

    private final Random random;
    private final SoakColumns columns;
    private final List<String> keys;
    private final List<Bad> bad;
    private final StringBuilder text = new StringBuilder();
    private final List<SoakRow> rows = new ArrayList<>();
    private String end = "\n";
    private long line = 1;

    /** In which ways a row may be bad. */
    enum Bad {
        TOO_MANY_COLUMNS,
        TOO_FEW_COLUMNS,
        NO_UTF8,
        STRAY_QUOTE,
        NO_NUMBER,
        NO_KEY,
        LONG_KEY,
        OVERSIZE_RECORD,
        OVERSIZE_ROW
    }

    /**
     * @param keys of which each row has one
     * @param bad the ways in which rows are bad, in equal shares; few of those that are large
     */
    FileMaker(Random random, SoakColumns columns, List<String> keys, List<Bad> bad) {
        this.random = random;
        this.columns = columns;
        this.keys = keys;
        this.bad = bad;
    }

    SoakFile make(String name, int count, double badShare) {
        end = random.nextInt(4) == 0 ? "\r\n" : "\n";
        boolean hasHotKey = random.nextInt(3) == 0;
        append((random.nextInt(4) == 0 ? "\uFEFF" : "") + columns.header() + end);
        for (int number = 0; number < count; number++) {
            if (random.nextInt(200) == 0) {
                append(end);
            }
            String key = hasHotKey && random.nextInt(5) > 0 ? keys.get(0) : keys.get(random.nextInt(keys.size()));
            boolean last = number == count - 1;
            add(name, number, key, random.nextDouble() < badShare, !last || random.nextBoolean());
        }
        if (random.nextInt(4) == 0) {
            addUnclosedQuote(name, count);
        }
        return new SoakFile(name, text.toString(), List.copyOf(rows));
    }

    private void add(String file, int number, String key, boolean isBad, boolean ended) {
        List<String> values = new ArrayList<>();
        for (String column : columns.names()) {
            values.add(
                    switch (column) {
                        case SoakColumns.ID -> file + "#" + number;
                        case SoakColumns.KEY -> key;
                        case SoakColumns.NUMBER -> random.nextInt(10) == 0 ? "" : String.valueOf(random.nextInt());
                        default -> value();
                    });
        }
        String raw = isBad ? spoilt(bad.get(random.nextInt(bad.size())), values) : joined(values);
        Optional<String> json = isBad ? Optional.empty() : Optional.of(columns.json(values));
        add(new SoakRow(file, number, line, raw, key, json), ended);
    }

    private void add(SoakRow row, boolean ended) {
        rows.add(row);
        text.append(row.raw());
        line += row.raw().chars().filter(each -> each == '\n').count();
        if (ended) {
            append(end);
        }
    }

    /** Nothing comes after it that it could enclose. */
    private void addUnclosedQuote(String file, int number) {
        if (text.charAt(text.length() - 1) != '\n') {
            append(end);
        }
        add(new SoakRow(file, number, line, "\"" + file + "#" + number, "", Optional.empty()), random.nextBoolean());
    }

    private void append(String more) {
        text.append(encoded(more));
        line += more.chars().filter(each -> each == '\n').count();
    }

    private String value() {
        StringBuilder value = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            value.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return value.toString();
    }

    private String joined(List<String> values) {
        return encoded(values.stream()
                .map(value -> field(value, random.nextInt(10) == 0))
                .collect(Collectors.joining(",")));
    }

    static String field(String value, boolean quoted) {
        boolean needsQuotes = value.chars().anyMatch(each -> each == ',' || each == '"' || each == '\n');
        return quoted || needsQuotes ? "\"" + value.replace("\"", "\"\"") + "\"" : value;
    }

    /** The bytes of the text in UTF-8, one to a character. */
    private static String encoded(String text) {
        String bytes = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        String placeholder =
                new String(String.valueOf(NO_UTF8).getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        return bytes.replace(placeholder, "\u00FF");
    }

    private String spoilt(Bad kind, List<String> values) {
        int anyText = columns.indexOf(SoakColumns.TEXT);
        int key = columns.indexOf(SoakColumns.KEY);
        List<String> changed = new ArrayList<>(values);
        switch (kind) {
            case TOO_MANY_COLUMNS -> changed.add("more");
            case TOO_FEW_COLUMNS -> changed.remove(changed.size() - 1);
            case NO_UTF8 -> changed.set(anyText, "not" + NO_UTF8 + "text");
            case STRAY_QUOTE -> {
                changed.set(anyText, "stray");
                return joined(changed).replace("stray", "str\"ay");
            }
            case NO_NUMBER -> changed.set(columns.indexOf(SoakColumns.NUMBER), "+5");
            case NO_KEY -> changed.set(key, "");
            case LONG_KEY -> changed.set(key, "k".repeat(LONGEST_KEY + 1 + random.nextInt(100)));
            case OVERSIZE_RECORD -> changed.set(anyText, "x".repeat(MIB + random.nextInt(1000)));
            case OVERSIZE_ROW -> changed.set(anyText, "y".repeat(10 * MIB + random.nextInt(1000)));
        }
        return joined(changed);
    }
}
