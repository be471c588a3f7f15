package io.headwater.transactions.report;

import java.util.ArrayList;
import java.util.List;

/** Cells in columns as wide as their widest cell, two spaces apart. */
final class TextTable {
    private static final String GAP = "  ";

    private final String alignment;
    private final List<List<String>> rows = new ArrayList<>();

    /** @param alignment a letter a column: {@code l} for left, {@code r} for right */
    TextTable(String alignment) {
        this.alignment = alignment;
    }

    /** @param cells one for each column */
    TextTable row(List<String> cells) {
        rows.add(List.copyOf(cells));
        return this;
    }

    /** The lines, each ended by a line feed, without spaces before it. */
    String text() {
        int[] widths = new int[alignment.length()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                String cell = row.get(column);
                String space = " ".repeat(widths[column] - cell.length());
                line.append(column == 0 ? "" : GAP);
                line.append(alignment.charAt(column) == 'r' ? space + cell : cell + space);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
