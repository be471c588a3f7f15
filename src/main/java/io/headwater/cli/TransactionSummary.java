package io.headwater.cli;

import io.headwater.transactions.files.DayFileNames;
import io.headwater.transactions.files.Tally;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;

/** Tells what was made, in a few aligned lines. */
final class TransactionSummary {
    private TransactionSummary() {}

    static void print(PrintWriter out, Tally tally, DayFileNames names, Path folder, double seconds) {
        print(out, "Transactions", tally.transactions(), days(names));
        print(out, "Frauds", tally.frauds(), String.format(Locale.ENGLISH, "%.3f %%", 100 * tally.share()));
        print(out, "  scenario 1", tally.scenario1(), "amounts over 220");
        print(out, "  scenario 2", tally.scenario2(), "at compromised terminals");
        print(out, "  scenario 3", tally.scenario3(), "with leaked cards");
        print(out, "Files", names.days(), "in " + folder);
        out.printf(Locale.ENGLISH, "%-14s %,15.2f%n", "Seconds", seconds);
        out.flush();
    }

    private static void print(PrintWriter out, String what, long number, String remark) {
        out.printf(Locale.ENGLISH, "%-14s %,15d  %s%n", what, number, remark);
    }

    private static String days(DayFileNames names) {
        if (names.days() == 1) {
            return "on " + names.firstDate();
        }
        return "from %s to %s".formatted(names.firstDate(), names.firstDate().plusDays(names.days() - 1L));
    }
}
