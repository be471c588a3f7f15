package io.headwater.receipts;

import io.headwater.receipts.Account.Late;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** A reconciliation by the words of its definition: everything is looked up in lists, as slowly as it likes. */
final class Oracle {
    private final List<Content> expected;
    private final List<Content> found;
    private final boolean keysAreKnown;

    /** A row or a record. */
    record Content(String key, String data) {}

    Oracle(List<Content> expected, List<Content> found, boolean keysAreKnown) {
        this.keysAreKnown = keysAreKnown;
        this.expected = expected.stream().map(this::known).toList();
        this.found = found.stream().map(this::known).toList();
    }

    private Content known(Content content) {
        return keysAreKnown ? content : new Content("", content.data());
    }

    /** Where in the stream the row is, or -1: the n-th record of a content is its n-th row. */
    private int place(int row) {
        Content content = expected.get(row);
        int before = 0;
        for (int i = 0; i < row; i++) {
            before += expected.get(i).equals(content) ? 1 : 0;
        }
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i).equals(content) && before-- == 0) {
                return i;
            }
        }
        return -1;
    }

    private static long count(List<Content> contents, Content content) {
        return contents.stream().filter(each -> Objects.equals(each, content)).count();
    }

    private boolean isAmbiguous(int row) {
        Content content = expected.get(row);
        return count(expected, content) > 1 && count(expected, content) != count(found, content);
    }

    List<Integer> missing() {
        List<Integer> missing = new ArrayList<>();
        for (int row = 0; row < expected.size(); row++) {
            if (place(row) < 0) {
                missing.add(row);
            }
        }
        return missing;
    }

    /** Late rows, each with the one behind it that came first. */
    List<Late> late() {
        List<Late> late = new ArrayList<>();
        for (int row = 0; row < expected.size(); row++) {
            int after = -1;
            for (int behind = row + 1; behind < expected.size(); behind++) {
                boolean counts =
                        expected.get(row).key().equals(expected.get(behind).key())
                                && place(row) >= 0
                                && place(behind) >= 0
                                && !isAmbiguous(row)
                                && !isAmbiguous(behind);
                if (counts && place(behind) < place(row) && (after < 0 || place(behind) < place(after))) {
                    after = behind;
                }
            }
            if (after >= 0) {
                late.add(new Late(row, after));
            }
        }
        return keysAreKnown ? late : List.of();
    }

    long foreign() {
        return found.stream().filter(each -> count(expected, each) == 0).count();
    }

    long duplicates() {
        Set<Content> contents = new HashSet<>(expected);
        return contents.stream()
                .mapToLong(each -> Math.max(0, count(found, each) - count(expected, each)))
                .sum();
    }
}
