package io.headwater.cli;

import io.headwater.transactions.files.DayFileNames;
import io.headwater.transactions.files.ScenarioCounts;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;

/** Tells what was made, in a few aligned lines. */
final class TransactionSummary {
    private TransactionSummary() {}

    static void print(PrintWriter out, ScenarioCounts counts, DayFileNames names, Path folder, double seconds) {
        print(out, "Transactions", counts.transactions(), days(names));
        print(out, "Frauds", counts.frauds(), String.format(Locale.ENGLISH, "%.3f %%", 100 * counts.share()));
        print(out, "  scenario 1", counts.scenario1(), "amounts over 220");
        print(out, "  scenario 2", counts.scenario2(), "at compromised terminals");
        print(out, "  scenario 3", counts.scenario3(), "with leaked cards");
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
