package io.headwater.soak;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rows that were set aside, each held against the file it came from: its line number, and its bytes. A file of
 * them that no receipt names is wrong.
 */
final class RejectedAccount {
    private static final Pattern BEFORE_THE_ROW = Pattern.compile("(\\d+),\"(?:[^\"]|\"\"){1,2000}+\",");
    private static final Pattern NUMBER_BEHIND = Pattern.compile("-\\d+(?=\\.[^.]*$)");

    private final Map<String, Map<Long, SoakRow>> byLine = new HashMap<>();
    private final Set<SoakRow> rows = new HashSet<>();
    private final Map<String, Long> count = new HashMap<>();
    private final List<String> wrong = new ArrayList<>();

    RejectedAccount(List<SoakFile> files) {
        for (SoakFile file : files) {
            Map<Long, SoakRow> lines = new HashMap<>();
            file.rows().forEach(row -> lines.put(row.line(), row));
            byLine.put(file.name(), lines);
        }
    }

    /**
     * Reads a file of rejected rows.
     *
     * @param named by receipts
     */
    void read(Path file, Set<String> named) throws IOException {
        if (!named.contains(String.valueOf(file.getFileName()))) {
            wrong.add(file + " is named by no receipt");
            return;
        }
        String name = NUMBER_BEHIND.matcher(String.valueOf(file.getFileName())).replaceFirst("");
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        int at = text.indexOf('\n') + 1;
        if (!text.startsWith("REJECTED_LINE,REJECTED_REASON,") || at == 0) {
            wrong.add(file + " does not begin with a header: " + text.lines().findFirst());
            return;
        }
        Matcher before = BEFORE_THE_ROW.matcher(text);
        while (at < text.length()) {
            before.region(at, text.length());
            if (!before.lookingAt()) {
                wrong.add(file + " goes on with " + text.substring(at, Math.min(text.length(), at + 100)));
                return;
            }
            SoakRow row = byLine.getOrDefault(name, Map.of()).get(Long.parseLong(before.group(1)));
            if (row == null || !text.startsWith(row.raw(), before.end())) {
                wrong.add(file + " has another row than its file at line " + before.group(1));
                return;
            }
            if (rows.add(row)) {
                count.merge(name, 1L, Long::sum);
            } else {
                wrong.add(file + " has the row of line " + before.group(1) + " again");
            }
            int end = text.indexOf('\n', before.end() + row.raw().length());
            at = end < 0 ? text.length() : end + 1;
        }
    }

    boolean contains(SoakRow row) {
        return rows.contains(row);
    }

    long of(String file) {
        return count.getOrDefault(file, 0L);
    }

    long size() {
        return rows.size();
    }

    List<String> wrong() {
        return wrong;
    }
}
